// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace semblance {

/// Linear-phase low-pass at half the original rate for 4x oversampling, split into the four samples that it
/// makes of each: a sinc under a Kaiser window, flat to 0.45 of the rate, -100 dB from 0.55 on (so that only
/// what lies above 0.45 of the rate can fold back, and only to there).
struct OversamplingTaps {
  static constexpr int kFactor = 4;
  static constexpr int kSpan = 64;  ///< length of the filter in frames of the original rate
  using Frame = std::array<double, kFactor>;
  /// up[k][p]: weight of the input k frames ago in the p-th of the four samples.
  alignas(32) std::array<Frame, kSpan + 1> up{};
  /// down[k][p]: weight of the p-th sample of the frame k frames ago.
  alignas(32) std::array<Frame, kSpan + 1> down{};
};

/// Up and down again delay by this many frames, at every rate.
inline constexpr int kOversamplingLatency = OversamplingTaps::kSpan;

/// Designed once.
const OversamplingTaps& oversamplingTaps();

}  // namespace semblance
