// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumSmoothing.h"

#include <algorithm>
#include <cmath>

namespace semblance::ui {

BandSpectrum smoothed(const BandSpectrum& fine, int fraction) {
  constexpr int kFine = 24;
  const int reach = fraction > 0 ? kFine / fraction / 2 : 0;
  if (reach == 0) return fine;
  BandSpectrum result = fine;
  const int count = static_cast<int>(fine.levels.size());
  for (int band = 0; band < count; ++band) {
    double power = 0.0;
    const int first = std::max(0, band - reach);
    const int last = std::min(count - 1, band + reach);
    for (int other = first; other <= last; ++other)
      power += std::pow(10.0, fine.levels[static_cast<std::size_t>(other)] / 10.0);
    result.levels[static_cast<std::size_t>(band)] = 10.0 * std::log10(power / (last - first + 1));
  }
  return result;
}

}  // namespace semblance::ui
