// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "learning/RandomDraws.h"

namespace semblance {

/// Low-pass as steep as codecs have it: Butterworth of order 16, -3 dB at `cutoff` Hz.
void lowPass(std::span<float> samples, double cutoff, double sampleRate);

/// A cut-off as lossy or band-limited sources have it: between 3 kHz and 0.42 of the rate, on a logarithmic
/// scale.
double drawCutoff(RandomEngine& random, double sampleRate);

/// Mild random colouring as of a room or a microphone: two shelves and two wide peaks of up to 5 dB.
void colour(std::span<float> samples, double sampleRate, RandomEngine& random);

/// Adds `other` at -12 to 0 dB relative to equal RMS.
void mixIn(std::span<float> samples, std::span<const float> other, RandomEngine& random);

}  // namespace semblance
