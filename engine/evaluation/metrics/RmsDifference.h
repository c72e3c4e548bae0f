// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace semblance {

/// The tables print 20 ln(ratio) where dB would be 20 log10(ratio): their figures are this many times larger.
inline constexpr double kPublishedPerDecibel = 2.302585092994046;  // ln 10

/// Level of the whole signal, dBFS: 10 log10 of the mean square. Silence and an empty signal read -160 dB.
double rmsDb(std::span<const float> signal);

/// Absolute level difference in dB.
double rmsDifferenceDb(std::span<const float> output, std::span<const float> target);

/// The same as published ("RMS"): 20 ln instead of 20 log10.
double rmsDifferencePublished(std::span<const float> output, std::span<const float> target);

}  // namespace semblance
