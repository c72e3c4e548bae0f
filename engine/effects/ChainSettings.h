// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "effects/ChainPreset.h"
#include "effects/EqualiserBands.h"
#include "effects/ParameterTable.h"

namespace semblance {

/// One snapshot of every control, small enough to copy whole to the audio thread.
struct ChainSettings {
  std::array<float, kParameterCount> values{};  ///< physical values, indexed by ParameterId
  std::uint32_t bypassMask = 0;                 ///< bit e set: Effect e passes its input through
  std::uint32_t bandsOff = 0;                   ///< bit b set: band b of the equaliser does nothing
  BandTypes bandTypes = usualBandTypes();
  ChainPreset chain = ChainPreset::EqCompressor;  ///< which effects are in use

  float operator[](ParameterId id) const { return values[indexOf(id)]; }
  float& operator[](ParameterId id) { return values[indexOf(id)]; }
  bool bypassed(Effect effect) const { return (bypassMask >> static_cast<unsigned>(effect)) & 1u; }
  void setBypassed(Effect effect, bool on) {
    const std::uint32_t bit = 1u << static_cast<unsigned>(effect);
    bypassMask = on ? (bypassMask | bit) : (bypassMask & ~bit);
  }
  /// The effect is in the chain, bypassed or not; the values of the others are kept and not heard.
  bool uses(Effect effect) const { return chainUses(chain, effect); }
  bool acts(Effect effect) const { return uses(effect) && !bypassed(effect); }
  bool bandOff(int band) const { return (bandsOff >> static_cast<unsigned>(band)) & 1u; }
  void setBandOff(int band, bool off) {
    const std::uint32_t bit = 1u << static_cast<unsigned>(band);
    bandsOff = off ? (bandsOff | bit) : (bandsOff & ~bit);
  }
  BandType bandType(int band) const { return bandTypes[static_cast<std::size_t>(band)]; }
  void setBandType(int band, BandType type) { bandTypes[static_cast<std::size_t>(band)] = type; }
  bool operator==(const ChainSettings&) const = default;
};
static_assert(std::is_trivially_copyable_v<ChainSettings>);

/// Every parameter at its neutral value, nothing bypassed: output equals input.
ChainSettings neutralSettings(ChainPreset chain = ChainPreset::EqCompressor);

/// Every value finite and inside its range; a value that is not finite becomes neutral.
ChainSettings sanitised(const ChainSettings& settings);

/// The settings at `strength` (0 neutral, 1 as given, up to 1.5); frequencies, Q, threshold and times stay.
ChainSettings withStrength(const ChainSettings& settings, double strength);

/// The same with a strength for each effect, indexed by Effect.
using EffectStrengths = std::array<double, kEffectCount>;
ChainSettings withStrength(const ChainSettings& settings, const EffectStrengths& strengths);

}  // namespace semblance
