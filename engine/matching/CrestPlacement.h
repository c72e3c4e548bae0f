// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "matching/ExcerptMethod.h"

namespace semblance {

/// Level of the highest peaks over the RMS level, dB: what all but a ten-thousandth of the samples stay
/// below. Unlike the very highest sample it is not a matter of chance. 0 for silence.
double crestFactorDb(const AudioBuffer& sound);

/// Sets the compressor so that the loudest part of the input (20 s at most) leaves the chain about as dense
/// as that of the references. Where it would keep a higher crest factor than theirs, it is compressed
/// further, by the one of several kinds of compressor that changes least what the given settings make of the
/// levels; where a compressor would take away too much, by less. Differences of up to 2 dB, which other
/// content alone makes, are left. `trust` (0 .. 1) is how far a difference is followed. The shares of the
/// references add up to 1. Errors: cancelled.
Result<void> placeCrest(ChainSettings& settings, const Excerpts& input, References references,
                        const std::vector<double>& shares, double trust, const std::stop_token& stop);

}  // namespace semblance
