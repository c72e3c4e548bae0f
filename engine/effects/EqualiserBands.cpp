// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/EqualiserBands.h"

#include <algorithm>

namespace semblance {

std::string_view bandTypeKey(BandType type) {
  switch (type) {
    case BandType::LowShelf:
      return "low_shelf";
    case BandType::Peak:
      return "peak";
    case BandType::HighShelf:
      return "high_shelf";
  }
  return {};
}

std::optional<BandType> bandTypeFromKey(std::string_view key) {
  const auto found = std::ranges::find(kBandTypes, key, bandTypeKey);
  return found == kBandTypes.end() ? std::nullopt : std::optional(*found);
}

std::string_view bandTypeLabel(BandType type) {
  switch (type) {
    case BandType::LowShelf:
      return "Low shelf";
    case BandType::Peak:
      return "Peak";
    case BandType::HighShelf:
      return "High shelf";
  }
  return {};
}

int bandIndex(const EqualiserBand& band) {
  const auto found = std::ranges::find(kEqualiserBands, band.gain, &EqualiserBand::gain);
  return static_cast<int>(found - kEqualiserBands.begin());
}

std::string_view bandKey(int band) {
  constexpr std::string_view before = "eq.";
  constexpr std::string_view behind = ".gain";
  std::string_view key = parameterInfo(kEqualiserBands[static_cast<std::size_t>(band)].gain).key;
  key.remove_prefix(before.size());
  key.remove_suffix(behind.size());
  return key;
}

}  // namespace semblance
