// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <numbers>

#include "playback/LinearRamp.h"

namespace semblance {

/// A sine of 440 Hz at -24 dBFS that sounds left and right in turn, half a second each, without clicks.
class TestTone {
 public:
  void prepare(int rate) {
    rate_ = rate;
    frame_ = 0;
    for (LinearRamp& level : levels_) {
      level.setLength(rate / 50);
      level.jumpTo(0.0f);
    }
  }

  bool sounds() const { return levels_[0].value() > 0.0f || levels_[1].value() > 0.0f; }

  /// Adds to interleaved stereo.
  void add(bool on, float* interleaved, int frames) noexcept {
    constexpr float kLevel = 0.063f;
    constexpr double kFrequency = 440.0;
    if (!on && !sounds() && !levels_[0].moving() && !levels_[1].moving()) return;
    for (int i = 0; i < frames; ++i, ++frame_) {
      const auto side = static_cast<std::size_t>(2 * frame_ / rate_ % 2);
      levels_[side].moveTo(on ? kLevel : 0.0f);
      levels_[1 - side].moveTo(0.0f);
      const double turn = kFrequency * static_cast<double>(frame_ % rate_) / rate_;
      const auto sine = static_cast<float>(std::sin(2.0 * std::numbers::pi * turn));
      for (std::size_t c = 0; c < 2; ++c)
        interleaved[2 * i + static_cast<int>(c)] += levels_[c].next() * sine;
    }
  }

 private:
  int rate_ = 48000;
  int frame_ = 0;
  std::array<LinearRamp, 2> levels_;
};

}  // namespace semblance
