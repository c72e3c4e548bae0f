// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace semblance::test {

/// Uniform in -1..1, the same everywhere.
class Noise {
 public:
  explicit Noise(std::uint32_t seed = 1) : state_(seed) {}
  double operator()() {
    state_ = 1664525u * state_ + 1013904223u;
    return state_ / 2147483648.0 - 1.0;
  }

 private:
  std::uint32_t state_;
};

/// A 220 Hz tone whose level swings at 2 Hz, and noise.
inline std::vector<float> swingingTone(std::size_t frames, double sampleRate) {
  Noise noise;
  std::vector<float> signal(frames);
  for (std::size_t n = 0; n < frames; ++n) {
    const double t = static_cast<double>(n) / sampleRate;
    const double swing = 0.6 + 0.4 * std::sin(2.0 * std::numbers::pi * 2.0 * t);
    signal[n] =
        static_cast<float>(0.4 * std::sin(2.0 * std::numbers::pi * 220.0 * t) * swing + 0.1 * noise());
  }
  return signal;
}

inline std::vector<float> sine(double frequency, double amplitude, std::size_t frames, double sampleRate) {
  std::vector<float> signal(frames);
  for (std::size_t n = 0; n < frames; ++n)
    signal[n] = static_cast<float>(
        amplitude * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / sampleRate));
  return signal;
}

}  // namespace semblance::test
