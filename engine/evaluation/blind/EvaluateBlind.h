// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/Evaluate.h"
#include "evaluation/blind/BlindReport.h"

namespace semblance {

inline constexpr const char* kBlindExperiment = "blind";

/// Runs the blind experiment on the recordings of the options' list, with all effects unless some are named;
/// examples are counted for each task (unset: 50), the seed is 42 unless given. Errors: as of evaluate();
/// unknown effect; options of other experiments.
Result<BlindReport> evaluateBlind(const EvaluationOptions& options, const std::vector<std::string>& effects,
                                  const ProgressCallback& progress, std::stop_token stop);

}  // namespace semblance
