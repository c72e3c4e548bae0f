// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace semblance {

/// What silence reads: the absolute gate of BS.1770, so that differences stay finite.
inline constexpr double kSilentLufs = -70.0;

/// Integrated loudness as measured for the published tables (pyloudnorm's default class): K filter made of
/// two cookbook sections (high shelf 4 dB at 1500 Hz, high-pass at 38 Hz) instead of the standard's; and a
/// last block that overruns the end is counted if at least half a step of it exists, divided by the full
/// block length. `copies`: to how many equal channels the mono signal is duplicated (+3.01 LU for the 2 of
/// the tables). Less than 400 ms is measured as one block padded with zeros. kSilentLufs if nothing passes
/// the gate.
double publishedLoudness(std::span<const float> signal, double sampleRate, int copies = 2);

/// BS.1770-4 integrated loudness of the mono signal as one channel, LUFS; at least kSilentLufs. Less than 400
/// ms is padded with zeros.
double standardLoudness(std::span<const float> signal, int sampleRate);

/// Absolute differences in LU: as published ("LUFS"), and by the standard.
double loudnessDifferencePublished(std::span<const float> output, std::span<const float> target,
                                   double sampleRate);
double loudnessDifferenceStandard(std::span<const float> output, std::span<const float> target,
                                  int sampleRate);

}  // namespace semblance
