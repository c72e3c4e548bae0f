// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "evaluation/EvaluatedMethod.h"

namespace semblance {

inline constexpr const char* kBaselineMethod = "rb-dsp";
inline constexpr std::size_t kBaselineTaps = 63;

/// Whether the published program's slips are repeated, so that its figures can be checked, or mended.
/// Released: the knee raises levels inside it; smoothed spectra may be negative; the delay of the filter
/// stays; the setting before the last one is returned, however much quieter the output became on the way.
enum class BaselineRules { Mended, Released };

struct BaselineResult {
  std::vector<float> output;                 ///< as long as the input, peak at -12 dBFS
  std::array<double, kBaselineTaps> taps{};  ///< of the linear-phase filter
  std::optional<double> thresholdDb;         ///< of the compressor in the output; none: left out
};

/// The published systems' rule-based method ("RB-DSP"): ratio of smoothed average magnitude spectra as a
/// 63-tap linear-phase filter, then a compressor (3:1, 1 ms, 50 ms, knee 6 dB) whose threshold falls from
/// 0 dBFS in half decibels until the integrated loudness at -12 dBFS peak is within 0.5 LU of the
/// reference's. Mono, at least 32769 samples each. Errors: too short, silence.
Result<BaselineResult> publishedBaseline(std::span<const float> input, std::span<const float> reference,
                                         double sampleRate, BaselineRules rules);

/// The same as a method, mended.
MethodSource baselineSource();

}  // namespace semblance
