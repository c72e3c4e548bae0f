// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "effects/ChainSettings.h"

namespace semblance {

/// What the compared systems control: the parametric equaliser (18 controls), then the compressor (threshold,
/// ratio, attack, release, knee, make-up gain), each as a position 0..1 on the parameter table's scale.
inline constexpr std::int64_t kEqualiserControls = 18;
inline constexpr std::int64_t kCompressorControls = 6;
inline constexpr std::int64_t kLabControls = kEqualiserControls + kCompressorControls;

/// The parameters behind the controls, in their order.
const std::vector<ParameterId>& labParameters();

/// Everything that is not controlled is neutral.
ChainSettings labSettings(std::span<const double> positions);

}  // namespace semblance
