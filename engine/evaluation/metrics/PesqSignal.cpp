// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqSignal.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "audio/Fourier.h"

namespace semblance {

namespace {

constexpr double kAlignedPower = 1e7;
constexpr std::size_t kWideBandFade = 16;  // samples

double decibelsAt(std::span<const PesqResponsePoint> response, double frequency) {
  if (frequency <= response.front().frequency) return response.front().decibels;
  for (std::size_t k = 1; k < response.size(); ++k) {
    const auto& [low, atLow] = response[k - 1];
    const auto& [high, atHigh] = response[k];
    if (frequency <= high) return atLow + (atHigh - atLow) * (frequency - low) / (high - low);
  }
  return response.back().decibels;
}

void filter(std::span<float> samples, const PesqSection& section) {
  double s1 = 0.0;
  double s2 = 0.0;
  for (float& sample : samples) {
    const double x = sample;
    const double y = section.b0 * x + s1;
    s1 = section.b1 * x - section.a1 * y + s2;
    s2 = section.b2 * x - section.a2 * y;
    sample = static_cast<float>(y);
  }
}

}  // namespace

PesqSignal::PesqSignal(std::span<const float> samples, const PesqRate& rate)
    : rate_(&rate),
      length_(static_cast<int>(samples.size()) + 2 * rate.guard()),
      samples_(static_cast<std::size_t>(length_ + rate.tail)) {
  std::copy(samples.begin(), samples.end(), samples_.begin() + rate.guard());
}

std::span<float> PesqSignal::body() {
  const auto guard = static_cast<std::size_t>(rate_->guard());
  return std::span(samples_).subspan(guard, static_cast<std::size_t>(length_) - 2 * guard);
}

void PesqSignal::extend(int length) {
  if (length <= length_) return;
  length_ = length;
  samples_.resize(static_cast<std::size_t>(length + rate_->tail));
}

/// The signal and as much silence behind it as the tail is long, with a response that has the gain 1 at 1
/// kHz.
std::vector<float> PesqSignal::shaped(std::span<const PesqResponsePoint> response) const {
  const auto guard = static_cast<std::size_t>(rate_->guard());
  const std::size_t count = samples_.size() - 2 * guard;
  const auto source = std::span(samples_).subspan(guard, count);
  Fourier fourier(static_cast<int>(std::bit_ceil(count)));
  std::copy(source.begin(), source.end(), fourier.time().begin());
  fourier.forward();
  const double resolution = static_cast<double>(rate_->sampleRate) / fourier.size();
  const double reference = decibelsAt(response, 1000.0);
  double frequency = 0.0;
  for (auto& bin : fourier.spectrum()) {
    bin *= static_cast<float>(std::pow(10.0, (decibelsAt(response, frequency) - reference) / 20.0));
    frequency += resolution;
  }
  fourier.inverse();
  return {fourier.time().begin(), fourier.time().begin() + static_cast<std::ptrdiff_t>(count)};
}

bool PesqSignal::alignLevel(int length) {
  double energy = 0.0;
  for (const float sample : shaped(pesqLevelBand())) energy += static_cast<double>(sample) * sample;
  const double power = energy / (length - 2 * rate_->guard() + rate_->tail);
  if (!(power > 0.0)) return false;
  const auto gain = static_cast<float>(std::sqrt(kAlignedPower / power));
  for (float& sample : samples_) sample *= gain;
  return std::isfinite(gain);
}

void PesqSignal::applyHandset() {
  const auto heard = shaped(pesqHandset());
  std::copy(heard.begin(), heard.end(), samples_.begin() + rate_->guard());
}

void PesqSignal::applyWideBandFilter() {
  const auto signal = body();
  // The first of the fading samples is the last one of the guard, which is silent.
  for (std::size_t k = 1; k < std::min(kWideBandFade, signal.size()); ++k) {
    const float gain = static_cast<float>(k) / static_cast<float>(kWideBandFade);
    signal[k - 1] *= gain;
    signal[signal.size() - k] *= gain;
  }
  filter(signal, rate_->wideBandFilter);
}

void PesqSignal::applyAlignmentFilter() {
  const auto signal = body();
  double sum = 0.0;
  for (const float sample : signal) sum += sample;
  const auto offset = static_cast<float>(sum / length_);
  for (float& sample : signal) sample -= offset;
  const auto fade = static_cast<std::size_t>(rate_->subframe);
  for (std::size_t k = 0; k < std::min(fade, signal.size()); ++k) {
    const float gain = (0.5f + static_cast<float>(k)) / static_cast<float>(fade);
    signal[k] *= gain;
    signal[signal.size() - 1 - k] *= gain;
  }
  for (const PesqSection& section : rate_->alignmentFilter) filter(samples_, section);
}

}  // namespace semblance
