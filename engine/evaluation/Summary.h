// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/EvaluationReport.h"
#include "evaluation/MethodRunner.h"

namespace semblance {

/// Fills methods, comparisons (every pair but those with "input") and failures of `report`; uses its seed.
void summarise(const RunResult& run, EvaluationReport& report);

}  // namespace semblance
