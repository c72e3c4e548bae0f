// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "effects/EffectChain.h"

/// What a listener should have heard, and how far it lies from what was.
namespace semblance::test {

constexpr int kRate = 48000;
constexpr double kNone = -std::numeric_limits<double>::infinity();  ///< LUFS of what is not loaded

inline ChainSettings loudSettings() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::InputGain] = 3.0f;
  settings[ParameterId::LowShelfGain] = 6.0f;
  settings[ParameterId::Peak2Gain] = -5.0f;
  settings[ParameterId::HighShelfGain] = 4.0f;
  settings[ParameterId::Threshold] = -30.0f;
  settings[ParameterId::Ratio] = 4.0f;
  settings[ParameterId::MakeUp] = 2.0f;
  return settings;
}

// The samples of a track as the exact processors render them: stereo, interleaved.
inline std::vector<float> rendered(const std::vector<float>& samples, int channels,
                                   const ChainSettings& settings, int rate = kRate) {
  EffectChain chain;
  chain.prepare(rate, channels);
  chain.setSettings(settings);
  const std::size_t frames = samples.size() / static_cast<std::size_t>(channels);
  std::array<std::vector<float>, 2> rows{std::vector<float>(frames), std::vector<float>(frames)};
  for (std::size_t i = 0; i < samples.size(); ++i)
    rows[i % static_cast<std::size_t>(channels)][i / static_cast<std::size_t>(channels)] = samples[i];
  std::array<float*, 2> pointers{rows[0].data(), rows[1].data()};
  for (std::size_t done = 0; done < frames; done += 333) {
    std::array<float*, 2> at{pointers[0] + done, pointers[1] + done};
    chain.process(at.data(), static_cast<int>(std::min<std::size_t>(333, frames - done)));
  }
  std::vector<float> result;
  for (std::size_t n = 0; n < frames; ++n) {
    result.push_back(rows[0][n]);
    result.push_back(rows[channels == 1 ? 0 : 1][n]);
  }
  return result;
}

inline float largestDifference(const std::vector<float>& a, const std::vector<float>& b, std::size_t first,
                               std::size_t count) {
  float largest = 0.0f;
  for (std::size_t i = first; i < first + count; ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

inline float largestStep(const std::vector<float>& interleaved) {
  float largest = 0.0f;
  for (std::size_t i = 2; i < interleaved.size(); ++i)
    largest = std::max(largest, std::abs(interleaved[i] - interleaved[i - 2]));
  return largest;
}

inline float peak(const std::vector<float>& samples) {
  float largest = 0.0f;
  for (const float sample : samples) largest = std::max(largest, std::abs(sample));
  return largest;
}

inline void append(std::vector<float>& to, const std::vector<float>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace semblance::test
