// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

/// Twins of effects/ClipperCurve.h and effects/Distortion.h without memory and at the rate itself: no
/// oversampling, so aliases stay. Signals are [B, C, N].
namespace semblance::differentiable {

/// (S(g x + o) - S(o))/g. Linear `drive`, `offset` and `hardness` broadcast against the signal. The gradient
/// with respect to the hardness is one-sided where the two blends meet.
torch::Tensor clip(const torch::Tensor& signal, const torch::Tensor& drive, const torch::Tensor& offset,
                   const torch::Tensor& hardness);

/// The mean of each channel taken away: what the streaming processors do with a 3 Hz high-pass.
torch::Tensor withoutMean(const torch::Tensor& signal);

/// sum of p_k x^(k+1) for `coefficients` [B, H].
torch::Tensor taylor(const torch::Tensor& signal, const torch::Tensor& coefficients);

/// sum of p_k T_k(x) for `coefficients` [B, H], with x held at +-1.
torch::Tensor chebyshev(const torch::Tensor& signal, const torch::Tensor& coefficients);

}  // namespace semblance::differentiable
