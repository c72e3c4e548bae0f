// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/Result.h"
#include "learning/ClipList.h"
#include "learning/TrainConfig.h"

namespace semblance {

/// How fast this machine trains, measured.
struct TrainingPace {
  double readingPerFile = 0.0;     ///< seconds, for the files measured with
  double secondsPerExample = 0.0;  ///< with all of the configuration's threads at work
  double secondsPerStep = 0.0;
};

/// Makes a few examples of `clips` and takes a few steps of a copy of config.baseModel; some seconds. Nothing
/// is kept. Errors: those of train().
Result<TrainingPace> measurePace(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                 std::stop_token stop);

}  // namespace semblance
