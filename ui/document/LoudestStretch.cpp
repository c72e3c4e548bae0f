// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/LoudestStretch.h"

#include <algorithm>
#include <cmath>

namespace semblance::ui {

std::optional<TimeRange> loudestStretch(const WaveformOverview& overview, double seconds, double length) {
  const std::size_t columns = overview.rms.size();
  if (columns == 0 || !(length > 0.0) || length >= seconds) return std::nullopt;
  const double columnSeconds = seconds / static_cast<double>(columns);
  const auto width =
      std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(length / columnSeconds)), 1, columns);
  double power = 0.0;
  double most = -1.0;
  std::size_t best = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    power += static_cast<double>(overview.rms[column]) * overview.rms[column];
    if (column >= width)
      power -= static_cast<double>(overview.rms[column - width]) * overview.rms[column - width];
    if (column + 1 < width || power <= most * (1.0 + 1e-9)) continue;
    most = power;
    best = column + 1 - width;
  }
  const double begin = std::min(static_cast<double>(best) * columnSeconds, seconds - length);
  return TimeRange{begin, begin + length};
}

}  // namespace semblance::ui
