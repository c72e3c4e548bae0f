// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace semblance {

/// Mean absolute difference in dB of the long-term third-octave spectra at equal loudness
/// (spectralDistanceDb() of audio/Spectrum.h), at most 60. Loudness in LUFS. Two silent signals are at
/// distance 0, silence and sound at 60.
double thirdOctaveDistance(std::span<const float> output, double outputLoudness,
                           std::span<const float> target, double targetLoudness, int sampleRate);

}  // namespace semblance
