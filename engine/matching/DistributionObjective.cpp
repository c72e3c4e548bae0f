// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/DistributionObjective.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;

constexpr std::int64_t kPositions = 24;  // of the level distribution
constexpr double kQuietShare = 0.15;     // of the frames, left out
constexpr double kPowerFloor = 1e-11;

struct Setting {
  double frameSeconds;
  std::int64_t bands;
};
constexpr Setting kSettings[] = {{0.0853, 48}, {0.0213, 24}, {0.0053, 8}};

// Triangles on a logarithmic axis from 40 Hz to `highest`, each at least two bins wide.
Tensor bandMatrix(std::int64_t fftSize, std::int64_t bands, double sampleRate, double highest) {
  const std::int64_t bins = fftSize / 2 + 1;
  const double binWidth = sampleRate / static_cast<double>(fftSize);
  const double lowest = std::max(40.0, binWidth);
  const double step = std::log(highest / lowest) / static_cast<double>(bands - 1);
  Tensor matrix = torch::zeros({bins, bands}, torch::kFloat32);
  auto cells = matrix.accessor<float, 2>();
  for (std::int64_t b = 0; b < bands; ++b) {
    const double centre = lowest * std::exp(step * static_cast<double>(b));
    const double halfWidth = std::max(centre * step, 1.2 * binWidth);
    for (std::int64_t k = 1; k < bins; ++k)
      cells[k][b] = static_cast<float>(
          std::max(0.0, 1.0 - std::abs(static_cast<double>(k) * binWidth - centre) / halfWidth));
  }
  return matrix / torch::clamp_min(matrix.sum(0, true), 1e-6);
}

std::int64_t powerOfTwo(double samples) {
  return static_cast<std::int64_t>(std::bit_ceil(static_cast<unsigned>(samples / std::numbers::sqrt2)));
}

}  // namespace

DistributionObjective::Resolution DistributionObjective::resolutionAt(std::size_t number, double sampleRate,
                                                                      double highestFrequency) {
  const Setting& setting = kSettings[number];
  Resolution resolution;
  resolution.fftSize = powerOfTwo(setting.frameSeconds * sampleRate);
  resolution.window = torch::hann_window(resolution.fftSize);
  resolution.bands = bandMatrix(resolution.fftSize, setting.bands, sampleRate, highestFrequency);
  resolution.weights = torch::linspace(0.5, 1.5, kPositions).unsqueeze(-1);
  return resolution;
}

// Every reference is measured at its own rate: the same bands of the same sound in other bins.
DistributionObjective::DistributionObjective(const std::vector<Reference>& references, double sampleRate,
                                             double highestFrequency) {
  torch::NoGradGuard untracked;
  for (std::size_t number = 0; number < std::size(kSettings); ++number) {
    Resolution resolution = resolutionAt(number, sampleRate, highestFrequency);
    resolution.quantiles = torch::zeros({kPositions, kSettings[number].bands});
    for (const Reference& reference : references)
      resolution.quantiles +=
          reference.share *
          levelQuantiles(reference.signal, resolutionAt(number, reference.sampleRate, highestFrequency));
    resolutions_.push_back(std::move(resolution));
  }
}

Tensor DistributionObjective::levelQuantiles(const Tensor& signal, const Resolution& resolution) {
  const Tensor spectrum = torch::stft(signal, resolution.fftSize, resolution.fftSize / 2, resolution.fftSize,
                                      resolution.window, /*center=*/true, "reflect", /*normalized=*/false,
                                      /*onesided=*/true, /*return_complex=*/true);
  const Tensor parts = torch::view_as_real(spectrum);
  const Tensor power =
      torch::square(parts).sum(-1).mean(0) *
      (16.0 / static_cast<double>(resolution.fftSize * resolution.fftSize));  // [bins, frames]
  const Tensor levels =
      (10.0 / std::numbers::ln10) * torch::log(torch::matmul(power.t(), resolution.bands) + kPowerFloor);
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
