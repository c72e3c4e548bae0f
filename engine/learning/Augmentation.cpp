// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Augmentation.h"

#include <array>
#include <cmath>
#include <numbers>

#include "learning/BiquadCascade.h"
#include "learning/Levels.h"

namespace semblance {
namespace {

constexpr std::size_t kLowPassSections = 8;
constexpr double kColourDb = 5.0;

/// Cookbook low-pass.
BiquadCoefficients<double> lowPassSection(double cutoff, double q, double sampleRate) {
  const double omega = 2.0 * std::numbers::pi * cutoff / sampleRate;
  const double c = std::cos(omega);
  const double alpha = std::sin(omega) / (2.0 * q);
  const double a0 = 1.0 + alpha;
  const double b0 = 0.5 * (1.0 - c) / a0;
  return {b0, 2.0 * b0, b0, -2.0 * c / a0, (1.0 - alpha) / a0};
}

}  // namespace

void lowPass(std::span<float> samples, double cutoff, double sampleRate) {
  std::array<BiquadCoefficients<double>, kLowPassSections> sections;
  for (std::size_t k = 0; k < kLowPassSections; ++k) {
    const double angle = std::numbers::pi * (2.0 * static_cast<double>(k) + 1.0) / (4.0 * kLowPassSections);
    sections[k] = lowPassSection(cutoff, 0.5 / std::cos(angle), sampleRate);
  }
  filterCascade(sections, samples);
}

double drawCutoff(RandomEngine& random, double sampleRate) {
  return drawLogarithmic(random, 3000.0, std::max(3200.0, 0.42 * sampleRate));
}

void colour(std::span<float> samples, double sampleRate, RandomEngine& random) {
  const double highest = 0.45 * sampleRate;
  const auto section = [&](BandType type, double low, double high, double q) {
    const double frequency = std::min(drawLogarithmic(random, low, high), highest);
    return designBand<double>(type, drawUniform(random, -kColourDb, kColourDb), frequency, q, sampleRate);
  };
  const std::array<BiquadCoefficients<double>, 4> sections{
      section(BandType::LowShelf, 60.0, 400.0, 0.6), section(BandType::Peak, 150.0, 1200.0, 0.6),
      section(BandType::Peak, 1000.0, 6000.0, 0.6), section(BandType::HighShelf, 2500.0, 9000.0, 0.6)};
  filterCascade(sections, samples);
}

void mixIn(std::span<float> samples, std::span<const float> other, RandomEngine& random) {
  const double relativeDb = drawUniform(random, -12.0, 0.0);
  const double own = meanSquareOf(samples);
  const double added = meanSquareOf(other);
  if (own <= 0.0 || added <= 0.0) return;
  const auto gain = static_cast<float>(std::sqrt(own / added) * std::pow(10.0, relativeDb / 20.0));
  const std::size_t count = std::min(samples.size(), other.size());
  for (std::size_t n = 0; n < count; ++n) samples[n] += gain * other[n];
}

}  // namespace semblance
