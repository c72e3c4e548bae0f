// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "base/Progress.h"
#include "base/Result.h"
#include "evaluation/blind/BlindReport.h"
#include "evaluation/blind/BlindTasks.h"
#include "matching/Descent.h"

namespace semblance {

struct BlindOptions {
  std::size_t examples = 50;  ///< of each task
  std::uint64_t seed = 42;
  std::int64_t frames = 131072;  ///< length of a signal
  double fitSeconds = 2.7;       ///< of the loudest stretch that is fitted on
  int guesses = 3;               ///< random settings that a fit begins at, beside those in the middle
  DescentOptions descent{10, 80, 0.05};
  int threads = 0;  ///< examples at once; 0: as many as the machine has cores
};

/// Blind estimation by synthesis: recordings are treated with random settings of one effect, and the settings
/// of another (or the same) are fitted by gradient until it makes the same sound of the untreated recording.
/// Repeatable for a seed, with any number of threads. Errors: an empty library, cancelled.
Result<BlindReport> runBlindExperiment(const ClipLibrary& library, const std::vector<BlindTask>& tasks,
                                       const BlindOptions& options, const ProgressCallback& progress,
                                       std::stop_token stop);

}  // namespace semblance
