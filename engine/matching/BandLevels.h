// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance {

inline constexpr double kLowestBandHz = 40.0;

/// A signal that others are compared with.
struct ReferenceSignal {
  torch::Tensor signal;  ///< [C, N] float32
  double sampleRate = 0.0;
  double share = 1.0;  ///< of all references, adding up to 1
};

/// Triangles of unit sum on a logarithmic axis from `lowest` to `highest` Hz, each at least two bins wide:
/// [fftSize / 2 + 1, bands].
torch::Tensor bandMatrix(std::int64_t fftSize, std::int64_t bands, double sampleRate, double highest,
                         double lowest = kLowestBandHz);

/// Power of two nearest to a number of samples, from 0.71 times to 1.41 times.
std::int64_t nearestPowerOfTwo(double samples);

/// Short-time levels in dB of `signal` [C, N], half-overlapped frames, averaged over channels: [frames,
/// bands]. A full-scale sine has the power 1. Differentiable.
torch::Tensor bandLevels(const torch::Tensor& signal, const torch::Tensor& window,
                         const torch::Tensor& bandMatrix);

}  // namespace semblance
