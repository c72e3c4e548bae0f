// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/TrackAnalysis.h"
#include "effects/ChainSettings.h"

namespace semblance::ui {

/// Change of loudness in LU that equaliser and gains of the chain bring to a track, from its third-octave
/// spectrum with the weighting of BS.1770. What the compressor takes away is left out, so that a level
/// matched by this estimate is rather too low than too high until the result has been measured. White noise,
/// whose energy above the third-octaves counts, comes out up to 0.8 dB low. 0 for silence.
double estimatedLoudnessChange(const TrackAnalysis& input, const ChainSettings& settings);

}  // namespace semblance::ui
