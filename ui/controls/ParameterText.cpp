// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterText.h"

#include <QCoreApplication>

#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

/// Labels of the engine's tables, so that translators find them.
[[maybe_unused]] constexpr const char* kTableTexts[] = {
    QT_TRANSLATE_NOOP("ParameterTable", "Input gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Equaliser"),
    QT_TRANSLATE_NOOP("ParameterTable", "Compressor"),
    QT_TRANSLATE_NOOP("ParameterTable", "Output gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Low shelf gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Low shelf frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Low shelf Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 1 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 1 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 1 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 2 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 2 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 2 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 3 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 3 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 3 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 4 gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 4 frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "Peak 4 Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "High shelf gain"),
    QT_TRANSLATE_NOOP("ParameterTable", "High shelf frequency"),
    QT_TRANSLATE_NOOP("ParameterTable", "High shelf Q"),
    QT_TRANSLATE_NOOP("ParameterTable", "Threshold"),
    QT_TRANSLATE_NOOP("ParameterTable", "Ratio"),
    QT_TRANSLATE_NOOP("ParameterTable", "Attack"),
    QT_TRANSLATE_NOOP("ParameterTable", "Release"),
    QT_TRANSLATE_NOOP("ParameterTable", "Knee"),
    QT_TRANSLATE_NOOP("ParameterTable", "Make-up gain"),
};

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(ParameterText)
};

QString equaliserHelp(ParameterId id) {
  for (const EqualiserBand& band : kEqualiserBands) {
    const bool shelf = band.type != BandType::Peak;
    if (id == band.gain) return Texts::tr("Louder (+) or quieter (-) around this frequency");
    if (id == band.frequency) {
      return shelf ? Texts::tr("Where the shelf begins") : Texts::tr("Middle of the range that is changed");
    }
    if (id == band.q) {
      return shelf ? Texts::tr("How steeply the shelf rises or falls")
                   : Texts::tr("How narrow the range is: higher is narrower");
    }
  }
  return {};
}

}  // namespace

QString parameterLabel(ParameterId id) {
  const std::string_view label = parameterInfo(id).label;
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString parameterValueText(ParameterId id, float value) { return QString::fromStdString(toText(id, value)); }

QString parameterRangeText(ParameterId id) {
  const ParameterInfo& info = parameterInfo(id);
  return Texts::tr("%1 to %2")
      .arg(parameterValueText(id, info.minimum), parameterValueText(id, info.maximum));
}

QString effectName(Effect effect) {
  const std::string_view label = effectLabel(effect);
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString equaliserBandName(int band) {
  const BandType type = kEqualiserBands[static_cast<std::size_t>(band)].type;
  if (type == BandType::LowShelf) return Texts::tr("Low shelf");
  if (type == BandType::HighShelf) return Texts::tr("High shelf");
  return Texts::tr("Peak %1").arg(band);
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
    default:
      return equaliserHelp(id);
  }
}

bool showsSame(ParameterId id, float a, float b) { return a == b || toText(id, a) == toText(id, b); }

}  // namespace semblance::ui
