// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/MomentObjective.h"

#include "matching/BandLevels.h"

namespace semblance {

using torch::Tensor;

namespace {

constexpr double kFrameSeconds = 0.0213;
constexpr std::int64_t kBands = 32;
constexpr std::int64_t kMostMoments = 256;
constexpr double kQuietShare = 0.3;  // of the frames, left out

}  // namespace

MomentObjective::MomentObjective(const Tensor& reference, double sampleRate, double highestFrequency)
    : fftSize_(nearestPowerOfTwo(kFrameSeconds * sampleRate)),
      window_(torch::hann_window(fftSize_)),
      bands_(bandMatrix(fftSize_, kBands, sampleRate, highestFrequency)) {
  torch::NoGradGuard untracked;
  reference_ = moments(reference);
}

Tensor MomentObjective::moments(const Tensor& signal) const {
  const Tensor levels = bandLevels(signal, window_, bands_);
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
  const Tensor own = moments(signal);
  const Tensor apart = (own.unsqueeze(1) - reference_.unsqueeze(0)).abs().mean(-1);  // [T, T']
  return 0.5 * (std::get<0>(apart.min(1)).mean() + std::get<0>(apart.min(0)).mean());
}

}  // namespace semblance
