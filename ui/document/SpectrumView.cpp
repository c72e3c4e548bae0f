// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SpectrumView.h"

#include <algorithm>

namespace semblance::ui {

std::optional<TimeRange> averagedStretch(Averaging averaging, const std::optional<TimeRange>& selection,
                                         std::optional<double> position) {
  constexpr double kSlowSeconds = 3.0;
  constexpr double kFastSeconds = 0.3;
  switch (averaging) {
    case Averaging::WholeTrack:
      return std::nullopt;
    case Averaging::Selection:
      return selection;
    case Averaging::Slow:
    case Averaging::Fast:
      break;
  }
  if (!position) return std::nullopt;
  const double seconds = averaging == Averaging::Slow ? kSlowSeconds : kFastSeconds;
  return TimeRange{std::max(0.0, *position - seconds), std::max(*position, 0.0)};
}

BandSpectrum averageSpectrum(const TrackAnalysis& track, const std::optional<TimeRange>& stretch) {
  if (!stretch || track.history.empty()) return track.fineSpectrum;
  return track.history.mean(*stretch);
}

LevelRange levelRange(const TrackAnalysis& track, const std::optional<TimeRange>& stretch) {
  constexpr double kLow = 0.1;
  constexpr double kHigh = 0.9;
  const TimeRange range = stretch.value_or(TimeRange{0.0, track.format.seconds() + 1.0});
  return {track.history.quantile(kLow, range), track.history.quantile(kHigh, range)};
}

}  // namespace semblance::ui
