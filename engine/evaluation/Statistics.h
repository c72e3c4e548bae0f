// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace semblance {

/// Arithmetic mean; not a number for no values.
double meanOf(std::span<const double> values);

/// Sample standard deviation (n - 1); not a number for fewer than two values.
double standardDeviationOf(std::span<const double> values);

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

/// Percentile bootstrap over examples: the same resamples serve every figure of them, so that what is
/// measured on the same examples stays paired. Repeatable for a seed.
class Bootstrap {
 public:
  static constexpr int kResamples = 2000;

  Bootstrap(std::size_t examples, std::uint64_t seed);

  /// 95 % interval of the mean; not a number without examples. Spans have one value per example.
  Interval ofMean(std::span<const double> values) const;
  /// 95 % interval of mean(numerators) / mean(denominators).
  Interval ofRatio(std::span<const double> numerators, std::span<const double> denominators) const;

 private:
  std::size_t examples_;
  std::vector<std::uint16_t> counts_;  ///< how often each example occurs, per resample
  double resampledSum(std::size_t resample, std::span<const double> values) const;
};

}  // namespace semblance
