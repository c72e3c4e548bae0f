// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "learning/RandomDraws.h"

namespace semblance {

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

Interval central95(std::vector<double> values) {
  // A resample whose denominator is zero has no ratio.
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.empty()) return {kNotANumber, kNotANumber};
  std::sort(values.begin(), values.end());
  const auto at = [&values](double position) {
    const double place = position * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - static_cast<double>(below));
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

double meanOf(std::span<const double> values) {
  if (values.empty()) return kNotANumber;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standardDeviationOf(std::span<const double> values) {
  if (values.size() < 2) return kNotANumber;
  const double mean = meanOf(values);
  double sum = 0.0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

Bootstrap::Bootstrap(std::size_t examples, std::uint64_t seed)
    : examples_(examples), counts_(examples * kResamples) {
  RandomEngine random = randomEngine(seed, examples);
  for (std::size_t resample = 0; resample < kResamples; ++resample)
    for (std::size_t draw = 0; draw < examples; ++draw) {
      const auto drawn = drawInteger(random, 0, static_cast<std::int64_t>(examples));
      ++counts_[resample * examples + static_cast<std::size_t>(drawn)];
    }
}

double Bootstrap::resampledSum(std::size_t resample, std::span<const double> values) const {
  double sum = 0.0;
  for (std::size_t k = 0; k < examples_; ++k) sum += counts_[resample * examples_ + k] * values[k];
  return sum;
}

Interval Bootstrap::ofMean(std::span<const double> values) const {
  std::vector<double> means(kResamples);
  for (std::size_t r = 0; r < kResamples; ++r)
    means[r] = resampledSum(r, values) / static_cast<double>(examples_);
  return central95(std::move(means));
}

Interval Bootstrap::ofRatio(std::span<const double> numerators, std::span<const double> denominators) const {
  std::vector<double> ratios(kResamples);
  for (std::size_t r = 0; r < kResamples; ++r)
    ratios[r] = resampledSum(r, numerators) / resampledSum(r, denominators);
  return central95(std::move(ratios));
}

}  // namespace semblance
