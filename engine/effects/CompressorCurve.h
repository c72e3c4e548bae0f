// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace semblance {

/// Time constants follow the 10-90 % convention: after the stated time a step has covered 8/9 of its way.
/// Coefficient a of y[n] = a y[n-1] + (1 - a) x[n].
inline double smoothingCoefficient(double milliseconds, double sampleRate) {
  return std::exp(-2.1972245773362196 / (sampleRate * milliseconds * 0.001));  // ln 9
}

/// Detector level in dBFS of a sample magnitude, floored at -96 dB.
inline double detectorLevelDb(double magnitude) {
  const double level = 20.0 * std::log10(magnitude + 1e-8);
  return level > -96.0 ? level : -96.0;
}

/// Static gain reduction (>= 0 dB) of a feed-forward soft-knee compressor at a level, all in dB:
/// (1 - 1/R) times the overshoot, reached along a parabola inside the knee.
inline double gainReductionDb(double level, double threshold, double ratio, double knee) {
  const double slope = 1.0 - 1.0 / ratio;
  const double over = level - threshold;
  if (2.0 * over <= -knee) return 0.0;
  if (2.0 * over >= knee) return slope * over;
  const double inside = over + 0.5 * knee;
  return slope * inside * inside / (2.0 * knee);
}

}  // namespace semblance
