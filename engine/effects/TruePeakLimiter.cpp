// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/TruePeakLimiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "effects/Kernels.h"
#include "effects/RunningMinimum.h"

namespace semblance {
namespace {

constexpr double kLookAheadSeconds = 0.002;
constexpr double kReleaseSeconds = 0.06;
constexpr int kChunk = 256;
constexpr int kPadding = 16;  ///< the loops work in groups of 8
constexpr int kTaps = static_cast<int>(InterpolationTaps::kTaps);
constexpr int kDelay = kTaps / 2;  ///< of the interpolation, samples
/// The changing gain moves peaks between samples a little: what must be reduced is aimed this far below.
constexpr double kMargin = 0.9977;  // -0.02 dB

/// Sinc under a Hann window, unit sum: the 49-tap interpolators of BS.1770 meters, which take four values a
/// sample below 96 kHz and two below 192 kHz.
InterpolationTaps designTaps(double sampleRate) {
  const double halfWidth = sampleRate < 96000.0 ? 6.0 : 12.0;  // samples
  InterpolationTaps taps{};
  for (std::size_t phase = 0; phase < taps.phases.size(); ++phase) {
    const double fraction = 0.25 * static_cast<double>(phase + 1);
    std::array<double, InterpolationTaps::kTaps> values{};
    double sum = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
      const double t = fraction - (static_cast<double>(k) - (kDelay - 1));
      if (std::fabs(t) >= halfWidth) continue;
      const double window = std::cos(0.5 * std::numbers::pi * t / halfWidth);
      values[k] = std::sin(std::numbers::pi * t) / (std::numbers::pi * t) * window * window;
      sum += values[k];
    }
    for (std::size_t k = 0; k < values.size(); ++k)
      taps.phases[phase][k] = static_cast<float>(values[k] / sum);
  }
  return taps;
}

/// Most by which an interpolated value can exceed the largest sample.
float worstOvershoot(const InterpolationTaps& taps) {
  float worst = 1.0f;
  for (const auto& phase : taps.phases) {
    float sum = 0.0f;
    for (const float value : phase) sum += std::fabs(value);
    worst = std::max(worst, sum);
  }
  return worst;
}

}  // namespace

struct TruePeakLimiter::Impl {
  int channels = 2;
  int window = 96;  ///< look-ahead, samples
  double ceiling = 1.0;
  double release = 0.0;      ///< share of the reduction left after one sample
  double held = 1.0;         ///< gain after release, before smoothing
  float largestDrop = 0.0f;  ///< 1 - gain, in the last block
  InterpolationTaps taps{};
  float overshoot = 1.0f;
  RunningMinimum minimum;
  std::vector<float> hann;                 ///< sum 1
  std::vector<float> drops;                ///< 1 - held: window - 1 old values, then the chunk's
  std::array<std::vector<float>, 2> rows;  ///< latency() old samples, then the chunk's
  std::array<float, kChunk + kPadding> peaks{};
  std::array<float, kChunk + kPadding> scratch{};

  int latency() const { return window - 1 + kDelay; }
  float* entering(int channel) { return rows[static_cast<std::size_t>(channel)].data() + latency(); }
  void reset();
  void enter(const float* const* from, int first, int frames);
  void findPeaks(int frames);
  bool findDrops(int frames);
  void leave(float* const* to, int first, int frames, bool reduced);
};

void TruePeakLimiter::Impl::reset() {
  minimum.reset();
  held = 1.0;
  largestDrop = 0.0f;
  std::fill(drops.begin(), drops.end(), 0.0f);
  for (auto& row : rows) std::fill(row.begin(), row.end(), 0.0f);
}

void TruePeakLimiter::Impl::enter(const float* const* from, int first, int frames) {
  for (int c = 0; c < channels; ++c) {
    float* const row = entering(c);
    for (int i = 0; i < frames; ++i) row[i] = std::isfinite(from[c][first + i]) ? from[c][first + i] : 0.0f;
  }
}

/// peaks[i] becomes the largest magnitude, over the channels, of the sample kDelay before the chunk's i-th
/// and of what lies between it and its two neighbours.
void TruePeakLimiter::Impl::findPeaks(int frames) {
  std::fill_n(peaks.begin(), frames, 0.0f);
  for (int c = 0; c < channels; ++c) {
    const float* const row = entering(c);
    float largest = 0.0f;
    for (int i = -kTaps; i < frames; ++i) largest = std::max(largest, std::fabs(row[i]));
    if (static_cast<double>(largest * overshoot) <= ceiling) continue;
    // scratch[i] lies between samples i - 1 - kDelay and i - kDelay of the chunk.
    kernels().interSamplePeaks(row - kTaps, frames + 1, taps, scratch.data());
    for (int i = 0; i < frames; ++i) {
      const auto k = static_cast<std::size_t>(i);
      peaks[k] = std::max({peaks[k], std::fabs(row[i - kDelay]), scratch[k], scratch[k + 1]});
    }
  }
}

/// The gain that each peak needs, held over the look-ahead; it falls at once and rises with the release.
/// Returns whether anything is reduced in or shortly before this chunk.
bool TruePeakLimiter::Impl::findDrops(int frames) {
  float* const fresh = drops.data() + window - 1;
  for (int i = 0; i < frames; ++i) {
    const double peak = peaks[static_cast<std::size_t>(i)];
    const double wanted = peak > ceiling ? ceiling * kMargin / peak : 1.0;
    const double least = minimum.push(static_cast<float>(wanted));
    held = least < held ? least : least + release * (held - least);
    if (held > 1.0 - 1e-6) held = 1.0;
    fresh[i] = static_cast<float>(1.0 - held);
  }
  return std::any_of(drops.data(), fresh + frames, [](float drop) { return drop > 0.0f; });
}

void TruePeakLimiter::Impl::leave(float* const* to, int first, int frames, bool reduced) {
  if (reduced) {
    kernels().weightedSums(drops.data(), frames, hann.data(), window, scratch.data());
    largestDrop = std::max(largestDrop, *std::max_element(scratch.begin(), scratch.begin() + frames));
  }
  for (int c = 0; c < channels; ++c) {
    float* const row = rows[static_cast<std::size_t>(c)].data();
    float* const out = to[c] + first;
    std::copy_n(row, frames, out);
    for (int i = 0; reduced && i < frames; ++i) out[i] *= 1.0f - scratch[static_cast<std::size_t>(i)];
    std::copy(row + frames, row + frames + latency(), row);
  }
  std::copy(drops.data() + frames, drops.data() + frames + window - 1, drops.data());
}

TruePeakLimiter::TruePeakLimiter() : impl_(std::make_unique<Impl>()) { prepare(48000.0, 2); }
TruePeakLimiter::TruePeakLimiter(TruePeakLimiter&&) noexcept = default;
TruePeakLimiter& TruePeakLimiter::operator=(TruePeakLimiter&&) noexcept = default;
TruePeakLimiter::~TruePeakLimiter() = default;

void TruePeakLimiter::prepare(double sampleRate, int channels) {
  Impl& state = *impl_;
  state.channels = channels;
  state.window = std::max(kTaps, static_cast<int>(std::lround(kLookAheadSeconds * sampleRate)));
  state.release = std::exp(-1.0 / (kReleaseSeconds * sampleRate));
  state.taps = designTaps(sampleRate);
  state.overshoot = worstOvershoot(state.taps);
  state.hann.resize(static_cast<std::size_t>(state.window));
  for (int k = 0; k < state.window; ++k) {
    const double phase = 2.0 * std::numbers::pi * (k + 0.5) / state.window;
    state.hann[static_cast<std::size_t>(k)] = static_cast<float>((1.0 - std::cos(phase)) / state.window);
  }
  state.drops.assign(static_cast<std::size_t>(state.window) + kChunk + kPadding, 0.0f);
  for (auto& row : state.rows) row.resize(static_cast<std::size_t>(state.latency()) + kChunk + kPadding);
  state.minimum.prepare(state.window);
  state.reset();
}

void TruePeakLimiter::setCeilingDb(double ceilingDbTp) {
  impl_->ceiling = std::pow(10.0, ceilingDbTp / 20.0);
}

void TruePeakLimiter::process(float* const* channels, int frames) {
  Impl& state = *impl_;
  state.largestDrop = 0.0f;
  for (int done = 0; done < frames; done += kChunk) {
    const int count = std::min(kChunk, frames - done);
    state.enter(channels, done, count);
    state.findPeaks(count);
    state.leave(channels, done, count, state.findDrops(count));
  }
}

void TruePeakLimiter::reset() { impl_->reset(); }

int TruePeakLimiter::latency() const { return impl_->latency(); }

float TruePeakLimiter::gainReductionDb() const {
  return -20.0f * std::log10(std::max(1.0f - impl_->largestDrop, 1e-10f));
}

}  // namespace semblance
