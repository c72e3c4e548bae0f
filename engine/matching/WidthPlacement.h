// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "effects/ChainSettings.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// Loudness of the side (half the difference of the channels) less that of the middle (half their sum), LU,
/// both gated as BS.1770 says. None for mono, for two channels alike (below -60 LU), and for what has no
/// middle.
std::optional<double> sideRatio(const Excerpts& excerpts);

/// Sets the stereo width so that the input leaves the chain with the side ratio of the references (their mean
/// in LU over those that have one, by `shares`). Within the range of the control: never wider than 200 %. 100
/// % where input or references are mono, and where less than 0.5 LU is missing.
void placeWidth(ChainSettings& settings, const Excerpts& input, References references,
                const std::vector<double>& shares);

}  // namespace semblance
