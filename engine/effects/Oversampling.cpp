// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Oversampling.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {
namespace {

constexpr int kLength = OversamplingTaps::kFactor * OversamplingTaps::kSpan;  // symmetric around its half

/// Value of the low-pass `n` oversampled samples from its start, n = 0..kLength.
double prototype(int n) {
  constexpr double kBeta = 10.06;  // -100 dB
  const double t = n - 0.5 * kLength;
  const double position = 2.0 * t / kLength;
  const double window = std::cyl_bessel_i(0.0, kBeta * std::sqrt(std::max(0.0, 1.0 - position * position))) /
                        std::cyl_bessel_i(0.0, kBeta);
  const double x = std::numbers::pi * t / OversamplingTaps::kFactor;
  return window * (t == 0.0 ? 1.0 : std::sin(x) / x);
}

OversamplingTaps design() {
  constexpr auto kFactor = static_cast<std::size_t>(OversamplingTaps::kFactor);
  OversamplingTaps taps;
  std::array<double, kFactor> sums{};
  double whole = 0.0;
  for (int k = 0; k <= OversamplingTaps::kSpan; ++k) {
    const auto frame = static_cast<std::size_t>(k);
    for (std::size_t p = 0; p < kFactor; ++p) {
      const int forward = OversamplingTaps::kFactor * k + static_cast<int>(p);
      const int backward = OversamplingTaps::kFactor * k - static_cast<int>(p);
      taps.up[frame][p] = forward <= kLength ? prototype(forward) : 0.0;
      taps.down[frame][p] = backward >= 0 ? prototype(backward) : 0.0;
      sums[p] += taps.up[frame][p];
      whole += taps.down[frame][p];
    }
  }
  // A constant passes exactly, so that the four samples of a frame do not swing around it.
  for (std::size_t k = 0; k < taps.up.size(); ++k) {
    for (std::size_t p = 0; p < kFactor; ++p) {
      taps.up[k][p] /= sums[p];
      taps.down[k][p] /= whole;
    }
  }
  return taps;
}

}  // namespace

const OversamplingTaps& oversamplingTaps() {
  static const OversamplingTaps taps = design();
  return taps;
}

}  // namespace semblance
