// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>

#include "effects/ChainSettings.h"

namespace semblance {

/// Second-order section with a0 = 1. T is double for processors, a tensor for the differentiable twin.
template <typename T>
struct BiquadCoefficients {
  T b0, b1, b2, a1, a2;
};

/// The audio-EQ-cookbook forms: gain in dB, frequency in Hz, quality Q, rate in Hz. The functions exp, cos,
/// sin are found by argument-dependent lookup, so the same formula serves double and tensors.
template <typename T>
BiquadCoefficients<T> designBand(BandType type, const T& gainDb, const T& frequency, const T& q,
                                 double sampleRate) {
  using std::cos, std::exp, std::sin;
  const T amplitude = exp(gainDb * (std::numbers::ln10 / 40.0));
  const T omega = frequency * (2.0 * std::numbers::pi / sampleRate);
  const T c = cos(omega);
  const T alpha = sin(omega) / (q * 2.0);
  if (type == BandType::Peak) {
    const T a0 = alpha / amplitude + 1.0;
    const T middle = c * -2.0 / a0;
    return {(alpha * amplitude + 1.0) / a0, middle, (1.0 - alpha * amplitude) / a0, middle,
            (1.0 - alpha / amplitude) / a0};
  }
  const double side = type == BandType::LowShelf ? 1.0 : -1.0;  // a high shelf mirrors (A - 1)
  const T beta = exp(gainDb * (std::numbers::ln10 / 80.0)) * alpha * 2.0;
  const T sum = amplitude + 1.0;
  const T difference = (amplitude - 1.0) * side;
  const T a0 = sum + difference * c + beta;
  return {amplitude * (sum - difference * c + beta) / a0, amplitude * (difference - sum * c) * 2.0 / a0,
          amplitude * (sum - difference * c - beta) / a0, (difference + sum * c) * -2.0 / a0,
          (sum + difference * c - beta) / a0};
}

/// Highest frequency at which a band is placed: 0.45 of the rate; higher settings are clamped to it.
inline double clampedFrequency(double frequency, double sampleRate) {
  return frequency < 0.45 * sampleRate ? frequency : 0.45 * sampleRate;
}

/// Section of one band for the given settings and rate, in double precision; a band that is switched off has
/// 0 dB.
BiquadCoefficients<double> bandCoefficients(const EqualiserBand& band, const ChainSettings& settings,
                                            double sampleRate);

/// Gain in dB of a section at a frequency: |H(e^jw)|, computed from the coefficients that filter.
double responseDb(const BiquadCoefficients<double>& section, double frequency, double sampleRate);

/// Gain in dB at a frequency of the whole equaliser that the chain uses; 0 where it is bypassed.
double equaliserResponseDb(const ChainSettings& settings, double frequency, double sampleRate);

}  // namespace semblance
