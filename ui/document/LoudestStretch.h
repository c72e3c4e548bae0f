// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// Where the mean power over `length` seconds is highest, from the overview of a track of `seconds`; none
/// where the track is not longer than that.
std::optional<TimeRange> loudestStretch(const WaveformOverview& overview, double seconds, double length);

}  // namespace semblance::ui
