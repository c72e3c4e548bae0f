// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/BandLimit.h"

#include <algorithm>
#include <cmath>

namespace semblance {
namespace {

constexpr double kLowestLimitHz = 1500.0;
constexpr double kSmoothingHz = 150.0;
constexpr double kBelowHz = 600.0;  // stretch below a candidate whose mean is compared ...
constexpr double kGapHz = 350.0;    // ... with what lies this far above it
constexpr double kCliffDb = 18.0;
constexpr double kEdgeDb = 6.0;  // how far below its surroundings the upper edge of a cliff is
constexpr double kAudibleRangeDb = 55.0;
constexpr double kFloorPower = 1e-15;

/// Levels in dB of the power averaged over +-kSmoothingHz / 2.
std::vector<double> smoothedLevels(const std::vector<double>& power, double binHz) {
  const auto reach = static_cast<std::size_t>(std::max(1.0, 0.5 * kSmoothingHz / binHz));
  std::vector<double> sums(power.size() + 1, 0.0);
  for (std::size_t k = 0; k < power.size(); ++k) sums[k + 1] = sums[k] + power[k];
  std::vector<double> levels(power.size());
  for (std::size_t k = 0; k < power.size(); ++k) {
    const std::size_t begin = k > reach ? k - reach : 0;
    const std::size_t end = std::min(power.size(), k + reach + 1);
    const double mean = (sums[end] - sums[begin]) / static_cast<double>(end - begin);
    levels[k] = 10.0 * std::log10(std::max(mean, kFloorPower));
  }
  return levels;
}

}  // namespace

double bandLimitOf(const std::vector<double>& meanPower, int sampleRate) {
  const double nyquist = 0.5 * sampleRate;
  if (meanPower.size() < 16) return nyquist;
  const double binHz = nyquist / static_cast<double>(meanPower.size() - 1);
  const std::vector<double> levels = smoothedLevels(meanPower, binHz);
  const double strongest = *std::max_element(levels.begin(), levels.end());
  const auto below = static_cast<std::size_t>(kBelowHz / binHz);
  const auto gap = static_cast<std::size_t>(kGapHz / binHz);
  const auto lowest = std::max(static_cast<std::size_t>(kLowestLimitHz / binHz), below + 1);

  const auto meanBelow = [&](std::size_t k) {
    double mean = 0.0;
    for (std::size_t j = k - below; j < k; ++j) mean += levels[j];
    return mean / static_cast<double>(below);
  };

  double best = kCliffDb;
  std::size_t cliff = 0;
  double above = -400.0;  // strongest level from k + gap upwards
  for (std::size_t k = meanPower.size() - 1 - std::min(gap, meanPower.size() - 1); k > lowest; --k) {
    above = std::max(above, levels[k + gap]);
    if (above > strongest - kAudibleRangeDb) break;
    const double drop = meanBelow(k) - above;
    if (drop > best) {
      best = drop;
      cliff = k;
    }
  }
  if (cliff == 0) return nyquist;
  while (cliff > lowest && levels[cliff] < meanBelow(cliff) - kEdgeDb) --cliff;  // climb to its upper edge
  return static_cast<double>(cliff) * binHz;
}

}  // namespace semblance
