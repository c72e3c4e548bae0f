// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/Result.h"
#include "evaluation/EvaluatedMethod.h"
#include "matching/Matcher.h"

namespace semblance {

/// What methods are chosen for.
struct SelectionOptions {
  MatchOptions match;         ///< `method` is ignored; the rest as for makeExcerptMethod()
  std::uint64_t seed = 0;     ///< of the random control
  std::filesystem::path lab;  ///< folder of trained systems, each a method by its file's name; may be empty
  bool hasTarget = true;      ///< the experiment knows the right answer, so an oracle exists
};

struct MethodSelection {
  std::vector<MethodSource> sources;  ///< "input" first, each name once
  std::vector<std::string> notes;     ///< what was left out and why
};

/// Methods of matchMethods(), whose settings are applied by the exact chain at the example's rate, and the
/// controls `input`, `random`, `rb-dsp` and `oracle`, by name. No names: input, random and every matching
/// method but search; where no model is installed and none is named, those that need one are left out with a
/// note. Search and the oracle take seconds for each example and are only made when named. Errors: an unknown
/// name, an oracle without a target, a method that compares versions of one recording.
Result<MethodSelection> selectMethods(const std::vector<std::string>& names, const SelectionOptions& options);

}  // namespace semblance
