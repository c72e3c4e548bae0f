// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/Evaluate.h"

namespace semblance {

/// What every experiment asks of its options: a list, sensible numbers. Errors: what is missing or wrong.
Result<void> checkEvaluation(const EvaluationOptions& options);

/// The recordings of the options' list, each long enough for a draw of `frames` samples. Errors: as of
/// ClipLibrary::fromList().
Result<ClipLibrary> evaluationLibrary(const EvaluationOptions& options, std::int64_t frames,
                                      const ProgressCallback& progress, const std::stop_token& stop);

/// Where they come from, for the report.
void describeSource(const EvaluationOptions& options, LibrarySummary& library);

}  // namespace semblance
