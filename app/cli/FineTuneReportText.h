// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "cli/Console.h"
#include "finetuning/FineTune.h"

namespace semblance::cli {

/// What the library holds and what of it is unusable, as lines.
std::string libraryText(const LibraryScan& library);

/// How the recordings are divided and how long it will take, as lines.
std::string planText(const FineTunePlan& plan);

/// The losses after a validation, as one line without its end.
std::string statusLine(const FineTuneStatus& status);

/// The figures of every held-back recording and the verdict, as lines.
std::string comparisonText(const FineTunePlan& plan, const FineTuneReport& report);

Json toJson(const LibraryScan& library, const FineTunePlan& plan, const FineTuneReport& report);

}  // namespace semblance::cli
