// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

namespace semblance {

/// Draws written out here because the standard distributions differ between libraries, and an example of a
/// training set should be the same everywhere.
using RandomEngine = std::mt19937_64;

/// A generator for number `index` of stream `seed`.
inline RandomEngine randomEngine(std::uint64_t seed, std::uint64_t index) {
  std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                         static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32)};
  return RandomEngine(sequence);
}

/// Uniform in [low, high).
inline double drawUniform(RandomEngine& random, double low, double high) {
  return low + (high - low) * (static_cast<double>(random() >> 11) * 0x1.0p-53);
}

/// Uniform on a logarithmic scale in [low, high), both positive.
inline double drawLogarithmic(RandomEngine& random, double low, double high) {
  return low * std::pow(high / low, drawUniform(random, 0.0, 1.0));
}

/// True with this probability.
inline bool drawChance(RandomEngine& random, double probability) {
  return drawUniform(random, 0.0, 1.0) < probability;
}

/// A whole number in [low, high); `low` when the range is empty.
inline std::int64_t drawInteger(RandomEngine& random, std::int64_t low, std::int64_t high) {
  if (high <= low) return low;
  const auto drawn =
      static_cast<std::int64_t>(drawUniform(random, 0.0, 1.0) * static_cast<double>(high - low));
  return low + (drawn < high - low ? drawn : high - low - 1);
}

/// +value or -value.
inline double drawSign(RandomEngine& random, double value) {
  return drawChance(random, 0.5) ? value : -value;
}

}  // namespace semblance
