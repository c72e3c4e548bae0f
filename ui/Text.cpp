// SPDX-License-Identifier: GPL-3.0-or-later
#include "Text.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <cmath>
#include <vector>

#include "effects/Biquad.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

/// Names in resources/, so that translators find them.
[[maybe_unused]] constexpr const char* kShippedNames[] = {
    QT_TRANSLATE_NOOP("Shipped", "Clear speech"),  QT_TRANSLATE_NOOP("Shipped", "Dense and even"),
    QT_TRANSLATE_NOOP("Shipped", "Fuller bass"),   QT_TRANSLATE_NOOP("Shipped", "Gentle glue"),
    QT_TRANSLATE_NOOP("Shipped", "Less mud"),      QT_TRANSLATE_NOOP("Shipped", "More air"),
    QT_TRANSLATE_NOOP("Shipped", "Softer treble"), QT_TRANSLATE_NOOP("Shipped", "Music"),
    QT_TRANSLATE_NOOP("Shipped", "Speech"),
};

}  // namespace

QString toQString(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

QString toQString(const Sentence& sentence) {
  std::vector<std::u16string> values;
  for (const Sentence& argument : sentence.arguments) values.push_back(toQString(argument).toStdU16String());
  // "1 file", "2 files": a whole number in the first place chooses the form.
  bool isNumber = false;
  const int number = values.empty() ? 0 : QString::fromStdU16String(values.front()).toInt(&isNumber);
  const QString pattern = qtTrId(sentence.pattern.c_str(), isNumber ? number : -1);
  return QString::fromStdU16String(filledIn(pattern.toStdU16String(), values));
}

std::filesystem::path toPath(const QString& name) {
  return std::filesystem::path(QFile::encodeName(name).toStdString());
}

QString fileName(const std::filesystem::path& path) { return toQString(path.filename()); }

QString quotedName(const std::filesystem::path& path) {
  return QCoreApplication::translate("Text", "\u201c%1\u201d").arg(fileName(path));
}

QString shippedName(const std::string& name) { return QCoreApplication::translate("Shipped", name.c_str()); }

QString rangeText(const TimeRange& range) {
  return QStringLiteral("%1 \u2013 %2").arg(timeText(range.begin, 1), timeText(range.end, 1));
}

QString sampleRateText(double hertz) {
  return QStringLiteral("%1\u00a0kHz").arg(QLocale().toString(hertz / 1000.0, 'g', 6));
}

QString levelText(double value, const QString& unit, int decimals) {
  if (!std::isfinite(value)) return QStringLiteral("\u2013");
  QString number = QLocale().toString(value, 'f', decimals);
  number.replace(QLatin1Char('-'), QChar(0x2212));
  return unit.isEmpty() ? number : QStringLiteral("%1\u00a0%2").arg(number, unit);
}

}  // namespace semblance::ui
