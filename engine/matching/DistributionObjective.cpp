// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/DistributionObjective.h"

#include <algorithm>
#include <cmath>

#include "matching/BandLevels.h"

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;

constexpr std::int64_t kPositions = 24;  // of the level distribution
constexpr double kQuietShare = 0.15;     // of the frames, left out

struct Setting {
  double frameSeconds;
  std::int64_t bands;
};
constexpr Setting kSettings[] = {{0.0853, 48}, {0.0213, 24}, {0.0053, 8}};

}  // namespace

DistributionObjective::Resolution DistributionObjective::resolutionAt(std::size_t number, double sampleRate,
                                                                      double highestFrequency,
                                                                      double lowestFrequency) {
  const Setting& setting = kSettings[number];
  Resolution resolution;
  resolution.fftSize = nearestPowerOfTwo(setting.frameSeconds * sampleRate);
  resolution.window = torch::hann_window(resolution.fftSize);
  resolution.bands =
      bandMatrix(resolution.fftSize, setting.bands, sampleRate, highestFrequency, lowestFrequency);
  resolution.weights = torch::linspace(0.5, 1.5, kPositions).unsqueeze(-1);
  return resolution;
}

// Every reference is measured at its own rate: the same bands of the same sound in other bins.
DistributionObjective::DistributionObjective(const std::vector<ReferenceSignal>& references,
                                             double sampleRate, double highestFrequency,
                                             double lowestFrequency) {
  torch::NoGradGuard untracked;
  for (std::size_t number = 0; number < std::size(kSettings); ++number) {
    Resolution resolution = resolutionAt(number, sampleRate, highestFrequency, lowestFrequency);
    resolution.quantiles = torch::zeros({kPositions, kSettings[number].bands});
    for (const ReferenceSignal& reference : references)
      resolution.quantiles +=
          reference.share * levelQuantiles(reference.signal, resolutionAt(number, reference.sampleRate,
                                                                          highestFrequency, lowestFrequency));
    resolutions_.push_back(std::move(resolution));
  }
}

Tensor DistributionObjective::levelQuantiles(const Tensor& signal, const Resolution& resolution) {
  const Tensor levels = bandLevels(signal, resolution.window, resolution.bands);
  const Tensor sorted = std::get<0>(levels.sort(0));
  const Tensor places = torch::linspace(kQuietShare, 1.0, kPositions, torch::kFloat64) *
                        static_cast<double>(sorted.size(0) - 1);
  const Tensor below =
      torch::clamp_max(places.floor(), static_cast<double>(sorted.size(0) - 2)).to(torch::kInt64);
  const Tensor share = (places - below).to(torch::kFloat32).unsqueeze(-1);
  return sorted.index_select(0, below) * (1.0 - share) + sorted.index_select(0, below + 1) * share;
}

Tensor DistributionObjective::distance(const Tensor& signal) const {
  Tensor sum = torch::zeros({});
  for (const Resolution& resolution : resolutions_) {
    const Tensor difference = levelQuantiles(signal, resolution) - resolution.quantiles;
    // The common level is set aside: it is placed in closed form.
    const Tensor centred = difference - (difference * resolution.weights).mean() / resolution.weights.mean();
    sum = sum + (centred.abs() * resolution.weights).mean();
  }
  return sum / static_cast<double>(resolutions_.size());
}

}  // namespace semblance
