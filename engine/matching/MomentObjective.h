// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "matching/BandLevels.h"

namespace semblance {

/// How far each moment of one signal is from the most similar moment of the other, in both directions (the
/// Chamfer distance of their spectra in dB). Where DistributionObjective compares band by band and so depends
/// on how often each sound occurs, this one asks only that every sound has its like.
class MomentObjective {
 public:
  /// For signals at `sampleRate` Hz. Of several references the distances are averaged. Bands outside the
  /// two frequencies are left out.
  MomentObjective(const std::vector<ReferenceSignal>& references, double sampleRate, double highestFrequency,
                  double lowestFrequency = kLowestBandHz);

  /// Mean distance in dB; differentiable with respect to `signal` [C, N]. Overall level is not part of it.
  torch::Tensor distance(const torch::Tensor& signal) const;

 private:
  /// How moments are measured at one rate.
  struct Analysis {
    torch::Tensor window;
    torch::Tensor bands;
    torch::Tensor moments(const torch::Tensor& signal) const;  ///< [T, bands] dB, mean level set aside
  };
  struct Sounds {
    torch::Tensor moments;
    double share;
  };
  static Analysis analysisAt(double sampleRate, double highestFrequency, double lowestFrequency);

  Analysis analysis_;
  std::vector<Sounds> references_;
};

}  // namespace semblance
