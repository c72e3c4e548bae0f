// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/EqualiserRange.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {

namespace {

constexpr double kFadeOctaves = 0.5;

bool isLimit(double hertz) { return hertz == 0.0 || (hertz >= kLowestLimitHz && hertz <= kHighestLimitHz); }

/// 0 at a limit and before it, 1 from the end of the fade.
double fade(double octavesWithin) {
  const double position = std::clamp(octavesWithin / kFadeOctaves, 0.0, 1.0);
  return 0.5 - 0.5 * std::cos(std::numbers::pi * position);
}

}  // namespace

Result<void> checkLimits(const EqualiserLimits& limits) {
  if (!isLimit(limits.lowestHz) || !isLimit(limits.highestHz))
    return fail("The limits of the match must lie between 20 Hz and 20 kHz. Set them again.");
  if (limits.lowestHz > 0.0 && limits.highestHz > 0.0 && limits.highestHz < kNarrowestRange * limits.lowestHz)
    return fail("The limits of the match must be at least an octave apart. Set them again.");
  if (limits.bands < 1 || limits.bands > static_cast<int>(kBandCount))
    return fail("The match can use 1 to %1 bands of the equaliser. Set the number again.", kBandCount);
  return {};
}

double matchedShare(const EqualiserLimits& limits, double frequency) {
  double share = 1.0;
  if (limits.lowestHz > 0.0) share *= fade(std::log2(frequency / limits.lowestHz));
  if (limits.highestHz > 0.0) share *= fade(std::log2(limits.highestHz / frequency));
  return share;
}

void limitCurve(TargetCurve& curve, const EqualiserLimits& limits, bool freeLevel) {
  if (!limits.limited()) return;
  double level = 0.0;
  double weight = 0.0;
  double shares = 0.0;
  for (std::size_t k = 0; k < curve.frequencies.size(); ++k) {
    const double share = matchedShare(limits, curve.frequencies[k]);
    level += share * curve.weights[k] * curve.levels[k];
    weight += share * curve.weights[k];
    shares += share;
  }
  const double mean = freeLevel && weight > 0.0 ? level / weight : 0.0;
  const double held = shares > 0.0 ? weight / shares : 0.0;
  for (std::size_t k = 0; k < curve.frequencies.size(); ++k) {
    const double share = matchedShare(limits, curve.frequencies[k]);
    curve.levels[k] = share * (curve.levels[k] - mean);
    curve.weights[k] = share * curve.weights[k] + (1.0 - share) * held;
  }
}

}  // namespace semblance
