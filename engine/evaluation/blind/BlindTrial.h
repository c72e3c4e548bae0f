// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "evaluation/blind/BlindExperiment.h"

namespace semblance {

/// One example of one task.
struct BlindOutcome {
  std::array<BlindValues, 3> methods{};  ///< untreated, random, blind
  StudiedCurve curve;
  double seconds = 0.0;  ///< of the fit
};

/// Draws, treats, fits and measures; the same for the same recording, task and state of `random`. Errors:
/// cancelled.
Result<BlindOutcome> blindTrial(const BlindTask& task, std::vector<float> dry, int sampleRate,
                                const BlindOptions& options, RandomEngine& random, bool withCurve,
                                const std::stop_token& stop);

}  // namespace semblance
