// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "effects/ParameterTable.h"

namespace semblance {

enum class BandType : std::uint8_t { LowShelf, Peak, HighShelf };
inline constexpr std::array kBandTypes{BandType::LowShelf, BandType::Peak, BandType::HighShelf};

/// "low_shelf", "peak", "high_shelf": stable key in files.
std::string_view bandTypeKey(BandType type);
std::optional<BandType> bandTypeFromKey(std::string_view key);
/// "Low shelf", "Peak", "High shelf".
std::string_view bandTypeLabel(BandType type);

/// Rows of the parameter table that make up one band of the equaliser.
struct EqualiserBand {
  BandType usualType;  ///< what it is unless the settings say otherwise, and what matching sets
  ParameterId gain;
  ParameterId frequency;
  ParameterId q;
};
inline constexpr std::size_t kBandCount = 6;
inline constexpr std::array<EqualiserBand, kBandCount> kEqualiserBands{{
    {BandType::LowShelf, ParameterId::LowShelfGain, ParameterId::LowShelfFrequency, ParameterId::LowShelfQ},
    {BandType::Peak, ParameterId::Peak1Gain, ParameterId::Peak1Frequency, ParameterId::Peak1Q},
    {BandType::Peak, ParameterId::Peak2Gain, ParameterId::Peak2Frequency, ParameterId::Peak2Q},
    {BandType::Peak, ParameterId::Peak3Gain, ParameterId::Peak3Frequency, ParameterId::Peak3Q},
    {BandType::Peak, ParameterId::Peak4Gain, ParameterId::Peak4Frequency, ParameterId::Peak4Q},
    {BandType::HighShelf, ParameterId::HighShelfGain, ParameterId::HighShelfFrequency,
     ParameterId::HighShelfQ},
}};

/// One type for each band.
using BandTypes = std::array<BandType, kBandCount>;
constexpr BandTypes usualBandTypes() {
  BandTypes types{};
  for (std::size_t band = 0; band < kBandCount; ++band) types[band] = kEqualiserBands[band].usualType;
  return types;
}

/// Index of a band, 0-5.
int bandIndex(const EqualiserBand& band);
/// Stable name in files: "low_shelf", "peak1" ... "high_shelf", whatever the band's type.
std::string_view bandKey(int band);

}  // namespace semblance
