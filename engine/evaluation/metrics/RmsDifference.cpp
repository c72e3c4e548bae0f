// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/RmsDifference.h"

#include <algorithm>
#include <cmath>

namespace semblance {

double rmsDb(std::span<const float> signal) {
  double sum = 0.0;
  for (const float sample : signal) sum += static_cast<double>(sample) * static_cast<double>(sample);
  const double rms = signal.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(signal.size()));
  return 20.0 * std::log10(std::max(rms, 1e-8));
}

double rmsDifferenceDb(std::span<const float> output, std::span<const float> target) {
  return std::abs(rmsDb(output) - rmsDb(target));
}

double rmsDifferencePublished(std::span<const float> output, std::span<const float> target) {
  return kPublishedPerDecibel * rmsDifferenceDb(output, target);
}

}  // namespace semblance
