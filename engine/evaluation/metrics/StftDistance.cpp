// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/StftDistance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace semblance {

namespace {

constexpr float kPowerFloor = 1e-8f;

struct Sums {
  double logarithmic = 0.0;
  double linear = 0.0;
};

Sums compareFrame(std::span<const float> output, std::span<const float> target) {
  Sums sums;
  for (std::size_t k = 0; k < output.size(); ++k) {
    const float x = std::max(output[k], kPowerFloor);
    const float y = std::max(target[k], kPowerFloor);
    sums.logarithmic += static_cast<double>(0.5f * std::abs(std::log(x / y)));
    sums.linear += static_cast<double>(std::abs(std::sqrt(x) - std::sqrt(y)));
  }
  return sums;
}

}  // namespace

double StftDistance::Value::logarithmic() const {
  return std::accumulate(logarithmicPerSize.begin(), logarithmicPerSize.end(), 0.0) / kSizes.size();
}

double StftDistance::Value::linear() const {
  return std::accumulate(linearPerSize.begin(), linearPerSize.end(), 0.0) / kSizes.size();
}

StftDistance::StftDistance() {
  for (const int size : kSizes) {
    output_.emplace_back(size, size / 2);
    target_.emplace_back(size, size / 2);
  }
}

StftDistance::Value StftDistance::measure(std::span<const float> output, std::span<const float> target) {
  const std::size_t length = std::min(output.size(), target.size());
  Value value;
  for (std::size_t s = 0; s < kSizes.size(); ++s) {
    output_[s].load(output.first(length));
    target_[s].load(target.first(length));
    Sums sums;
    for (std::size_t frame = 0; frame < output_[s].frames(); ++frame) {
      const Sums part = compareFrame(output_[s].power(frame), target_[s].power(frame));
      sums.logarithmic += part.logarithmic;
      sums.linear += part.linear;
    }
    const auto count = static_cast<double>(output_[s].frames() * output_[s].bins());
    value.logarithmicPerSize[s] = sums.logarithmic / count;
    value.linearPerSize[s] = sums.linear / count;
  }
  return value;
}

}  // namespace semblance
