// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <algorithm>
#include <array>

#include "effects/Biquad.h"
#include "effects/GraphicBands.h"

namespace semblance::ui {

/// The bands of an equaliser as nodes of a plot: the parametric one's six, which move in both directions and
/// have a Q, or the graphic one's ten, whose frequency and width are fixed. Which of them is the chain's
/// choice.
inline constexpr std::size_t kMostNodes = std::max(kBandCount, kGraphicBandCount);

/// The three values of one band of the equaliser.
struct BandValues {
  double frequency = 1000.0;  ///< Hz
  double gain = 0.0;          ///< dB
  double q = 0.7;
  bool operator==(const BandValues&) const = default;
};

/// Bands have a frequency and a Q of their own, and can be switched off and soloed.
inline bool hasParametricBands(const ChainSettings& settings) { return settings.uses(Effect::Equaliser); }
/// How many bands there are at this rate; the graphic equaliser has fewer at low rates.
int nodeCount(const ChainSettings& settings, double sampleRate);
BandValues bandValues(const ChainSettings& settings, int band);
/// Inside the ranges of the parameter table; what is fixed stays.
BandValues clampedToRange(const ChainSettings& settings, int band, BandValues values);
ParameterId gainOfBand(const ChainSettings& settings, int band);
/// Does nothing: switched off, or in an equaliser that is bypassed.
bool bandSilent(const ChainSettings& settings, int band);
/// "Band 2, Peak: 200 Hz, -3.0 dB, Q 0.70".
QString bandText(const ChainSettings& settings, int band);

/// The largest gain, up or down, of the bands' nodes and of the curve between 20 Hz and 20 kHz, dB.
double largestGain(const ChainSettings& settings, double sampleRate);
/// Half-heights that the gain axis may have, dB.
inline constexpr std::array kGainRanges{3, 6, 12, 24};
/// A gain axis shows this gain and the rim of a node there.
bool fitsGainRange(double gain, int decibel);
/// The smallest half-height, from 6 on, that shows this gain; 12 where there is none, and 24 for what none
/// shows.
int fittedGainRange(double gain);

}  // namespace semblance::ui
