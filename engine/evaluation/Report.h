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

/// For documents: a drawing in SVG. One row per published metric with a bar for each method, as high as the
/// share of the input's error that it leaves, with its 95 % interval; the published rows, hatched, beside
/// ours.
std::string toSvg(const EvaluationReport& report);

}  // namespace semblance
