// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "audio/AudioFormat.h"
#include "base/Result.h"

namespace semblance::cli {

/// Reads "START:END". Each side is seconds ("12.5") or m:ss or h:mm:ss: "30:45", "0:30:0:45"; a minus sign
/// between the sides is understood too: "0:30-0:45", "30-1:02:00". Errors: not a range, ambiguous, END not
/// after START.
Result<TimeRange> timeRangeFromText(const std::string& text);

}  // namespace semblance::cli
