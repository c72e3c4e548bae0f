// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "effects/ParameterTable.h"

namespace semblance {

/// Which effects a chain consists of. The signal passes them in the order of Effect.
enum class ChainPreset : std::uint8_t { EqCompressor, EqCompressorSaturation, GraphicEqCompressor };
inline constexpr std::size_t kChainPresetCount = 3;

struct ChainPresetInfo {
  ChainPreset preset;
  std::string_view key;    ///< stable, in files and for --chain: "eq-compressor"
  std::string_view label;  ///< as shown: "EQ + compressor"
  std::uint32_t effects;   ///< bit e set: Effect e is in use
};

namespace detail {
consteval std::uint32_t effectBits(std::initializer_list<Effect> effects) {
  std::uint32_t bits = 0;
  for (const Effect effect : effects) bits |= 1u << static_cast<unsigned>(effect);
  return bits;
}
}  // namespace detail

/// Gains and stereo width belong to every chain.
inline constexpr std::array<ChainPresetInfo, kChainPresetCount> kChainPresets{{
    {ChainPreset::EqCompressor, "eq-compressor", "EQ + compressor",
     detail::effectBits(
         {Effect::InputGain, Effect::Equaliser, Effect::Compressor, Effect::Width, Effect::OutputGain})},
    {ChainPreset::EqCompressorSaturation, "eq-compressor-saturation", "EQ + compressor + saturation",
     detail::effectBits({Effect::InputGain, Effect::Equaliser, Effect::Compressor, Effect::Saturation,
                         Effect::Width, Effect::OutputGain})},
    {ChainPreset::GraphicEqCompressor, "graphic-eq-compressor", "Graphic EQ + compressor",
     detail::effectBits({Effect::InputGain, Effect::GraphicEqualiser, Effect::Compressor, Effect::Width,
                         Effect::OutputGain})},
}};

constexpr const ChainPresetInfo& chainPresetInfo(ChainPreset preset) {
  return kChainPresets[static_cast<std::size_t>(preset)];
}

constexpr bool chainUses(ChainPreset preset, Effect effect) {
  return (chainPresetInfo(preset).effects >> static_cast<unsigned>(effect)) & 1u;
}

constexpr std::optional<ChainPreset> chainPresetFromKey(std::string_view key) {
  for (const ChainPresetInfo& info : kChainPresets)
    if (info.key == key) return info.preset;
  return std::nullopt;
}

}  // namespace semblance
