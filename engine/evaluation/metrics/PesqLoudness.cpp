// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqLoudness.h"

#include <algorithm>
#include <cmath>

namespace semblance {

namespace {

constexpr double kZwickerExponent = 0.23;
constexpr double kLoudnessScale = 0.1866055;
constexpr double kMaskedShare = 0.25;      // of the softer sound: differences within are not heard
constexpr double kAsymmetryOffset = 50.0;  // power
constexpr double kAsymmetryExponent = 1.2;
constexpr double kAsymmetryLeast = 3.0;
constexpr double kAsymmetryMost = 12.0;

double loudnessExponent(double bark) {
  const double steeper = bark < 4.0 ? std::min(6.0 / (bark + 2.0), 2.0) : 1.0;
  return kZwickerExponent * std::pow(steeper, 0.15);
}

double outsideMask(double difference, double mask) {
  if (difference > mask) return difference - mask;
  return difference < -mask ? difference + mask : 0.0;
}

double asymmetry(double reference, double degraded) {
  const double factor =
      std::pow((degraded + kAsymmetryOffset) / (reference + kAsymmetryOffset), kAsymmetryExponent);
  return factor < kAsymmetryLeast ? 0.0 : std::min(factor, kAsymmetryMost);
}

}  // namespace

PesqLoudness::PesqLoudness(const PesqRate& rate) : rate_(rate), fourier_(rate.frame) {
  for (std::size_t k = 0; k < bands(); ++k) {
    const PesqBand& band = rate_.bands[k];
    if (k > 0) totalWidth_ += band.width;
    exponents_[k] = loudnessExponent(band.centre);
    thresholdLoudness_[k] = kLoudnessScale * std::pow(band.threshold / 0.5, exponents_[k]);
  }
}

PesqLoudness::Bands PesqLoudness::power(std::span<const float> frame) {
  const auto window = hannWindow(rate_.frame);
  for (std::size_t n = 0; n < window.size(); ++n) fourier_.time()[n] = frame[n] * window[n];
  fourier_.forward();
  fourier_.spectrum()[0] = 0.0f;
  const std::complex<float>* bin = fourier_.spectrum().data();
  Bands power{};
  for (std::size_t k = 0; k < bands(); ++k) {
    for (int n = 0; n < rate_.bands[k].bins; ++n) power[k] += std::norm(*bin++);
    power[k] *= rate_.bands[k].correction * rate_.powerScale;
  }
  return power;
}

double PesqLoudness::audible(const Bands& power, double factor) const {
  double sum = 0.0;
  for (std::size_t k = 1; k < bands(); ++k)
    if (isAudible(k, power[k], factor)) sum += power[k];
  return sum;
}

PesqLoudness::Bands PesqLoudness::loudness(const Bands& power) const {
  Bands loudness{};
  for (std::size_t k = 0; k < bands(); ++k)
    if (isAudible(k, power[k], 1.0))
      loudness[k] = thresholdLoudness_[k] *
                    (std::pow(0.5 + 0.5 * power[k] / rate_.bands[k].threshold, exponents_[k]) - 1.0);
  return loudness;
}

/// Norm over the Bark scale without the lowest band, times the whole width.
double PesqLoudness::norm(const Bands& density, double exponent) const {
  double sum = 0.0;
  for (std::size_t k = 1; k < bands(); ++k)
    sum += std::pow(std::abs(density[k]) * rate_.bands[k].width, exponent);
  return totalWidth_ * std::pow(sum / totalWidth_, 1.0 / exponent);
}

PesqLoudness::Disturbance PesqLoudness::disturbance(const Bands& reference, const Bands& degraded) const {
  const Bands original = loudness(reference);
  const Bands heard = loudness(degraded);
  Bands density{};
  for (std::size_t k = 0; k < bands(); ++k)
    density[k] = outsideMask(heard[k] - original[k], kMaskedShare * std::min(heard[k], original[k]));
  Disturbance disturbance;
  disturbance.symmetric = norm(density, 2.0);
  for (std::size_t k = 0; k < bands(); ++k) density[k] *= asymmetry(reference[k], degraded[k]);
  disturbance.asymmetric = norm(density, 1.0);
  return disturbance;
}

}  // namespace semblance
