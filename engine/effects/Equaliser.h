// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "effects/ControlRamp.h"

namespace semblance {

/// What an equaliser does at one moment.
struct EqualiserPoint {
  std::span<const BiquadCoefficients<double>> sections;  ///< at most Equaliser::kMostSections
  double mix = 1.0;                                      ///< 0 bypassed .. 1 active
};

/// Second-order sections in series, transposed direct form II with double state, on interleaved double
/// samples.
class Equaliser {
 public:
  static constexpr std::size_t kMostSections = 10;

  void prepare(int channels);
  void reset();

  /// At rest: `frames` frames in place.
  void process(double* samples, int frames, const EqualiserPoint& point);

  /// While the controls move from `begin` to `end`, which have as many sections: the samples are numbers
  /// `offset`... of that step of ControlRamp::kRampStep samples; coefficients and bypass mix are interpolated
  /// sample by sample.
  void processMoving(double* samples, int frames, const EqualiserPoint& begin, const EqualiserPoint& end,
                     int offset);

  /// Forgets ringing far below audibility, so that sections at 0 dB can rest and nothing becomes denormal.
  void settle();

 private:
  struct State {
    std::array<double, 2> s1{};  ///< per channel
    std::array<double, 2> s2{};
    bool operator==(const State&) const = default;
  };
  void runBank(double* samples, int frames, const EqualiserPoint& point, std::span<const std::size_t> used);

  int channels_ = 2;
  std::array<State, kMostSections> states_{};
};

}  // namespace semblance
