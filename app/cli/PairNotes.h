// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "audio/TrackAnalysis.h"
#include "base/Sentence.h"

namespace semblance::cli {

/// What a user should know about the two tracks of a match: clipping, DC offset, a band-limited or much
/// narrower reference, the same file twice. Empty for two ordinary tracks.
std::vector<Sentence> pairNotes(const TrackAnalysis& input, const TrackAnalysis& reference);

}  // namespace semblance::cli
