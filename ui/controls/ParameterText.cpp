// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterText.h"

#include <QCoreApplication>
#include <QLocale>

#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

/// Labels of the engine's tables, so that translators find them.
[[maybe_unused]] constexpr const char* kTableTexts[] = {
    QT_TRANSLATE_NOOP("ParameterTable", "Input gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Equaliser"),
    QT_TRANSLATE_NOOP("ParameterTable", "Compressor"),
    QT_TRANSLATE_NOOP("ParameterTable", "Output gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 1 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 1 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 1 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 2 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 2 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 2 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 3 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 3 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 3 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 4 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 4 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 4 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 5 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 5 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 5 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 6 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 6 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Band 6 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Threshold"),
    QT_TRANSLATE_NOOP("ParameterTable", "Ratio"),
    QT_TRANSLATE_NOOP("ParameterTable", "Attack"),
    QT_TRANSLATE_NOOP("ParameterTable", "Release"),
    QT_TRANSLATE_NOOP("ParameterTable", "Knee"),
    QT_TRANSLATE_NOOP("ParameterTable", "Make-up gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "31 Hz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "63 Hz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "125 Hz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "250 Hz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "500 Hz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "1 kHz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "2 kHz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "4 kHz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "8 kHz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "16 kHz gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Graphic equaliser"),
    QT_TRANSLATE_NOOP("ParameterTable", "Saturation"),
    QT_TRANSLATE_NOOP("ParameterTable", "Stereo width"),
    QT_TRANSLATE_NOOP("ParameterTable", "Drive"),
    QT_TRANSLATE_NOOP("ParameterTable", "Offset"),
    QT_TRANSLATE_NOOP("ParameterTable", "Hardness"),
    QT_TRANSLATE_NOOP("ParameterTable", "Mix"),
    QT_TRANSLATE_NOOP("ParameterTable", "Low shelf"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak"),
    QT_TRANSLATE_NOOP("ParameterTable", "High shelf"),
    QT_TRANSLATE_NOOP("ParameterTable", "EQ + compressor"),
    QT_TRANSLATE_NOOP("ParameterTable", "EQ + compressor + saturation"),
    QT_TRANSLATE_NOOP("ParameterTable", "Graphic EQ + compressor"),
};

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(ParameterText)
};

QString equaliserHelp(ParameterId id) {
  for (const EqualiserBand& band : kEqualiserBands) {
    if (id == band.gain) return Texts::tr("Louder (+) or quieter (-) around this frequency");
    if (id == band.frequency)
      return Texts::tr("Middle of the range that is changed; of a shelf, where it begins");
    if (id == band.q)
      return Texts::tr(
          "How narrow the range is: higher is narrower; of a shelf, how steeply it rises or falls");
  }
  return {};
}

}  // namespace

QString parameterLabel(ParameterId id) {
  const std::string_view label = parameterInfo(id).label;
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString parameterValueText(ParameterId id, float value) {
  QString text = QString::fromStdString(toText(id, value));
  return text.replace(QLatin1Char('-'), QChar(0x2212)).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString parameterRangeText(ParameterId id) {
  const ParameterInfo& info = parameterInfo(id);
  return Texts::tr("%1 to %2")
      .arg(parameterValueText(id, info.minimum), parameterValueText(id, info.maximum));
}

QString effectName(Effect effect) {
  const std::string_view label = effectLabel(effect);
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString chainPresetName(ChainPreset preset) {
  const std::string_view label = chainPresetInfo(preset).label;
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString equaliserBandName(int band) { return Texts::tr("Band %1").arg(band + 1); }

QString bandTypeName(BandType type) {
  const std::string_view label = bandTypeLabel(type);
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString parameterHelp(ParameterId id) {
  switch (id) {
    case ParameterId::InputGain:
      return Texts::tr("Level before the effects; drives the compressor harder or softer");
    case ParameterId::Threshold:
      return Texts::tr("Level above which the compressor turns the sound down");
    case ParameterId::Ratio:
      return Texts::tr("How strongly levels above the threshold are turned down; 1:1 leaves them alone");
    case ParameterId::Attack:
      return Texts::tr("How quickly the compressor reacts to a loud moment");
    case ParameterId::Release:
      return Texts::tr("How quickly the compressor lets go afterwards");
    case ParameterId::Knee:
      return Texts::tr("Width of the soft transition around the threshold");
    case ParameterId::MakeUp:
      return Texts::tr("Level added after the compressor");
    case ParameterId::OutputGain:
      return Texts::tr("Level after all effects");
    case ParameterId::SaturationDrive:
      return Texts::tr("How far the sound is driven into the curve; the level stays");
    case ParameterId::SaturationOffset:
      return Texts::tr("Treats the two halves of the wave differently, which adds even harmonics");
    case ParameterId::SaturationHardness:
      return Texts::tr("Shape of the curve: 0 is soft like a valve, 2 cuts the peaks off");
    case ParameterId::SaturationMix:
      return Texts::tr("Share of the saturated sound; at 0 % nothing is changed");
    case ParameterId::StereoWidth:
      return Texts::tr("How much the two channels differ: 0 % is mono, 100 % leaves the width alone");
    default:
      if (parameterInfo(id).effect == Effect::GraphicEqualiser)
        return Texts::tr("Louder (+) or quieter (-) in the octave around this frequency");
      return equaliserHelp(id);
  }
}

bool showsSame(ParameterId id, float a, float b) { return a == b || toText(id, a) == toText(id, b); }

}  // namespace semblance::ui
