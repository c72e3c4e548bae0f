// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/TrackText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(TrackText)
};

/// A level without its unit, with a true minus sign and no plus.
QString number(double decibel) { return decibelText(decibel, 1, false).section(QLatin1Char(' '), 0, 0); }

}  // namespace

QString formatText(const AudioFormat& format) {
  QStringList parts;
  if (!format.description.empty()) parts << QString::fromStdString(format.description);
  parts << QStringLiteral("%1 kHz").arg(QLocale().toString(format.sampleRate / 1000.0, 'g', 6));
  parts << (format.channels == 1 ? Texts::tr("mono") : Texts::tr("stereo"));
  parts << timeText(format.seconds());
  return parts.join(QStringLiteral("  ·  "));
}

QString loudnessText(double lufs) {
  return std::isfinite(lufs) ? QStringLiteral("%1 LUFS").arg(number(lufs)) : Texts::tr("silent");
}

QString truePeakText(double decibel) { return QStringLiteral("%1 dBTP").arg(number(decibel)); }

}  // namespace semblance::ui
