// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance::differentiable {

/// Controls of the compressor with one time constant, [B] each, in the units of
/// effects/SimplifiedCompressor.h.
struct SimplifiedCompressorValues {
  torch::Tensor threshold, timeConstantMs, ratio, knee, makeUp;
};

/// Twin of effects/SimplifiedCompressor: the same recursion with its adjoint, exact up to rounding. Signals
/// are [B, C, N] at `sampleRate` Hz, channels linked.
torch::Tensor compressSimply(const torch::Tensor& signal, const SimplifiedCompressorValues& values,
                             double sampleRate);

}  // namespace semblance::differentiable
