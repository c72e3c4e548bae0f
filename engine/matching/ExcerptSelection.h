// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "audio/AudioReader.h"
#include "base/Result.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// Tracks and ranges up to this length are listened to as a whole.
inline constexpr double kWholeSeconds = 40.0;

/// What is listened to of one track.
struct SelectedExcerpts {
  Excerpts excerpts;
  std::vector<TimeRange> ranges;  ///< where they lie, in order
};

/// All of a short track or range (up to kWholeSeconds); of a longer one the loudest of two candidates in each
/// of six equal stretches, 6 s each, without those that are 20 dB quieter than the loudest. Reads by seeking,
/// so the cost does not grow with the length. Errors: those of reading; a range outside the track; less than
/// 0.5 s.
Result<SelectedExcerpts> selectExcerpts(AudioReader& reader, const std::optional<TimeRange>& range,
                                        std::stop_token stop);

}  // namespace semblance
