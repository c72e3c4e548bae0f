// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance {

/// How far each moment of one signal is from the most similar moment of the other, in both directions (the
/// Chamfer distance of their spectra in dB). Where DistributionObjective compares band by band and so depends
/// on how often each sound occurs, this one asks only that every sound has its like.
class MomentObjective {
 public:
  /// `reference` [C, N] float32 at `sampleRate` Hz. Bands above `highestFrequency` are left out.
  MomentObjective(const torch::Tensor& reference, double sampleRate, double highestFrequency);

  /// Mean distance in dB; differentiable with respect to `signal` [C, N]. Overall level is not part of it.
  torch::Tensor distance(const torch::Tensor& signal) const;

 private:
  torch::Tensor moments(const torch::Tensor& signal) const;  ///< [T, bands] dB, mean level set aside

  std::int64_t fftSize_;
  torch::Tensor window_, bands_, reference_;
};

}  // namespace semblance
