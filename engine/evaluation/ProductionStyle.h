// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "learning/RandomDraws.h"
#include "learning/Treatment.h"

namespace semblance {

/// The five production styles of the published realistic experiment (DeepAFx-ST, JAES 2022, section on style
/// transfer; ranges as in its program).
enum class ProductionStyle { Neutral, Broadcast, Telephone, Bright, Warm };
inline constexpr std::array kProductionStyles{ProductionStyle::Neutral, ProductionStyle::Broadcast,
                                              ProductionStyle::Telephone, ProductionStyle::Bright,
                                              ProductionStyle::Warm};
std::string_view styleName(ProductionStyle style);  ///< "neutral"

/// The sign of the warm style's high shelf: -20 to -26 dB as described, or +14 to +20 dB as in the released
/// program, where a minus sign binds too tightly.
enum class WarmShelf { Intended, Released };

/// One clip's style: sections with Q 0.707, then a hard-knee compressor without make-up gain.
struct StyleSettings {
  struct Compressor {
    double thresholdDb = 0.0;  ///< dBFS
    double attackMs = 10.0;    ///< 10-90 %
    double releaseMs = 100.0;
    double ratio = 1.0;
  };
  std::vector<TreatmentBand> bands;
  std::optional<Compressor> compressor;  ///< bright and warm have none
};

/// Uniform draws from the published ranges of a style.
StyleSettings drawStyle(ProductionStyle style, WarmShelf warm, RandomEngine& random);

/// Applies it in place to one channel at `sampleRate` Hz, from rest: the exact sections and the exact
/// compressor of the chain (the styles' gains exceed the controls' ranges, so it is not a ChainSettings).
void applyStyle(const StyleSettings& settings, std::span<float> samples, double sampleRate);

}  // namespace semblance
