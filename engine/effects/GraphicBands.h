// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/Biquad.h"

namespace semblance {

/// One octave band of the graphic equaliser.
struct GraphicBand {
  BandType type;
  double frequency;  ///< Hz
  ParameterId gain;
};
inline constexpr std::size_t kGraphicBandCount = 10;
inline constexpr std::array<GraphicBand, kGraphicBandCount> kGraphicBands{{
    {BandType::LowShelf, 31.25, ParameterId::GraphicGain1},
    {BandType::Peak, 62.5, ParameterId::GraphicGain2},
    {BandType::Peak, 125.0, ParameterId::GraphicGain3},
    {BandType::Peak, 250.0, ParameterId::GraphicGain4},
    {BandType::Peak, 500.0, ParameterId::GraphicGain5},
    {BandType::Peak, 1000.0, ParameterId::GraphicGain6},
    {BandType::Peak, 2000.0, ParameterId::GraphicGain7},
    {BandType::Peak, 4000.0, ParameterId::GraphicGain8},
    {BandType::Peak, 8000.0, ParameterId::GraphicGain9},
    {BandType::HighShelf, 16000.0, ParameterId::GraphicGain10},
}};

/// Bands from 0.45 of the rate on are left out: they would lie at another frequency than they say.
constexpr bool graphicBandExists(const GraphicBand& band, double sampleRate) {
  return band.frequency < 0.45 * sampleRate;
}

/// 1/(2 sinh(ln 2/2 B w/sin w)), the audio-EQ-cookbook's Q for a bandwidth, with B = 2 as in the published
/// graphic equaliser: neighbouring bands overlap.
inline double graphicBandQ(double frequency, double sampleRate) {
  constexpr double kBandwidth = 2.0;  // octaves
  const double omega = 2.0 * std::numbers::pi * frequency / sampleRate;
  return 1.0 / (2.0 * std::sinh(0.5 * std::numbers::ln2 * kBandwidth * omega / std::sin(omega)));
}

/// Section of a band; one that passes everything where the band does not exist.
BiquadCoefficients<double> graphicBandSection(const GraphicBand& band, double gainDb, double sampleRate);

/// All ten at the gains of the settings.
std::array<BiquadCoefficients<double>, kGraphicBandCount> graphicSections(const ChainSettings& settings,
                                                                          double sampleRate);

}  // namespace semblance
