// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace semblance {

/// The processors of the chain in the order in which the signal passes them.
enum class Effect : std::uint8_t {
  InputGain,
  Equaliser,
  GraphicEqualiser,
  Compressor,
  Saturation,
  Width,
  OutputGain,
};
inline constexpr std::size_t kEffectCount = 7;

/// What Match decides on separately, and what has a strength of its own.
enum class ChainSection : std::uint8_t { Equaliser, Dynamics, Saturation, Width, Level };
inline constexpr std::size_t kSectionCount = 5;
/// Both equalisers are one section; the gains are the level.
ChainSection sectionOf(Effect effect);
/// "equaliser", "dynamics", "saturation", "width", "level": stable key.
std::string_view sectionKey(ChainSection section);

/// Every control of the chain. The order is the order of the table and of ChainSettings::values; new controls
/// go to the end.
enum class ParameterId : std::uint8_t {
  InputGain,
  LowShelfGain,
  LowShelfFrequency,
  LowShelfQ,
  Peak1Gain,
  Peak1Frequency,
  Peak1Q,
  Peak2Gain,
  Peak2Frequency,
  Peak2Q,
  Peak3Gain,
  Peak3Frequency,
  Peak3Q,
  Peak4Gain,
  Peak4Frequency,
  Peak4Q,
  HighShelfGain,
  HighShelfFrequency,
  HighShelfQ,
  Threshold,
  Ratio,
  Attack,
  Release,
  Knee,
  MakeUp,
  OutputGain,
  GraphicGain1,
  GraphicGain2,
  GraphicGain3,
  GraphicGain4,
  GraphicGain5,
  GraphicGain6,
  GraphicGain7,
  GraphicGain8,
  GraphicGain9,
  GraphicGain10,
  SaturationDrive,
  SaturationOffset,
  SaturationHardness,
  SaturationMix,
  StereoWidth,
};
inline constexpr std::size_t kParameterCount = 41;

enum class Unit : std::uint8_t { Decibel, Hertz, Millisecond, None, Ratio, Percent };
enum class Scale : std::uint8_t { Linear, Logarithmic };

/// How match strength acts: Fixed values stay as predicted; Scaled ones go in proportion from the neutral
/// value; Ratio scales the compressor's slope 1 - 1/R, so that the gain reduction in dB is what is scaled.
enum class StrengthRole : std::uint8_t { Fixed, Scaled, Ratio };

/// One row of the only list of parameters in the program. Frequencies are in Hz, times in ms, levels in dB.
struct ParameterInfo {
  ParameterId id;
  std::string_view key;    ///< stable identifier in files and on the command line: "eq.peak1.gain"
  std::string_view label;  ///< as shown: "Band 2 gain"
  Effect effect;
  Unit unit;
  float minimum;
  float maximum;
  float neutral;  ///< default value; all parameters at neutral leave the sound untouched
  Scale scale;
  StrengthRole strength;
  int decimals;  ///< digits shown after the point
};

/// All rows, indexed by ParameterId.
std::span<const ParameterInfo, kParameterCount> parameterTable();

inline constexpr std::size_t indexOf(ParameterId id) { return static_cast<std::size_t>(id); }
const ParameterInfo& parameterInfo(ParameterId id);
std::optional<ParameterId> parameterFromKey(std::string_view key);

/// "equaliser", "Equaliser" and so on: stable key and shown name of an effect.
std::string_view effectKey(Effect effect);
std::string_view effectLabel(Effect effect);
std::optional<Effect> effectFromKey(std::string_view key);

/// "dB", "Hz", "ms", "", ":1" or "%".
std::string_view unitText(Unit unit);

/// Position 0..1 of a physical value on the parameter's scale, clamped; and back.
double normalised(ParameterId id, double value);
double denormalised(ParameterId id, double position);
float clampedToRange(ParameterId id, float value);

/// "-18.5 dB", "2.50 kHz", "4.0:1".
std::string toText(ParameterId id, float value);

/// Reads what people type: "-3", "-3 dB", "2k", "2.5 kHz", "4:1", "0.2 s"; clamps to the range; empty if not
/// a number.
std::optional<float> fromText(ParameterId id, std::string_view text);

}  // namespace semblance
