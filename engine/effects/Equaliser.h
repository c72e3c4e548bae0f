// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "effects/ControlRamp.h"

namespace semblance {

/// Six second-order sections in series, transposed direct form II with double state, on interleaved double
/// samples.
class Equaliser {
 public:
  void prepare(int channels);
  void reset();

  /// At rest: `frames` frames in place.
  void process(double* samples, int frames, const ChainPoint& point);

  /// While the controls move from `begin` to `end`: the samples are numbers `offset`... of that step of
  /// ControlRamp::kRampStep samples; coefficients and bypass mix are interpolated sample by sample.
  void processMoving(double* samples, int frames, const ChainPoint& begin, const ChainPoint& end, int offset);

  /// Forgets ringing far below audibility, so that sections at 0 dB can rest and nothing becomes denormal.
  void settle();

 private:
  struct State {
    std::array<double, 2> s1{};  ///< per channel
    std::array<double, 2> s2{};
    bool operator==(const State&) const = default;
  };
  int channels_ = 2;
  std::array<State, kBandCount> states_{};
};

}  // namespace semblance
