// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// Which stretch of a track its drawn spectrum is the average of.
enum class Averaging {
  WholeTrack,
  Selection,  ///< the selected stretch; the whole track where nothing is selected
  Slow,       ///< the 3 s up to the play position
  Fast        ///< the 0.3 s up to the play position
};

/// What of a track is drawn: empty for the whole. `position` in seconds; none: the track is not listened to.
std::optional<TimeRange> averagedStretch(Averaging averaging, const std::optional<TimeRange>& selection,
                                         std::optional<double> position);

/// The average over a stretch in 1/24-octave bands; over the whole track without a stretch, or where the
/// track has no history.
BandSpectrum averageSpectrum(const TrackAnalysis& track, const std::optional<TimeRange>& stretch);

/// Between which levels a track is four fifths of the time: the 10 % and the 90 % quantile of its short-time
/// levels in thirds of an octave. Empty without a history.
struct LevelRange {
  BandSpectrum low;
  BandSpectrum high;
};
LevelRange levelRange(const TrackAnalysis& track, const std::optional<TimeRange>& stretch);

}  // namespace semblance::ui
