// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "audio/AudioBuffer.h"
#include "base/Result.h"

namespace semblance {

/// How one version of a recording lies against another.
struct RecordingAlignment {
  std::int64_t lag = 0;    ///< samples by which the second is late; negative: early
  bool inverted = false;   ///< the second has the opposite polarity
  double coherence = 0.0;  ///< 0..1: share of its power that a linear filter of the first explains
};

/// Estimates the lag by the cross-correlation of the whitened signals (channels averaged; GCC-PHAT), among
/// the lags that leave at least half of the shorter one to compare, and takes the coherence of what overlaps
/// there. Mono or stereo, both at `sampleRate` Hz. A wrong lag of unrelated signals shows in a coherence near
/// 0.
RecordingAlignment alignRecordings(const AudioBuffer& first, const AudioBuffer& second, double sampleRate);

/// Coherence below which two signals are not called versions of one recording. Versions of one, through
/// equalisers, strong compressors and clippers, stay above 0.5; different recordings below 0.1.
inline constexpr double kLeastCoherence = 0.3;

/// What both have of the same moments, with equal lengths, and the second in the first's polarity.
struct AlignedPair {
  AudioBuffer first, second;
};
AlignedPair alignedPair(const AudioBuffer& first, const AudioBuffer& second,
                        const RecordingAlignment& alignment);

}  // namespace semblance
