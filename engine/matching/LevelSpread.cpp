// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LevelSpread.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace semblance {
namespace {

constexpr double kBlockSeconds = 0.05;
constexpr double kAbsoluteGateDb = -70.0;
constexpr double kRelativeGateDb = 40.0;

struct Block {
  double levelDb;
  double crestDb;
};

Block measureBlock(const AudioBuffer& audio, std::int64_t first, std::int64_t frames) {
  double square = 0.0;
  float peak = 0.0f;
  for (int c = 0; c < audio.channels(); ++c) {
    for (const float sample :
         audio.channel(c).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(frames))) {
      square += static_cast<double>(sample) * sample;
      peak = std::max(peak, std::abs(sample));
    }
  }
  const double mean = square / static_cast<double>(frames * audio.channels()) + 1e-20;
  const double level = 10.0 * std::log10(mean);
  return {level, 20.0 * std::log10(static_cast<double>(peak) + 1e-10) - level};
}

double percentile(std::vector<double>& values, double share) {
  const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + place, values.end());
  return values[static_cast<std::size_t>(place)];
}

}  // namespace

LevelSpread measureLevelSpread(const Excerpts& excerpts) {
  std::vector<Block> blocks;
  double loudest = kAbsoluteGateDb;
  const auto length = static_cast<std::int64_t>(std::max(1.0, kBlockSeconds * excerpts.sampleRate));
  for (const AudioBuffer& part : excerpts.parts) {
    for (std::int64_t first = 0; first + length <= part.frames(); first += length) {
      blocks.push_back(measureBlock(part, first, length));
      loudest = std::max(loudest, blocks.back().levelDb);
    }
  }
  const double gate = std::max(kAbsoluteGateDb, loudest - kRelativeGateDb);
  std::vector<double> levels;
  LevelSpread spread;
  for (const Block& block : blocks) {
    if (block.levelDb <= gate) continue;
    levels.push_back(block.levelDb);
    spread.crestDb += block.crestDb;
  }
  if (levels.empty()) return {};
  spread.crestDb /= static_cast<double>(levels.size());
  spread.loudDb = percentile(levels, 0.95);
  spread.macroDb = spread.loudDb - percentile(levels, 0.5);
  return spread;
}

}  // namespace semblance
