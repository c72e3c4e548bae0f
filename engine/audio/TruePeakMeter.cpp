// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TruePeakMeter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {

namespace {

constexpr int points = 49;
constexpr std::size_t lanes = 8;  // results worked on together

double interpolatorAt(int point, int factor) {
  const double t = static_cast<double>(point - (points - 1) / 2) / factor;
  const double sinc = t == 0.0 ? 1.0 : std::sin(std::numbers::pi * t) / (std::numbers::pi * t);
  return sinc * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * point / (points - 1)));
}

// Eight lanes for the compiler's vector registers: it may not reorder a plain maximum over floats.
float largestMagnitude(const float* samples, std::size_t count) {
  std::array<float, lanes> largest{};
  std::size_t n = 0;
  for (; n + lanes <= count; n += lanes)
    for (std::size_t i = 0; i < lanes; ++i) largest[i] = std::max(largest[i], std::abs(samples[n + i]));
  for (; n < count; ++n) largest[0] = std::max(largest[0], std::abs(samples[n]));
  return *std::ranges::max_element(largest);
}

}  // namespace

TruePeakMeter::TruePeakMeter(int sampleRate) {
  const int factor = sampleRate < 96000 ? 4 : sampleRate < 192000 ? 2 : 1;
  if (factor == 1) return;
  taps_ = static_cast<std::size_t>((points - 1) / factor);
  for (int phase = 1; phase < factor; ++phase) {
    auto& taps = phases_.emplace_back();
    float sum = 0.0f;
    for (std::size_t k = 0; k < taps_; ++k) {
      // reversed, so that the newest sample meets the first point
      const int point = phase + factor * static_cast<int>(taps_ - 1 - k);
      taps.push_back(static_cast<float>(interpolatorAt(point, factor)));
      sum += std::abs(taps.back());
    }
    amplification_ = std::max(amplification_, sum);
  }
  window_.assign(taps_ - 1 + blockSamples + lanes, 0.0f);
}

void TruePeakMeter::add(std::span<const float> samples) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), blockSamples);
    addBlock(samples.first(count));
    samples = samples.subspan(count);
  }
}

void TruePeakMeter::addBlock(std::span<const float> samples) {
  samplePeak_ = std::max(samplePeak_, largestMagnitude(samples.data(), samples.size()));
  truePeak_ = std::max(truePeak_, samplePeak_);
  if (taps_ == 0) return;
  const std::size_t history = taps_ - 1;
  std::ranges::copy(samples, window_.begin() + static_cast<std::ptrdiff_t>(history));
  if (largestMagnitude(window_.data(), history + samples.size()) * amplification_ > truePeak_)
    interpolate(samples.size());
  std::copy_n(window_.begin() + static_cast<std::ptrdiff_t>(samples.size()), history, window_.begin());
}

void TruePeakMeter::interpolate(std::size_t count) {
  std::fill_n(window_.begin() + static_cast<std::ptrdiff_t>(taps_ - 1 + count), lanes, 0.0f);
  for (const auto& taps : phases_) {
    std::array<float, lanes> largest{};
    for (std::size_t n = 0; n < count; n += lanes) {
      std::array<float, lanes> sums{};
      for (std::size_t k = 0; k < taps_; ++k)
        for (std::size_t i = 0; i < lanes; ++i) sums[i] += taps[k] * window_[n + k + i];
      // beyond the block there are zeros instead of what really follows
      for (std::size_t i = count - n; i < lanes; ++i) sums[i] = 0.0f;
      for (std::size_t i = 0; i < lanes; ++i) largest[i] = std::max(largest[i], std::abs(sums[i]));
    }
    truePeak_ = std::max(truePeak_, *std::ranges::max_element(largest));
  }
}

}  // namespace semblance
