// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EqualiserImpulse.h"

#include <cmath>
#include <numbers>

#include "audio/Fourier.h"
#include "effects/ActingBands.h"

namespace semblance {
namespace {

std::size_t lengthAt(double sampleRate) {
  constexpr double kSeconds = 1.36;
  std::size_t length = 1;
  while (static_cast<double>(length) < kSeconds * sampleRate) length *= 2;
  return length;
}

/// Raised cosine from 1 to 0 over the second half of 0..1.
double fadeOut(double position) {
  return position < 0.5 ? 1.0 : 0.5 + 0.5 * std::cos(2.0 * std::numbers::pi * (position - 0.5));
}

std::vector<float> minimumPhase(const ChainSettings& settings, double sampleRate) {
  std::vector<double> signal(lengthAt(sampleRate));
  signal[0] = 1.0;
  for (const ActingBand& band : actingBands(settings, sampleRate)) {
    const auto section = designBand<double>(band.type, band.gain,
                                            clampedFrequency(band.frequency, sampleRate), band.q, sampleRate);
    double s1 = 0.0;
    double s2 = 0.0;
    for (double& sample : signal) {  // transposed direct form II
      const double input = sample;
      sample = section.b0 * input + s1;
      s1 = section.b1 * input - section.a1 * sample + s2;
      s2 = section.b2 * input - section.a2 * sample;
    }
  }
  std::vector<float> impulse(signal.size());
  for (std::size_t n = 0; n < signal.size(); ++n)
    impulse[n] =
        static_cast<float>(signal[n] * fadeOut(static_cast<double>(n) / static_cast<double>(signal.size())));
  return impulse;
}

std::vector<float> linearPhase(const ChainSettings& settings, double sampleRate) {
  const std::size_t length = lengthAt(sampleRate);
  Fourier fourier(static_cast<int>(length));
  const auto spectrum = fourier.spectrum();
  for (std::size_t k = 0; k < spectrum.size(); ++k) {
    const double frequency = static_cast<double>(k) * sampleRate / static_cast<double>(length);
    const double gain = std::pow(10.0, equaliserResponseDb(settings, frequency, sampleRate) / 20.0);
    spectrum[k] = static_cast<float>(gain * (k % 2 == 0 ? 1.0 : -1.0));  // moves the peak to the middle
  }
  fourier.inverse();
  std::vector<float> impulse(fourier.time().begin(), fourier.time().end());
  for (std::size_t n = 0; n < length; ++n) {
    const double fromMiddle = std::abs(2.0 * static_cast<double>(n) / static_cast<double>(length) - 1.0);
    impulse[n] *= static_cast<float>(fadeOut(fromMiddle));
  }
  return impulse;
}

}  // namespace

std::vector<float> equaliserImpulse(const ChainSettings& settings, double sampleRate, ImpulsePhase phase) {
  const ChainSettings heard = sanitised(settings);
  return phase == ImpulsePhase::Minimum ? minimumPhase(heard, sampleRate) : linearPhase(heard, sampleRate);
}

}  // namespace semblance
