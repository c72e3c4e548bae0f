// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/ChainSettings.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// Puts the threshold `relativeDb` above or below thresholdReferenceDb() of the equalised input.
void placeThreshold(ChainSettings& settings, double relativeDb, const Excerpts& input);

/// Sets the output gain so that the input leaves the chain at `targetLufs`; what is beyond its range becomes
/// make-up gain of a compressor that acts. Silence gets no gain.
void placeLevel(ChainSettings& settings, double targetLufs, const Excerpts& input);

/// Neutral values in the sections that Match may not touch.
void neutraliseUnmatched(ChainSettings& settings, const MatchSections& sections);

}  // namespace semblance
