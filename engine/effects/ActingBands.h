// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "effects/Biquad.h"

namespace semblance {

/// One band of the equaliser that the chain uses, as it acts at a rate.
struct ActingBand {
  int number;  ///< of the band in its equaliser, from 1
  BandType type;
  double frequency;  ///< Hz
  double gain;       ///< dB
  double q;
};
/// The bands that are not switched off and that the rate has a place for; none where the equaliser is
/// bypassed. The frequency is the one that is set: see clampedFrequency().
std::vector<ActingBand> actingBands(const ChainSettings& settings, double sampleRate);

}  // namespace semblance
