// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ChainSettings.h"

#include <algorithm>
#include <cmath>

namespace semblance {
namespace {

float scaledValue(const ParameterInfo& info, float value, double strength) {
  switch (info.strength) {
    case StrengthRole::Fixed:
      return value;
    case StrengthRole::Scaled: {
      const double neutral = info.neutral;
      return clampedToRange(info.id, static_cast<float>(neutral + strength * (value - neutral)));
    }
    case StrengthRole::Ratio: {
      const double steepest = 1.0 - 1.0 / static_cast<double>(info.maximum);
      const double slope = std::min(strength * (1.0 - 1.0 / static_cast<double>(value)), steepest);
      return clampedToRange(info.id, static_cast<float>(1.0 / (1.0 - slope)));
    }
  }
  return value;
}

}  // namespace

ChainSettings neutralSettings(ChainPreset chain) {
  ChainSettings settings;
  settings.chain = chain;
  for (const ParameterInfo& info : parameterTable()) settings[info.id] = info.neutral;
  return settings;
}

ChainSettings sanitised(const ChainSettings& settings) {
  ChainSettings result = settings;
  for (const ParameterInfo& info : parameterTable()) {
    float& value = result[info.id];
    value = std::isfinite(value) ? clampedToRange(info.id, value) : info.neutral;
  }
  result.bypassMask &= (1u << kEffectCount) - 1u;
  if (static_cast<std::size_t>(result.chain) >= kChainPresetCount) result.chain = ChainPreset::EqCompressor;
  result.bandsOff &= (1u << kBandCount) - 1u;
  for (std::size_t band = 0; band < kBandCount; ++band)
    if (std::ranges::find(kBandTypes, result.bandTypes[band]) == kBandTypes.end())
      result.bandTypes[band] = kEqualiserBands[band].usualType;
  return result;
}

ChainSettings withStrength(const ChainSettings& settings, double strength) {
  EffectStrengths strengths;
  strengths.fill(strength);
  return withStrength(settings, strengths);
}

ChainSettings withStrength(const ChainSettings& settings, const EffectStrengths& strengths) {
  ChainSettings result = sanitised(settings);
  for (const ParameterInfo& info : parameterTable()) {
    const double strength = strengths[static_cast<std::size_t>(info.effect)];
    if (strength == 1.0) continue;
    const double amount = strength > 0.0 ? std::min(strength, 1.5) : 0.0;
    result[info.id] = scaledValue(info, result[info.id], amount);
  }
  return result;
}

}  // namespace semblance
