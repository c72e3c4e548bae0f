// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace semblance {

/// Gains in dB, none above 0, that bring sources of the given integrated loudness (LUFS) to that of the
/// quietest. A source without a loudness (silence, not measured) stays as it is and lowers nobody.
template <std::size_t N>
std::array<double, N> levelMatchOffsets(const std::array<double, N>& lufs) {
  double quietest = std::numeric_limits<double>::infinity();
  for (const double value : lufs) {
    if (std::isfinite(value)) quietest = std::min(quietest, value);
  }
  std::array<double, N> offsets{};
  for (std::size_t i = 0; i < N; ++i) {
    if (std::isfinite(lufs[i])) offsets[i] = quietest - lufs[i];
  }
  return offsets;
}

}  // namespace semblance
