// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance::differentiable {

/// Branching one-pole of the compressor with its hand-written adjoint. `reduction` [R, N] is the wanted gain
/// reduction in dB, `attack` and `release` [R] are smoothing coefficients a of y[n] = a y[n-1] + (1 - a) x[n]
/// (the attack's where x[n] > y[n-1]), y[-1] = 0. The backward pass is the same recursion run in reverse with
/// the stored branches, so gradients are exact wherever the branch does not change.
torch::Tensor smoothReduction(const torch::Tensor& reduction, const torch::Tensor& attack,
                              const torch::Tensor& release);

}  // namespace semblance::differentiable
