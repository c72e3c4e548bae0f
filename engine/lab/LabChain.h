// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "lab/LabParameters.h"

/// The chain of the compared systems on batches. Positions are one tensor [B, kLabControls], see
/// labParameters().
namespace semblance {

/// [B, kParameterCount] float64 physical values for differentiable::applyChain(): everything that is not
/// controlled is neutral. Differentiable.
torch::Tensor chainValues(const torch::Tensor& positions);

/// The exact processors on a batch [B, 1, N] float32, each item from rest, on up to `threads` threads. Not
/// differentiable.
torch::Tensor exactChain(const torch::Tensor& audio, const torch::Tensor& positions, double sampleRate,
                         int threads);

/// Positions of controls that change nothing (gains 0 dB, ratio 1): where every system starts.
torch::Tensor neutralPositions();

}  // namespace semblance
