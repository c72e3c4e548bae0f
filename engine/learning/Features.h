// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "audio/AudioBuffer.h"
#include "base/Result.h"
#include "learning/BandFrames.h"

namespace semblance {

inline constexpr int kLevelQuantiles = 11;                   ///< 2, 10, 20 ... 90, 98 %
inline constexpr int kBandStatistics = kLevelQuantiles + 1;  ///< the quantiles, then the mean power
inline constexpr std::size_t kAlignedFrames = 256;
inline constexpr int kDynamicsFeatures = 6 * kLevelQuantiles + 1;

/// What the network hears of one track: distributions over time of short-time levels. They show an equaliser
/// as a shift, a compressor as a narrowing, need no alignment and do not depend on the length or the sample
/// rate.
struct SignalFeatures {
  /// dB relative to one channel's share of `loudness`, [statistic][band], over the active frames.
  std::array<float, kBandStatistics * kFeatureBands> bands{};
  /// 1 where the band can be measured (below 0.45 of the rate and the source's band limit), else 0.
  std::array<float, kFeatureBands> mask{};
  /// Quantiles, in dB relative to the same, of the 5-ms peak, 5-ms, 40-ms and 300-ms level, and of the change
  /// of level over 10 and 40 ms; last the sample peak.
  std::array<float, kDynamicsFeatures> dynamics{};
  float loudness = 0.0f;  ///< LUFS, integrated
  /// Up to kAlignedFrames active 21-ms frames in dB relative to the same, for alignFrames().
  std::vector<std::array<float, kFeatureBands>> frames;
};

/// Short-time peaks in dBFS of a signal in frames of `frameSeconds`, loudest channel; at least -120.
std::vector<float> peakLevels(const AudioBuffer& signal, int sampleRate, double frameSeconds);

/// Linear-interpolated quantile (0..1) of values in any order. `values` must not be empty.
float quantile(std::vector<float> values, double position);

/// Where the compressor's threshold is measured from: the 90 % quantile of the 2.5-ms peaks within 40 dB of
/// the highest, dBFS.
double thresholdReferenceDb(const std::vector<float>& peakLevels);
inline constexpr double kDetectorFrameSeconds = 0.0025;

/// Features of one track given as excerpts at one rate (Hz). Errors: nothing above -70 LUFS, less than 0.5 s
/// in all.
Result<SignalFeatures> extractFeatures(std::span<const AudioBuffer> excerpts, int sampleRate);

}  // namespace semblance
