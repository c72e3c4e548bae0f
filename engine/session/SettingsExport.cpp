// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SettingsExport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "audio/AudioWriter.h"
#include "base/AtomicFile.h"
#include "effects/ActingBands.h"
#include "effects/GraphicBands.h"
#include "session/EqualiserImpulse.h"
#include "session/SettingsJson.h"

namespace semblance {
namespace {

template <typename... Values>
std::string formatted(const char* format, Values... values) {
  std::array<char, 256> text{};
  std::snprintf(text.data(), text.size(), format, values...);
  return text.data();
}

std::string labelText(std::string_view label) { return formatted("  %-24s", std::string(label).c_str()); }

std::string bandLine(const ChainSettings& settings, int band) {
  const EqualiserBand& rows = kEqualiserBands[static_cast<std::size_t>(band)];
  std::string name(parameterInfo(rows.gain).label);
  name.resize(name.rfind(' '));  // "Band 2 gain"
  name += "  " + std::string(bandTypeLabel(settings.bandType(band)));
  return labelText(name) +
         formatted("%10s  %10s  Q %5s%s\n", toText(rows.frequency, settings[rows.frequency]).c_str(),
                   toText(rows.gain, settings[rows.gain]).c_str(), toText(rows.q, settings[rows.q]).c_str(),
                   settings.bandOff(band) ? "  (off)" : "");
}

std::string plainText(const ChainSettings& settings) {
  std::string text = "Semblance settings: " + std::string(chainPresetInfo(settings.chain).label) + "\n";
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    const auto effect = static_cast<Effect>(index);
    if (!settings.uses(effect)) continue;
    text += "\n" + std::string(effectLabel(effect)) + (settings.bypassed(effect) ? " (bypassed)\n" : "\n");
    if (effect == Effect::Equaliser) {
      for (int band = 0; band < static_cast<int>(kBandCount); ++band) text += bandLine(settings, band);
      continue;
    }
    for (const ParameterInfo& info : parameterTable())
      if (info.effect == effect)
        text += labelText(info.label) + formatted("%10s\n", toText(info.id, settings[info.id]).c_str());
  }
  return text;
}

/// Octave bands lie at their nominal places at this rate; the other bands do not depend on it.
constexpr double kRate = 48000.0;

std::string filterLine(const ActingBand& band, const char* lowShelf, const char* highShelf) {
  const char* type = band.type == BandType::Peak       ? "PK"
                     : band.type == BandType::LowShelf ? lowShelf
                                                       : highShelf;
  return formatted("Filter %2d: ON  %-4s  Fc %8.1f Hz  Gain %6.2f dB  Q %6.3f\n", band.number, type,
                   band.frequency, band.gain, band.q);
}

constexpr double kCurveRate = 48000.0;

struct CurvePoint {
  double frequency;
  double gain;
};

/// The equaliser's response from 20 Hz to 20 kHz.
std::vector<CurvePoint> curveOf(const ChainSettings& settings, double stepsPerOctave) {
  constexpr double kLowest = 20.0;
  constexpr double kHighest = 20000.0;
  std::vector<CurvePoint> curve;
  const auto add = [&](double frequency) {
    curve.push_back({frequency, equaliserResponseDb(settings, frequency, kCurveRate)});
  };
  for (int step = 0;; ++step) {
    const double frequency = kLowest * std::exp2(step / stepsPerOctave);
    if (frequency >= kHighest) break;
    add(frequency);
  }
  add(kHighest);
  return curve;
}

/// Gains of less than half a hundredth are 0.00, not -0.00.
double rounded(double gain) { return std::round(gain * 100.0) / 100.0 + 0.0; }

std::string graphicEq(const ChainSettings& settings) {
  std::string text = "GraphicEQ:";
  for (const CurvePoint& point : curveOf(settings, 12.0))
    text += formatted("%s %.1f %.2f", text.back() == ':' ? "" : ";", point.frequency, rounded(point.gain));
  return text + "\n";
}

std::string curveCsv(const ChainSettings& settings) {
  std::string text = "frequency_hz,gain_db\n";
  for (const CurvePoint& point : curveOf(settings, 24.0))
    text += formatted("%.2f,%.2f\n", point.frequency, rounded(point.gain));
  return text;
}

/// Highest gain of the equaliser between 20 Hz and 20 kHz, dB; not below 0.
double highestGain(const ChainSettings& settings) {
  double highest = 0.0;
  for (double frequency = 20.0; frequency < 20000.0; frequency *= 1.01)
    highest = std::max(highest, equaliserResponseDb(settings, frequency, kCurveRate));
  return highest;
}

std::string equalizerApo(const ChainSettings& settings) {
  std::string text =
      "# Equaliser of Semblance. Compressor and gains are not part of this file.\n"
      "# The preamplification keeps the boosts from clipping.\n";
  text += formatted("Preamp: %.1f dB\n", 0.0 - std::ceil(highestGain(settings) * 10.0) / 10.0);
  for (const ActingBand& band : actingBands(settings, kRate)) text += filterLine(band, "LSC", "HSC");
  return text;
}

std::string rewFilters(const ChainSettings& settings) {
  std::string text =
      "Filter Settings file\n\nNotes: Equaliser of Semblance, without compressor and gains\n\n"
      "Equaliser: Generic\n";
  const auto bands = actingBands(settings, kRate);
  const std::size_t places = settings.uses(Effect::GraphicEqualiser) ? kGraphicBandCount : kBandCount;
  for (int place = 1; place <= static_cast<int>(places); ++place) {
    const auto band = std::ranges::find(bands, place, &ActingBand::number);
    text +=
        band != bands.end() ? filterLine(*band, "LSQ", "HSQ") : formatted("Filter %2d: ON  None\n", place);
  }
  return text;
}

Result<void> writeImpulse(const std::vector<float>& impulse, double sampleRate,
                          const std::filesystem::path& path) {
  WriteFormat format;
  format.container = Container::Wav;
  format.sampleFormat = SampleFormat::Float32;
  format.sampleRate = static_cast<int>(std::lround(sampleRate));
  format.channels = 1;
  format.dither = false;
  auto writer = AudioWriter::create(path, format);
  if (!writer) return tl::unexpected(writer.error());
  AudioBuffer buffer(1, static_cast<std::int64_t>(impulse.size()));
  std::ranges::copy(impulse, buffer.channel(0).begin());
  if (auto written = writer->write(buffer, buffer.frames()); !written) return written;
  return writer->commit();
}

}  // namespace

const std::vector<SettingsFormInfo>& settingsForms() {
  static const std::vector<SettingsFormInfo> forms{{SettingsForm::Text, ".txt", false, true},
                                                   {SettingsForm::Json, ".json", false, true},
                                                   {SettingsForm::EqualizerApo, ".txt", false, false},
                                                   {SettingsForm::RewFilters, ".txt", false, false},
                                                   {SettingsForm::GraphicEq, ".txt", false, false},
                                                   {SettingsForm::CurveCsv, ".csv", false, false},
                                                   {SettingsForm::ImpulseMinimum, ".wav", true, false},
                                                   {SettingsForm::ImpulseLinear, ".wav", true, false}};
  return forms;
}

const SettingsFormInfo& settingsFormInfo(SettingsForm form) {
  return *std::ranges::find(settingsForms(), form, &SettingsFormInfo::form);
}

std::string settingsText(const ChainSettings& settings, SettingsForm form) {
  switch (form) {
    case SettingsForm::Json:
      return settingsJson(settings).dump(2) + "\n";
    case SettingsForm::EqualizerApo:
      return equalizerApo(settings);
    case SettingsForm::RewFilters:
      return rewFilters(settings);
    case SettingsForm::GraphicEq:
      return graphicEq(settings);
    case SettingsForm::CurveCsv:
      return curveCsv(settings);
    default:
      return plainText(settings);
  }
}

Result<void> exportSettings(const ChainSettings& settings, SettingsForm form, double sampleRate,
                            const std::filesystem::path& path) {
  const ChainSettings heard = sanitised(settings);
  if (form == SettingsForm::ImpulseMinimum)
    return writeImpulse(equaliserImpulse(heard, sampleRate, ImpulsePhase::Minimum), sampleRate, path);
  if (form == SettingsForm::ImpulseLinear)
    return writeImpulse(equaliserImpulse(heard, sampleRate, ImpulsePhase::Linear), sampleRate, path);
  return replaceFile(path, settingsText(heard, form));
}

}  // namespace semblance
