// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ParameterTable.h"

#include <algorithm>
#include <cmath>

namespace semblance {
namespace {

using Id = ParameterId;
using Role = StrengthRole;

constexpr ParameterInfo gain(Id id, std::string_view key, std::string_view label, Effect effect,
                             float limit) {
  return {id, key, label, effect, Unit::Decibel, -limit, limit, 0.0f, Scale::Linear, Role::Scaled, 1};
}

constexpr ParameterInfo bandGain(Id id, std::string_view key, std::string_view label) {
  return gain(id, key, label, Effect::Equaliser, 24.0f);
}

constexpr ParameterInfo bandFrequency(Id id, std::string_view key, std::string_view label, float minimum,
                                      float maximum, float neutral) {
  return {id,      key,     label,   Effect::Equaliser,  Unit::Hertz,
          minimum, maximum, neutral, Scale::Logarithmic, Role::Fixed,
          0};
}

constexpr ParameterInfo bandQ(Id id, std::string_view key, std::string_view label) {
  return {id,          key, label, Effect::Equaliser, Unit::None, 0.1f, 10.0f, 0.707f, Scale::Logarithmic,
          Role::Fixed, 2};
}

constexpr ParameterInfo dynamics(Id id, std::string_view key, std::string_view label, Unit unit,
                                 float minimum, float maximum, float neutral, Scale scale, Role role,
                                 int decimals) {
  return {id, key, label, Effect::Compressor, unit, minimum, maximum, neutral, scale, role, decimals};
}

constexpr ParameterInfo graphicGain(Id id, std::string_view key, std::string_view label) {
  return gain(id, key, label, Effect::GraphicEqualiser, 15.0f);
}

constexpr ParameterInfo saturation(Id id, std::string_view key, std::string_view label, Unit unit,
                                   float minimum, float maximum, Role role, int decimals) {
  return {id, key, label, Effect::Saturation, unit, minimum, maximum, 0.0f, Scale::Linear, role, decimals};
}

constexpr std::array<ParameterInfo, kParameterCount> kTable{{
    gain(Id::InputGain, "input.gain", "Input gain", Effect::InputGain, 24.0f),
    bandGain(Id::LowShelfGain, "eq.low_shelf.gain", "Band 1 gain"),
    bandFrequency(Id::LowShelfFrequency, "eq.low_shelf.frequency", "Band 1 frequency", 20.0f, 400.0f, 100.0f),
    bandQ(Id::LowShelfQ, "eq.low_shelf.q", "Band 1 Q"),
    bandGain(Id::Peak1Gain, "eq.peak1.gain", "Band 2 gain"),
    bandFrequency(Id::Peak1Frequency, "eq.peak1.frequency", "Band 2 frequency", 40.0f, 1000.0f, 200.0f),
    bandQ(Id::Peak1Q, "eq.peak1.q", "Band 2 Q"),
    bandGain(Id::Peak2Gain, "eq.peak2.gain", "Band 3 gain"),
    bandFrequency(Id::Peak2Frequency, "eq.peak2.frequency", "Band 3 frequency", 150.0f, 4000.0f, 800.0f),
    bandQ(Id::Peak2Q, "eq.peak2.q", "Band 3 Q"),
    bandGain(Id::Peak3Gain, "eq.peak3.gain", "Band 4 gain"),
    bandFrequency(Id::Peak3Frequency, "eq.peak3.frequency", "Band 4 frequency", 600.0f, 10000.0f, 2500.0f),
    bandQ(Id::Peak3Q, "eq.peak3.q", "Band 4 Q"),
    bandGain(Id::Peak4Gain, "eq.peak4.gain", "Band 5 gain"),
    bandFrequency(Id::Peak4Frequency, "eq.peak4.frequency", "Band 5 frequency", 2000.0f, 16000.0f, 6000.0f),
    bandQ(Id::Peak4Q, "eq.peak4.q", "Band 5 Q"),
    bandGain(Id::HighShelfGain, "eq.high_shelf.gain", "Band 6 gain"),
    bandFrequency(Id::HighShelfFrequency, "eq.high_shelf.frequency", "Band 6 frequency", 1500.0f, 18000.0f,
                  8000.0f),
    bandQ(Id::HighShelfQ, "eq.high_shelf.q", "Band 6 Q"),
    dynamics(Id::Threshold, "compressor.threshold", "Threshold", Unit::Decibel, -80.0f, 0.0f, -20.0f,
             Scale::Linear, Role::Fixed, 1),
    dynamics(Id::Ratio, "compressor.ratio", "Ratio", Unit::Ratio, 1.0f, 20.0f, 1.0f, Scale::Logarithmic,
             Role::Ratio, 1),
    dynamics(Id::Attack, "compressor.attack", "Attack", Unit::Millisecond, 0.1f, 100.0f, 10.0f,
             Scale::Logarithmic, Role::Fixed, 1),
    dynamics(Id::Release, "compressor.release", "Release", Unit::Millisecond, 5.0f, 1000.0f, 100.0f,
             Scale::Logarithmic, Role::Fixed, 0),
    dynamics(Id::Knee, "compressor.knee", "Knee", Unit::Decibel, 0.0f, 24.0f, 6.0f, Scale::Linear,
             Role::Fixed, 1),
    dynamics(Id::MakeUp, "compressor.make_up", "Make-up gain", Unit::Decibel, -24.0f, 24.0f, 0.0f,
             Scale::Linear, Role::Scaled, 1),
    gain(Id::OutputGain, "output.gain", "Output gain", Effect::OutputGain, 48.0f),
    graphicGain(Id::GraphicGain1, "graphic_eq.31_hz.gain", "31 Hz gain"),
    graphicGain(Id::GraphicGain2, "graphic_eq.63_hz.gain", "63 Hz gain"),
    graphicGain(Id::GraphicGain3, "graphic_eq.125_hz.gain", "125 Hz gain"),
    graphicGain(Id::GraphicGain4, "graphic_eq.250_hz.gain", "250 Hz gain"),
    graphicGain(Id::GraphicGain5, "graphic_eq.500_hz.gain", "500 Hz gain"),
    graphicGain(Id::GraphicGain6, "graphic_eq.1_khz.gain", "1 kHz gain"),
    graphicGain(Id::GraphicGain7, "graphic_eq.2_khz.gain", "2 kHz gain"),
    graphicGain(Id::GraphicGain8, "graphic_eq.4_khz.gain", "4 kHz gain"),
    graphicGain(Id::GraphicGain9, "graphic_eq.8_khz.gain", "8 kHz gain"),
    graphicGain(Id::GraphicGain10, "graphic_eq.16_khz.gain", "16 kHz gain"),
    saturation(Id::SaturationDrive, "saturation.drive", "Drive", Unit::Decibel, -20.0f, 40.0f, Role::Fixed,
               1),
    saturation(Id::SaturationOffset, "saturation.offset", "Offset", Unit::None, 0.0f, 1.0f, Role::Fixed, 2),
    saturation(Id::SaturationHardness, "saturation.hardness", "Hardness", Unit::None, 0.0f, 2.0f, Role::Fixed,
               2),
    saturation(Id::SaturationMix, "saturation.mix", "Mix", Unit::Percent, 0.0f, 100.0f, Role::Scaled, 0),
    {Id::StereoWidth, "stereo.width", "Stereo width", Effect::Width, Unit::Percent, 0.0f, 200.0f, 100.0f,
     Scale::Linear, Role::Scaled, 0},
}};

constexpr bool tableIsInOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i)
    if (indexOf(kTable[i].id) != i) return false;
  return true;
}
static_assert(tableIsInOrder());

struct EffectName {
  std::string_view key;
  std::string_view label;
};
constexpr std::array<EffectName, kEffectCount> kEffectNames{{
    {"input", "Input gain"},
    {"equaliser", "Equaliser"},
    {"graphic_equaliser", "Graphic equaliser"},
    {"compressor", "Compressor"},
    {"saturation", "Saturation"},
    {"width", "Stereo width"},
    {"output", "Output gain"},
}};

}  // namespace

std::span<const ParameterInfo, kParameterCount> parameterTable() { return kTable; }

const ParameterInfo& parameterInfo(ParameterId id) { return kTable[indexOf(id)]; }

std::optional<ParameterId> parameterFromKey(std::string_view key) {
  const auto row =
      std::find_if(kTable.begin(), kTable.end(), [key](const auto& info) { return info.key == key; });
  if (row == kTable.end()) return std::nullopt;
  return row->id;
}

std::string_view effectKey(Effect effect) { return kEffectNames[static_cast<std::size_t>(effect)].key; }
std::string_view effectLabel(Effect effect) { return kEffectNames[static_cast<std::size_t>(effect)].label; }

std::optional<Effect> effectFromKey(std::string_view key) {
  for (std::size_t i = 0; i < kEffectNames.size(); ++i)
    if (kEffectNames[i].key == key) return static_cast<Effect>(i);
  return std::nullopt;
}

ChainSection sectionOf(Effect effect) {
  switch (effect) {
    case Effect::Equaliser:
    case Effect::GraphicEqualiser:
      return ChainSection::Equaliser;
    case Effect::Compressor:
      return ChainSection::Dynamics;
    case Effect::Saturation:
      return ChainSection::Saturation;
    case Effect::Width:
      return ChainSection::Width;
    case Effect::InputGain:
    case Effect::OutputGain:
      break;
  }
  return ChainSection::Level;
}

std::string_view sectionKey(ChainSection section) {
  constexpr std::array<std::string_view, kSectionCount> keys{"equaliser", "dynamics", "saturation", "width",
                                                             "level"};
  return keys[static_cast<std::size_t>(section)];
}

double normalised(ParameterId id, double value) {
  const ParameterInfo& info = parameterInfo(id);
  const double low = info.minimum;
  const double high = info.maximum;
  if (!(value > low)) return 0.0;
  if (value >= high) return 1.0;
  if (info.scale == Scale::Linear) return (value - low) / (high - low);
  return std::log(value / low) / std::log(high / low);
}

double denormalised(ParameterId id, double position) {
  const ParameterInfo& info = parameterInfo(id);
  const double low = info.minimum;
  const double high = info.maximum;
  if (!(position > 0.0)) return low;
  if (position >= 1.0) return high;
  if (info.scale == Scale::Linear) return low + position * (high - low);
  return low * std::pow(high / low, position);
}

float clampedToRange(ParameterId id, float value) {
  const ParameterInfo& info = parameterInfo(id);
  return std::clamp(value, info.minimum, info.maximum);
}

}  // namespace semblance
