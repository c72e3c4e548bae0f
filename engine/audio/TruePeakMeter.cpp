// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TruePeakMeter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {

namespace {

constexpr int points = 49;
constexpr std::size_t fewTaps = 12;   // a phase of the fourfold interpolator
constexpr std::size_t manyTaps = 24;  // of the twofold one
constexpr std::size_t blockSamples = 256;
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

TruePeakMeter::TruePeakMeter(int sampleRate, bool betweenSamples) {
  const int factor = sampleRate < 96000 ? 4 : sampleRate < 192000 ? 2 : 1;
  if (factor == 1 || !betweenSamples) return;
  taps_ = factor == 4 ? fewTaps : manyTaps;
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
  window_.assign(taps_ - 1 + blockSamples, 0.0f);
}

void TruePeakMeter::add(std::span<const float> samples) {
  while (!samples.empty()) {
    const std::size_t count = std::min(samples.size(), blockSamples);
    addBlock(samples.first(count));
    samples = samples.subspan(count);
  }
}

// A value between samples is at most amplification_ times the largest of the samples that it is made of, and
// those lie in this block and the one before: where that cannot beat the maximum so far, nothing needs to be
// interpolated.
void TruePeakMeter::addBlock(std::span<const float> samples) {
  const float blockPeak = largestMagnitude(samples.data(), samples.size());
  samplePeak_ = std::max(samplePeak_, blockPeak);
  truePeak_ = std::max(truePeak_, blockPeak);
  if (taps_ == 0) return;
  const std::size_t history = taps_ - 1;
  std::ranges::copy(samples, window_.begin() + static_cast<std::ptrdiff_t>(history));
  if (std::max(blockPeak, historyPeak_) * amplification_ > truePeak_) interpolate(samples.size());
  std::copy_n(window_.begin() + static_cast<std::ptrdiff_t>(samples.size()), history, window_.begin());
  historyPeak_ = samples.size() >= history ? blockPeak : std::max(historyPeak_, blockPeak);
}

namespace {

// With a fixed number of taps the inner loop unrolls, and the compiler works on several results at a time.
template <std::size_t taps>
float largestBetween(const std::vector<float>& phase, const float* samples, std::size_t count) {
  std::array<float, taps> weights{};
  std::copy_n(phase.begin(), taps, weights.begin());
  std::array<float, blockSamples> between;
  for (std::size_t n = 0; n < count; ++n) {
    float sum = 0.0f;
    for (std::size_t k = 0; k < taps; ++k) sum += weights[k] * samples[n + k];
    between[n] = sum;
  }
  return largestMagnitude(between.data(), count);
}

}  // namespace

void TruePeakMeter::interpolate(std::size_t count) {
  for (const auto& phase : phases_)
    truePeak_ =
        std::max(truePeak_, taps_ == fewTaps ? largestBetween<fewTaps>(phase, window_.data(), count)
                                             : largestBetween<manyTaps>(phase, window_.data(), count));
}

}  // namespace semblance
