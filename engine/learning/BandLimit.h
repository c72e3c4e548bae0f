// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace semblance {

/// Highest frequency in Hz that a recording carries, from its long-term mean power per bin (0 Hz to half of
/// the rate): the steepest cliff of at least 18 dB above which nothing comes back and everything lies 55 dB
/// or more below the strongest band, as resampling from a lower rate and lossy codecs leave it. Half of the
/// rate if none.
double bandLimitOf(const std::vector<double>& meanPower, int sampleRate);

}  // namespace semblance
