// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace semblance {

/// Sample peak over RMS of the whole signal, dB, at least 0. Silence and an empty signal read 0 (the
/// published code gives an infinity there).
double crestFactorDb(std::span<const float> signal);

/// Absolute difference in dB.
double crestFactorDifferenceDb(std::span<const float> output, std::span<const float> target);

/// The same as published ("CFE"): 20 ln instead of 20 log10.
double crestFactorDifferencePublished(std::span<const float> output, std::span<const float> target);

}  // namespace semblance
