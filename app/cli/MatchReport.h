// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/Console.h"
#include "cli/MatchRun.h"
#include "session/Session.h"

namespace semblance::cli {

/// The document of `match --json`; its keys are stable.
Json matchJson(const MatchRun& run);

/// The same for a reader: settings that were moved, and the distance to the reference before and after.
std::string matchText(const MatchRun& run);

/// One line: distances before and after.
std::string matchLine(const MatchRun& run);

/// What `--session` saves.
Session matchSession(const MatchRun& run, const MatchFlags& flags);

/// path, sample_rate, channels, seconds, lufs, true_peak_db, crest_db.
Json trackJson(const TrackAnalysis& track);

}  // namespace semblance::cli
