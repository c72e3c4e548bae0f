// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/EqualiserFit.h"
#include "matching/Matcher.h"

namespace semblance {

/// Errors: a limit outside kLowestLimitHz to kHighestLimitHz, limits less than kNarrowestRange apart, a
/// number of bands that the equaliser does not have.
Result<void> checkLimits(const EqualiserLimits& limits);

/// How much of a difference at a frequency is matched: 1 within the limits, 0 at them and beyond, a raised
/// cosine of half an octave between.
double matchedShare(const EqualiserLimits& limits, double frequency);

/// Makes the curve what an equaliser should do that keeps to the limits: 0 dB beyond them, and held there as
/// firmly as within. Where the curve is known up to a constant only (`freeLevel`), its mean within the limits
/// is taken off first. Without limits the curve stays as it is.
void limitCurve(TargetCurve& curve, const EqualiserLimits& limits, bool freeLevel);

}  // namespace semblance
