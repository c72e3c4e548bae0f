// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/LoudnessEstimate.h"

#include <cmath>
#include <numbers>

#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

/// Power weight of the K filter of BS.1770 at a frequency in Hz: a high-pass and a 4 dB shelf, the shelf in
/// the cookbook form that lies within 0.1 dB of the standard's.
class LoudnessWeight {
 public:
  explicit LoudnessWeight(double sampleRate)
      : sampleRate_(sampleRate),
        shelf_(designBand<double>(BandType::HighShelf, 4.0, 1500.0, std::numbers::sqrt2 / 2.0, sampleRate)) {}

  double operator()(double frequency) const {
    constexpr double kHighPass = 38.0;
    const double ratio = frequency / kHighPass;
    const double high = ratio * ratio / (1.0 + ratio * ratio);
    return high * high * std::pow(10.0, responseDb(shelf_, frequency, sampleRate_) / 10.0);
  }

 private:
  double sampleRate_;
  BiquadCoefficients<double> shelf_;
};

double gain(const ChainSettings& settings, Effect effect, ParameterId id) {
  return settings.bypassed(effect) ? 0.0 : static_cast<double>(settings[id]);
}

}  // namespace

double estimatedLoudnessChange(const TrackAnalysis& input, const ChainSettings& settings) {
  const double rate = input.format.sampleRate;
  const LoudnessWeight weight(rate);
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
