// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ControlRamp.h"

#include <algorithm>
#include <cmath>

#include "effects/CompressorCurve.h"

namespace semblance {
namespace {

constexpr double kRampSeconds = 0.02;

double linear(double decibels) { return std::exp(decibels * (std::numbers::ln10 / 20.0)); }

double mixed(double gain, double mix) { return 1.0 + mix * (gain - 1.0); }

}  // namespace

void ControlRamp::prepare(double sampleRate) {
  sampleRate_ = sampleRate;
  steps_ = std::max(1, static_cast<int>(std::lround(kRampSeconds * sampleRate / kRampStep)));
  from_ = to_ = controlsOf(neutralSettings());
  reset();
}

void ControlRamp::reset() {
  fresh_ = true;
  step_ = steps_;
  begin_ = end_ = pointOf(to_);
}

void ControlRamp::setTarget(const ChainSettings& settings) {
  const Controls target = controlsOf(sanitised(settings));
  if (fresh_) {
    to_ = target;
    reset();
    fresh_ = false;
    return;
  }
  if (target == to_) return;
  if (moving()) {  // the step under way ends where it was going, then the new way starts
    from_ = at(step_ + 1);
    to_ = target;
    step_ = -1;
  } else {
    from_ = to_;
    to_ = target;
    step_ = 0;
    end_ = pointOf(at(1));
  }
}

void ControlRamp::advance() {
  begin_ = end_;
  ++step_;
  if (moving()) end_ = pointOf(at(step_ + 1));
}

ControlRamp::Controls ControlRamp::controlsOf(const ChainSettings& settings) {
  Controls controls;
  for (const ParameterInfo& info : parameterTable()) {
    const double value = settings[info.id];
    controls.values[indexOf(info.id)] = info.scale == Scale::Logarithmic ? std::log(value) : value;
  }
  for (std::size_t e = 0; e < kEffectCount; ++e)
    controls.mix[e] = settings.acts(static_cast<Effect>(e)) ? 1.0 : 0.0;
  controls.saturationInUse = settings.uses(Effect::Saturation) ? 1.0 : 0.0;
  for (std::size_t b = 0; b < kBandCount; ++b)
    controls.bandMix[b] = settings.bandOff(static_cast<int>(b)) ? 0.0 : 1.0;
  controls.bandTypes = settings.bandTypes;
  return controls;
}

ControlRamp::Controls ControlRamp::at(int step) const {
  if (step >= steps_) return to_;
  const double position = static_cast<double>(step) / steps_;
  Controls controls;
  for (std::size_t i = 0; i < kParameterCount; ++i)
    controls.values[i] = from_.values[i] + position * (to_.values[i] - from_.values[i]);
  for (std::size_t e = 0; e < kEffectCount; ++e)
    controls.mix[e] = from_.mix[e] + position * (to_.mix[e] - from_.mix[e]);
  controls.saturationInUse = from_.saturationInUse + position * (to_.saturationInUse - from_.saturationInUse);
  for (std::size_t b = 0; b < kBandCount; ++b) {
    controls.bandMix[b] = from_.bandMix[b] + position * (to_.bandMix[b] - from_.bandMix[b]);
    // At 0 dB all types are alike: there the old one gives way to the new one.
    if (from_.bandTypes[b] != to_.bandTypes[b]) controls.bandMix[b] *= std::abs(1.0 - 2.0 * position);
    controls.bandTypes[b] = position < 0.5 ? from_.bandTypes[b] : to_.bandTypes[b];
  }
  return controls;
}

ChainPoint ControlRamp::pointOf(const Controls& controls) const {
  const auto value = [&controls](ParameterId id) { return controls.values[indexOf(id)]; };
  const auto mix = [&controls](Effect effect) { return controls.mix[static_cast<std::size_t>(effect)]; };
  ChainPoint point;
  point.inputGain = mixed(linear(value(ParameterId::InputGain)), mix(Effect::InputGain));
  point.equaliserMix = mix(Effect::Equaliser);
  for (std::size_t b = 0; b < kBandCount; ++b) {
    const EqualiserBand& band = kEqualiserBands[b];
    const double frequency = clampedFrequency(std::exp(value(band.frequency)), sampleRate_);
    const double gain = value(band.gain) * controls.bandMix[b];
    point.sections[b] =
        designBand<double>(controls.bandTypes[b], gain, frequency, std::exp(value(band.q)), sampleRate_);
  }
  point.graphicMix = mix(Effect::GraphicEqualiser);
  for (std::size_t b = 0; b < kGraphicBandCount; ++b)
    point.graphicSections[b] =
        point.graphicMix == 0.0
            ? BiquadCoefficients<double>{1.0, 0.0, 0.0, 0.0, 0.0}
            : graphicBandSection(kGraphicBands[b], value(kGraphicBands[b].gain), sampleRate_);
  point.compressorMix = mix(Effect::Compressor);
  point.threshold = value(ParameterId::Threshold);
  point.slope = -std::expm1(-value(ParameterId::Ratio));
  point.knee = value(ParameterId::Knee);
  point.attack = smoothingCoefficient(std::exp(value(ParameterId::Attack)), sampleRate_);
  point.release = smoothingCoefficient(std::exp(value(ParameterId::Release)), sampleRate_);
  point.makeUp = linear(value(ParameterId::MakeUp));
  point.saturation.shape = {linear(value(ParameterId::SaturationDrive)), value(ParameterId::SaturationOffset),
                            value(ParameterId::SaturationHardness)};
  point.saturation.mix = 0.01 * value(ParameterId::SaturationMix) * mix(Effect::Saturation);
  point.saturation.inUse = controls.saturationInUse;
  point.width = mixed(0.01 * value(ParameterId::StereoWidth), mix(Effect::Width));
  point.outputGain = mixed(linear(value(ParameterId::OutputGain)), mix(Effect::OutputGain));
  return point;
}

}  // namespace semblance
