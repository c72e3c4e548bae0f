// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluation/metrics/PesqLoudness.h"

namespace semblance {

/// Raw score of the frames from `first` on: disturbances relative to the level of the reference
/// (`audiblePower` per frame), a norm over parts of 320 ms that lets the worst moments count, then a mean
/// over time. In signals of more than 1000 frames the start weighs less; `frames` is how many they have.
double pesqAggregate(const std::vector<PesqLoudness::Disturbance>& disturbances, int first,
                     const std::vector<double>& audiblePower, int frames);

}  // namespace semblance
