// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Biquad.h"

#include <complex>

#include "effects/ActingBands.h"

namespace semblance {

BiquadCoefficients<double> bandCoefficients(const EqualiserBand& band, const ChainSettings& settings,
                                            double sampleRate) {
  const int index = bandIndex(band);
  const double gain = settings.bandOff(index) ? 0.0 : double{settings[band.gain]};
  return designBand<double>(settings.bandType(index), gain,
                            clampedFrequency(settings[band.frequency], sampleRate), settings[band.q],
                            sampleRate);
}

double responseDb(const BiquadCoefficients<double>& section, double frequency, double sampleRate) {
  const std::complex<double> delay = std::polar(1.0, -2.0 * std::numbers::pi * frequency / sampleRate);
  const std::complex<double> numerator = section.b0 + delay * (section.b1 + delay * section.b2);
  const std::complex<double> denominator = 1.0 + delay * (section.a1 + delay * section.a2);
  return 10.0 * std::log10(std::norm(numerator) / std::norm(denominator));
}

double equaliserResponseDb(const ChainSettings& settings, double frequency, double sampleRate) {
  double sum = 0.0;
  for (const ActingBand& band : actingBands(settings, sampleRate))
    sum += responseDb(designBand<double>(band.type, band.gain, clampedFrequency(band.frequency, sampleRate),
                                         band.q, sampleRate),
                      frequency, sampleRate);
  return sum;
}

}  // namespace semblance
