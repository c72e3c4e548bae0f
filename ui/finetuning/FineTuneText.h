// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "finetuning/FineTune.h"

namespace semblance::ui {

/// "40 s", "12 min", "2 h 5 min": as much as an estimate is good for.
QString durationText(double seconds);

/// What the library holds, in a line.
QString libraryText(const LibraryScan& library);

double secondsOf(const std::vector<LibraryRecording>& recordings);

/// "Better on 3 of 4 held-back recordings", or why there is no figure.
QString verdictText(const FineTuneReport& report);
/// What the verdict means and rests on, in a sentence or two.
QString verdictDetails(const FineTuneReport& report);

}  // namespace semblance::ui
