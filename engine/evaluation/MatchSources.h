// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/Result.h"
#include "evaluation/EvaluatedMethod.h"
#include "matching/Matcher.h"

namespace semblance {

/// A method of matchMethods(): its settings are applied to the example's input by the exact chain at the
/// example's rate. `options` as for makeExcerptMethod().
MethodSource matchSource(const MatchOptions& options);

/// Sources by name, "input" always first, each name once; no names: every method that exists. Errors: an
/// unknown name.
Result<std::vector<MethodSource>> methodSources(const std::vector<std::string>& names, MatchOptions options);

}  // namespace semblance
