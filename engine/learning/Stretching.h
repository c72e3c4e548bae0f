// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace semblance {

/// Pitch and tempo as one: `speed` 1.2 plays a fifth shorter and 316 cents higher.
std::vector<float> playedAtSpeed(std::span<const float> samples, double sampleRate, double speed);

/// Another tempo (1.2: a fifth shorter) and pitch (cents), each leaving the other alone. Rubber Band's faster
/// engine stretches the time, the resampler moves the pitch, which costs half of what Rubber Band's own pitch
/// does. The result has samples.size() / tempo samples, rounded.
std::vector<float> stretched(std::span<const float> samples, double sampleRate, double tempo, double cents);

}  // namespace semblance
