// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/Result.h"
#include "matching/Matcher.h"

namespace semblance::cli {

/// Reads "LOW:HIGH" into the limits of a match: hertz, or kilohertz with a k: "100:8000", "80:12.5k". A side
/// that is left out has no limit: ":8k". Errors: not of this form, or limits that the match cannot keep to.
Result<EqualiserLimits> frequencyRangeFromText(const std::string& text);

}  // namespace semblance::cli
