// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "matching/BandLevels.h"

namespace semblance {

/// How differently two signals of different content are distributed: for every band of three STFT
/// resolutions, the distance of the sorted short-time levels in dB (the 1-D Wasserstein distance between the
/// level distributions), quiet frames left out, louder ones weighted more. An equaliser shows as a shift, a
/// compressor as a narrowing.
class DistributionObjective {
 public:
  /// For signals at `sampleRate` Hz. Of several references the quantiles are averaged, in dB: the middle of
  /// their distributions in the same distance. Bands outside the two frequencies are left out.
  DistributionObjective(const std::vector<ReferenceSignal>& references, double sampleRate,
                        double highestFrequency, double lowestFrequency = kLowestBandHz);

  /// Mean distance in dB; differentiable with respect to `signal` [C, N]. Overall level is not part of it.
  torch::Tensor distance(const torch::Tensor& signal) const;

 private:
  struct Resolution {
    std::int64_t fftSize;
    torch::Tensor window;
    torch::Tensor bands;      ///< [bins, bands], triangles of unit sum
    torch::Tensor quantiles;  ///< [positions, bands] of the reference, dB
    torch::Tensor weights;    ///< [positions, 1]
  };
  static Resolution resolutionAt(std::size_t number, double sampleRate, double highestFrequency,
                                 double lowestFrequency);
  static torch::Tensor levelQuantiles(const torch::Tensor& signal, const Resolution& resolution);

  std::vector<Resolution> resolutions_;
};

}  // namespace semblance
