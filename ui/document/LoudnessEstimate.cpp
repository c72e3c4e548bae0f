// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/LoudnessEstimate.h"

#include <cmath>

#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

/// Power weight of the K filter at a frequency in Hz: its 38 Hz high-pass and its 4 dB shelf around 1.5 kHz.
double weight(double frequency) {
  constexpr double kHighPass = 38.0;
  constexpr double kShelf = 1500.0;
  constexpr double kShelfPower = 2.512;  // 4 dB
  const double high = std::pow(frequency / kHighPass, 4.0);
  const double above = frequency * frequency / (frequency * frequency + kShelf * kShelf);
  return high / (1.0 + high) * (1.0 + (kShelfPower - 1.0) * above);
}

double gain(const ChainSettings& settings, Effect effect, ParameterId id) {
  return settings.bypassed(effect) ? 0.0 : static_cast<double>(settings[id]);
}

}  // namespace

double estimatedLoudnessChange(const TrackAnalysis& input, const ChainSettings& settings) {
  const double rate = input.format.sampleRate;
  double before = 0.0;
  double after = 0.0;
  for (std::size_t band = 0; band < input.thirdOctaves.levels.size(); ++band) {
    const double level = input.thirdOctaves.levels[band];
    if (!std::isfinite(level)) continue;
    const double frequency = input.thirdOctaves.frequencies[band];
    const double power = weight(frequency) * std::pow(10.0, level / 10.0);
    before += power;
    after += power * std::pow(10.0, equaliserResponseDb(settings, frequency, rate) / 10.0);
  }
  const double equaliser = before > 0.0 && after > 0.0 ? 10.0 * std::log10(after / before) : 0.0;
  return equaliser + gain(settings, Effect::InputGain, ParameterId::InputGain) +
         gain(settings, Effect::Compressor, ParameterId::MakeUp) +
         gain(settings, Effect::OutputGain, ParameterId::OutputGain);
}

}  // namespace semblance::ui
