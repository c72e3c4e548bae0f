// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Spectrum.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace semblance {

SpectrumAverager::SpectrumAverager(int channels, int sampleRate, int size)
    : channels_(channels),
      sampleRate_(sampleRate),
      fourier_(size),
      pending_(static_cast<std::size_t>(channels)),
      power_(static_cast<std::size_t>(size / 2 + 1)),
      framePower_(power_.size()) {
  for (auto& samples : pending_) samples.reserve(static_cast<std::size_t>(size));
}

namespace {

void windowInto(std::span<float> target, std::span<const float> samples) {
  const auto window = hannWindow(static_cast<int>(target.size()));
  for (std::size_t n = 0; n < samples.size(); ++n) target[n] = samples[n] * window[n];
  std::fill(target.begin() + static_cast<std::ptrdiff_t>(samples.size()), target.end(), 0.0f);
}

void addPower(std::span<const std::complex<float>> spectrum, std::vector<double>& power) {
  for (std::size_t k = 0; k < spectrum.size(); ++k) {
    const float re = spectrum[k].real();
    const float im = spectrum[k].imag();
    power[k] += re * re + im * im;
  }
}

}  // namespace

void SpectrumAverager::addFrame() {
  std::fill(framePower_.begin(), framePower_.end(), 0.0);
  for (auto& samples : pending_) {
    windowInto(fourier_.time(), samples);
    fourier_.forward();
    addPower(fourier_.spectrum(), framePower_);
    samples.erase(samples.begin(), samples.begin() + fourier_.size() / 2);
  }
  for (std::size_t k = 0; k < power_.size(); ++k) power_[k] += framePower_[k];
  ++frames_;
  if (!onFrame_) return;
  for (double& value : framePower_) value *= powerScale();
  onFrame_(framePower_);
}

void SpectrumAverager::add(const AudioBuffer& buffer, std::int64_t frames) {
  const auto size = static_cast<std::int64_t>(fourier_.size());
  for (std::int64_t done = 0; done < frames;) {
    const std::int64_t missing = size - static_cast<std::int64_t>(pending_[0].size());
    const std::int64_t count = std::min(missing, frames - done);
    for (int c = 0; c < channels_; ++c) {
      const auto source = buffer.channel(c).begin() + done;
      auto& samples = pending_[static_cast<std::size_t>(c)];
      samples.insert(samples.end(), source, source + count);
    }
    done += count;
    if (count == missing) addFrame();
  }
}

// A full-scale sine has the magnitude size/4 under a Hann window.
double SpectrumAverager::powerScale() const {
  const double peak = static_cast<double>(fourier_.size()) / 4.0;
  return 1.0 / (peak * peak * channels_);
}

std::vector<double> SpectrumAverager::meanPower() const {
  std::vector<double> power = power_;
  std::int64_t frames = frames_;
  if (frames == 0 && !pending_[0].empty()) {
    Fourier fourier(fourier_.size());
    for (const auto& samples : pending_) {
      windowInto(fourier.time(), samples);
      fourier.forward();
      addPower(fourier.spectrum(), power);
    }
    frames = 1;
  }
  const double scale = powerScale() / static_cast<double>(std::max<std::int64_t>(1, frames));
  for (double& value : power) value *= scale;
  return power;
}

namespace {

// Integral of the power from bin 0 to a fractional position, each bin standing for the half bin on either
// side.
class PowerIntegral {
 public:
  explicit PowerIntegral(const std::vector<double>& power) : power_(power), sums_(power.size() + 1) {
    for (std::size_t k = 0; k < power.size(); ++k) sums_[k + 1] = sums_[k] + power[k];
  }
  double upTo(double position) const {
    const double edge = std::clamp(position + 0.5, 0.0, static_cast<double>(power_.size()));
    const auto bin = std::min(static_cast<std::size_t>(edge), power_.size() - 1);
    return sums_[bin] + (edge - static_cast<double>(bin)) * power_[bin];
  }

 private:
  const std::vector<double>& power_;
  std::vector<double> sums_;
};

double interpolated(const std::vector<double>& power, double position) {
  const auto bin = std::min(static_cast<std::size_t>(position), power.size() - 2);
  const double part = position - static_cast<double>(bin);
  return power[bin] * (1.0 - part) + power[bin + 1] * part;
}

double decibels(double power) {
  return power > 0.0 ? 10.0 * std::log10(power) : -std::numeric_limits<double>::infinity();
}

}  // namespace

OctaveBands::OctaveBands(std::size_t bins, int sampleRate, int fraction)
    : binsPerHz_(2.0 * static_cast<double>(bins - 1) / sampleRate), halfBand_(std::exp2(0.5 / fraction)) {
  constexpr double lowest = 20.0;
  const int first = static_cast<int>(std::ceil(fraction * std::log2(lowest / 1000.0) - 0.5));
  for (int k = first;; ++k) {
    const double centre = 1000.0 * std::exp2(static_cast<double>(k) / fraction);
    if (centre > 0.45 * sampleRate) break;
    frequencies_.push_back(centre);
  }
}

// The power of a sine spreads over bins that sum to 1.5 times its peak under a Hann window; taken out again
// here, a full-scale sine reads 0 dB in its band, and noise keeps its true ratio to it.
std::vector<double> OctaveBands::collect(const std::vector<double>& power) const {
  constexpr double hannSpread = 1.5;
  const PowerIntegral integral(power);
  std::vector<double> bands;
  bands.reserve(frequencies_.size());
  for (const double centre : frequencies_) {
    const double begin = centre / halfBand_ * binsPerHz_;
    const double end = centre * halfBand_ * binsPerHz_;
    const double sum = end - begin < 1.0 ? interpolated(power, centre * binsPerHz_) * (end - begin)
                                         : integral.upTo(end) - integral.upTo(begin);
    bands.push_back(sum / hannSpread);
  }
  return bands;
}

BandSpectrum fractionalOctaves(const std::vector<double>& meanPower, int sampleRate, int fraction) {
  const OctaveBands bands(meanPower.size(), sampleRate, fraction);
  BandSpectrum result{bands.frequencies(), {}};
  for (const double power : bands.collect(meanPower)) result.levels.push_back(decibels(power));
  return result;
}

// The grids begin at the same band whatever the rate, so equal indices are equal frequencies. A band that is
// far below in one track only is a difference, but not a larger one than those 60 dB.
double spectralDistanceDb(const BandSpectrum& a, double loudnessA, const BandSpectrum& b, double loudnessB) {
  constexpr double range = 60.0;
  if (!std::isfinite(loudnessA) || !std::isfinite(loudnessB))
    return loudnessA == loudnessB ? 0.0 : std::numeric_limits<double>::infinity();
  const std::size_t bands = std::min(a.levels.size(), b.levels.size());
  double strongest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < bands; ++i)
    strongest = std::max({strongest, a.levels[i] - loudnessA, b.levels[i] - loudnessB});
  double sum = 0.0;
  int counted = 0;
  for (std::size_t i = 0; i < bands; ++i) {
    const double levelA = std::max(a.levels[i] - loudnessA, strongest - range);
    const double levelB = std::max(b.levels[i] - loudnessB, strongest - range);
    if (std::max(levelA, levelB) <= strongest - range) continue;
    sum += std::abs(levelA - levelB);
    ++counted;
  }
  return counted > 0 ? sum / counted : 0.0;
}

}  // namespace semblance
