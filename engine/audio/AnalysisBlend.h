// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "audio/TrackAnalysis.h"

namespace semblance {

/// What reports compare with when there are several references: loudness, loudness range and crest factor
/// averaged, third octaves and fine spectrum averaged in dB relative to each track's loudness over the tracks
/// that have the band, the largest peak and the highest band limit. The path is empty. `shares` add up to 1,
/// one for each track; at least one track, none of them silent.
TrackAnalysis blendedAnalysis(std::span<const TrackAnalysis> tracks, std::span<const double> shares);

}  // namespace semblance
