// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace semblance::test {

inline std::string goldenPath(const std::string& name) {
  return std::string(SEMBLANCE_SOURCE_DIR) + "/tests/golden/" + name;
}

inline nlohmann::json goldenJson(const std::string& name) {
  std::ifstream file(goldenPath(name));
  if (!file) throw std::runtime_error("cannot read " + goldenPath(name));
  return nlohmann::json::parse(file);
}

/// First channel of a stored signal times `scale`.
inline std::vector<double> goldenSound(const std::string& name, double scale = 1.0) {
  SF_INFO info{};
  SNDFILE* const file = sf_open(goldenPath(name).c_str(), SFM_READ, &info);
  if (file == nullptr) throw std::runtime_error("cannot read " + goldenPath(name));
  const auto channels = static_cast<std::size_t>(info.channels);
  std::vector<double> frames(static_cast<std::size_t>(info.frames) * channels);
  sf_readf_double(file, frames.data(), info.frames);
  sf_close(file);
  std::vector<double> result(static_cast<std::size_t>(info.frames));
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = frames[i * channels] * scale;
  return result;
}

/// The test signal of the method's golden numbers: a 220 Hz tone swinging at 2 Hz, and noise from a linear
/// congruential generator.
inline std::vector<double> methodSignal(std::size_t frames, double sampleRate) {
  constexpr double kTwoPi = 6.283185307179586;
  std::vector<double> signal(frames);
  std::uint32_t state = 1;
  for (std::size_t n = 0; n < frames; ++n) {
    state = 1664525u * state + 1013904223u;
    const double noise = state / 2147483648.0 - 1.0;
    const double t = static_cast<double>(n) / sampleRate;
    signal[n] = 0.4 * std::sin(kTwoPi * 220.0 * t) * (0.6 + 0.4 * std::sin(kTwoPi * 2.0 * t)) + 0.1 * noise;
  }
  return signal;
}

}  // namespace semblance::test
