// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterText.h"

#include <QCoreApplication>

#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("ParameterText", text); }

QString equaliserHelp(ParameterId id) {
  for (const EqualiserBand& band : kEqualiserBands) {
    const bool shelf = band.type != BandType::Peak;
    if (id == band.gain) return translated("Louder (+) or quieter (-) around this frequency");
    if (id == band.frequency) {
      return shelf ? translated("Where the shelf begins") : translated("Middle of the range that is changed");
    }
    if (id == band.q) {
      return shelf ? translated("How steeply the shelf rises or falls")
                   : translated("How narrow the range is: higher is narrower");
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
  return translated("%1 to %2")
      .arg(parameterValueText(id, info.minimum), parameterValueText(id, info.maximum));
}

QString effectName(Effect effect) {
  const std::string_view label = effectLabel(effect);
  return QCoreApplication::translate("ParameterTable", std::string(label).c_str());
}

QString equaliserBandName(int band) {
  const BandType type = kEqualiserBands[static_cast<std::size_t>(band)].type;
  if (type == BandType::LowShelf) return translated("Low shelf");
  if (type == BandType::HighShelf) return translated("High shelf");
  return translated("Peak %1").arg(band);
}

QString parameterHelp(ParameterId id) {
  switch (id) {
    case ParameterId::InputGain:
      return translated("Level before the effects; drives the compressor harder or softer");
    case ParameterId::Threshold:
      return translated("Level above which the compressor turns the sound down");
    case ParameterId::Ratio:
      return translated("How strongly levels above the threshold are turned down; 1:1 leaves them alone");
    case ParameterId::Attack:
      return translated("How quickly the compressor reacts to a loud moment");
    case ParameterId::Release:
      return translated("How quickly the compressor lets go afterwards");
    case ParameterId::Knee:
      return translated("Width of the soft transition around the threshold");
    case ParameterId::MakeUp:
      return translated("Level added after the compressor");
    case ParameterId::OutputGain:
      return translated("Level after all effects");
    default:
      return equaliserHelp(id);
  }
}

bool showsSame(ParameterId id, float a, float b) { return a == b || toText(id, a) == toText(id, b); }

}  // namespace semblance::ui
