// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/MomentObjective.h"

namespace semblance {

using torch::Tensor;

namespace {

constexpr double kFrameSeconds = 0.0213;
constexpr std::int64_t kBands = 32;
constexpr std::int64_t kMostMoments = 256;
constexpr double kQuietShare = 0.3;  // of the frames, left out

}  // namespace

MomentObjective::Analysis MomentObjective::analysisAt(double sampleRate, double highestFrequency,
                                                      double lowestFrequency) {
  const std::int64_t size = nearestPowerOfTwo(kFrameSeconds * sampleRate);
  return {torch::hann_window(size), bandMatrix(size, kBands, sampleRate, highestFrequency, lowestFrequency)};
}

// Every reference is measured at its own rate: the same bands of the same sound in other bins.
MomentObjective::MomentObjective(const std::vector<ReferenceSignal>& references, double sampleRate,
                                 double highestFrequency, double lowestFrequency)
    : analysis_(analysisAt(sampleRate, highestFrequency, lowestFrequency)) {
  torch::NoGradGuard untracked;
  for (const ReferenceSignal& reference : references)
    references_.push_back(
        {analysisAt(reference.sampleRate, highestFrequency, lowestFrequency).moments(reference.signal),
         reference.share});
}

Tensor MomentObjective::Analysis::moments(const Tensor& signal) const {
  const Tensor levels = bandLevels(signal, window, bands);
  const Tensor loudness = levels.detach().mean(1);
  const auto quiet = static_cast<std::int64_t>(kQuietShare * static_cast<double>(loudness.size(0)));
  const Tensor active = std::get<0>(std::get<1>(loudness.sort(0)).slice(0, quiet).sort(0));
  const std::int64_t count = std::min(active.size(0), kMostMoments);
  const Tensor chosen = active.index_select(
      0, torch::linspace(0.0, static_cast<double>(active.size(0) - 1), count).to(torch::kInt64));
  const Tensor kept = levels.index_select(0, chosen);
  return kept - kept.mean();
}

Tensor MomentObjective::distance(const Tensor& signal) const {
  const Tensor own = analysis_.moments(signal);
  Tensor sum = torch::zeros({});
  for (const Sounds& reference : references_) {
    const Tensor apart = (own.unsqueeze(1) - reference.moments.unsqueeze(0)).abs().mean(-1);  // [T, T']
    sum =
        sum + (0.5 * reference.share) * (std::get<0>(apart.min(1)).mean() + std::get<0>(apart.min(0)).mean());
  }
  return sum;
}

}  // namespace semblance
