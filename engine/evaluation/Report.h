// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "evaluation/EvaluationReport.h"

namespace semblance {

/// For people: tables in the layout of the papers with the published rows beside ours.
std::string toTable(const EvaluationReport& report);

/// For programs: one JSON document; `rows`: method -> metric -> {mean, std, n, ...}. Figures that do not
/// exist are null.
std::string toJson(const EvaluationReport& report);

}  // namespace semblance
