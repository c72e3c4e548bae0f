// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "effects/ChainSettings.h"

namespace semblance {

enum class ImpulsePhase {
  Minimum,  ///< the equaliser's own impulse response: begins at once
  Linear,   ///< the same magnitudes without phase: symmetric around the middle, so it delays by half its
            ///< length
};

/// The equaliser (without gains and dynamics) as a FIR filter for convolvers, at `sampleRate` Hz (8-192 kHz).
/// 1.4 s long, a power of two of samples; the ends are faded so that nothing is cut off audibly.
std::vector<float> equaliserImpulse(const ChainSettings& settings, double sampleRate, ImpulsePhase phase);

}  // namespace semblance
