// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// How the reference differs from the input, in plain words: loudness, the two regions of the spectrum that
/// differ most at equal loudness, density. Empty where nothing was measured.
QString differenceInWords(const TrackAnalysis& input, const TrackAnalysis& reference);

}  // namespace semblance::ui
