// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace semblance {

/// Peak level to which the protocol brings every signal: -12 dBFS.
inline constexpr double kProtocolPeak = 0.251188643150958;

inline double peakOf(std::span<const float> samples) {
  float peak = 0.0f;
  for (const float sample : samples) peak = std::max(peak, std::abs(sample));
  return peak;
}

inline double meanSquareOf(std::span<const float> samples) {
  double sum = 0.0;
  for (const float sample : samples) sum += static_cast<double>(sample) * sample;
  return samples.empty() ? 0.0 : sum / static_cast<double>(samples.size());
}

inline void scale(std::span<float> samples, double factor) {
  const auto gain = static_cast<float>(factor);
  for (float& sample : samples) sample *= gain;
}

/// Brings the peak to kProtocolPeak and returns the gain in dB; digital silence stays, with 0 dB.
inline double normalisePeak(std::span<float> samples) {
  const double peak = peakOf(samples);
  if (peak <= 0.0) return 0.0;
  scale(samples, kProtocolPeak / peak);
  return 20.0 * std::log10(kProtocolPeak / peak);
}

/// Linear fade-in and fade-out over `frames` samples at either end.
inline void fadeEnds(std::span<float> samples, std::size_t frames) {
  const std::size_t length = std::min(frames, samples.size() / 2);
  for (std::size_t n = 0; n < length; ++n) {
    const float gain = static_cast<float>(n) / static_cast<float>(length);
    samples[n] *= gain;
    samples[samples.size() - 1 - n] *= gain;
  }
}

}  // namespace semblance
