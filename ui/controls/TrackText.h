// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// "WAV, 24-bit  ·  48 kHz  ·  stereo  ·  3:24".
QString formatText(const AudioFormat& format);
/// "−14.2 LUFS"; "silent" where there is no loudness.
QString loudnessText(double lufs);
/// "−0.8 dBTP".
QString truePeakText(double decibel);

}  // namespace semblance::ui
