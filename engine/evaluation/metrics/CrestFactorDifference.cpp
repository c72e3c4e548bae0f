// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/CrestFactorDifference.h"

#include <algorithm>
#include <cmath>

#include "evaluation/metrics/RmsDifference.h"

namespace semblance {

double crestFactorDb(std::span<const float> signal) {
  float peak = 0.0f;
  for (const float sample : signal) peak = std::max(peak, std::abs(sample));
  if (peak == 0.0f) return 0.0;
  return std::max(0.0, 20.0 * std::log10(static_cast<double>(peak)) - rmsDb(signal));
}

double crestFactorDifferenceDb(std::span<const float> output, std::span<const float> target) {
  return std::abs(crestFactorDb(output) - crestFactorDb(target));
}

double crestFactorDifferencePublished(std::span<const float> output, std::span<const float> target) {
  return kPublishedPerDecibel * crestFactorDifferenceDb(output, target);
}

}  // namespace semblance
