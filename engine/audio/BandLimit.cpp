// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/BandLimit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace semblance {

namespace {

constexpr std::size_t strips = 200;       // equal parts of the band up to half the rate
constexpr std::size_t transition = 4;     // strips that the cliff may take
constexpr std::size_t shoulder = 6;       // strips below it whose level it falls from
constexpr std::size_t lowestStrip = 20;   // further down, 20 dB within the transition are an ordinary slope
constexpr double smallestDrop = 20.0;     // dB
constexpr double faintestLevel = -150.0;  // dB of a full-scale sine in a bin: below the noise of 24 bits
constexpr double practicallyNyquist = 0.95;

std::vector<double> levelsOf(const std::vector<double>& power) {
  std::vector<double> levels;
  const std::size_t bins = power.size() - 1;
  for (std::size_t i = 0; i < strips; ++i) {
    const std::size_t begin = i * bins / strips;
    const std::size_t end = std::max(begin + 1, (i + 1) * bins / strips);
    double sum = 0.0;
    for (std::size_t k = begin; k < end; ++k) sum += power[k];
    levels.push_back(
        std::max(faintestLevel, 10.0 * std::log10(sum / static_cast<double>(end - begin) + 1e-30)));
  }
  return levels;
}

double meanBelow(const std::vector<double>& levels, std::size_t strip) {
  double sum = 0.0;
  for (std::size_t i = strip - shoulder; i < strip; ++i) sum += levels[i];
  return sum / shoulder;
}

// A tenth of the strips may stand out: a line whistle or a spur must not hide the cliff.
double ceilingAbove(const std::vector<double>& levels, std::size_t strip) {
  std::vector<double> above(levels.begin() + static_cast<std::ptrdiff_t>(strip), levels.end());
  const auto rank = above.begin() + static_cast<std::ptrdiff_t>(above.size() * 9 / 10);
  std::nth_element(above.begin(), rank, above.end());
  return *rank;
}

}  // namespace

double bandLimitHz(const std::vector<double>& meanPower, int sampleRate) {
  const double nyquist = sampleRate / 2.0;
  const auto levels = levelsOf(meanPower);
  std::size_t cliff = 0;
  double largestDrop = smallestDrop;
  for (std::size_t i = lowestStrip; i + transition < strips; ++i) {
    const double drop = meanBelow(levels, i) - ceilingAbove(levels, i + transition);
    if (drop < largestDrop) continue;
    largestDrop = drop;
    cliff = i;
  }
  if (cliff == 0) return nyquist;
  const double shoulderLevel = meanBelow(levels, cliff);
  while (cliff < strips && levels[cliff] > shoulderLevel - smallestDrop / 2.0) ++cliff;
  const double limit = nyquist * static_cast<double>(cliff) / strips;
  return limit < practicallyNyquist * nyquist ? limit : nyquist;
}

}  // namespace semblance
