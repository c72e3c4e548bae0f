// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "effects/Biquad.h"

namespace semblance {

/// Filters one channel in place, from rest, through sections one after another (transposed direct form II,
/// double precision). Made for whole clips: the sections run interleaved, which hides the latency of their
/// recursions.
void filterCascade(std::span<const BiquadCoefficients<double>> sections, std::span<float> samples);

}  // namespace semblance
