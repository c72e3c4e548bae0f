// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "effects/ChainSettings.h"
#include "evaluation/EvaluatedMethod.h"
#include "learning/RandomDraws.h"

namespace semblance {

inline constexpr const char* kRandomMethod = "random";

/// Settings that an engineer could have chosen, without listening: of every band a gain uniform in +-12 dB, a
/// frequency uniform on a logarithmic scale over the control's range, a Q likewise in 0.4 to 4 (shelves 0.5
/// to 1); threshold uniform in -50 to -10 dBFS, ratio 1 to 8, attack 1 to 50 ms and release 30 to 500 ms on
/// logarithmic scales, knee uniform in 0 to 12 dB. Gains outside the equaliser are 0 dB.
ChainSettings drawSettings(RandomEngine& random);

/// `random`, a control: such settings, different for every example of a seed, then the output gain that
/// brings the input to the reference's loudness. A method that is not clearly better has learned nothing but
/// the level.
MethodSource randomSource(std::uint64_t seed);

}  // namespace semblance
