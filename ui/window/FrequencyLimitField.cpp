// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/FrequencyLimitField.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <optional>

#include "matching/Matcher.h"

namespace semblance::ui {
namespace {

constexpr int kLowest = static_cast<int>(kLowestLimitHz);
constexpr int kHighest = static_cast<int>(kHighestLimitHz);
constexpr double kStepsPerOctave = 6.0;

std::optional<int> hertzFrom(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^([0-9]+(?:[.,][0-9]+)?)\\s*(k?)(?:hz)?$"),
                                       QRegularExpression::CaseInsensitiveOption);
  const auto match = form.match(text.trimmed());
  if (!match.hasMatch()) return std::nullopt;
  const double number = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
  const double hertz = match.captured(2).isEmpty() ? number : 1000.0 * number;
  return static_cast<int>(std::lround(std::clamp(hertz, 1.0, 1e6)));
}

}  // namespace

FrequencyLimitField::FrequencyLimitField(Side side, QWidget* parent) : QSpinBox(parent), side_(side) {
  setRange(side == Side::Low ? kLowest - 1 : kLowest, side == Side::Low ? kHighest : kHighest + 1);
  setKeyboardTracking(false);
  setAccelerated(true);
  setValue(none());
}

int FrequencyLimitField::none() const { return side_ == Side::Low ? kLowest - 1 : kHighest + 1; }

double FrequencyLimitField::limitHz() const { return value() == none() ? 0.0 : value(); }

void FrequencyLimitField::setLimitHz(double hertz) {
  setValue(hertz > 0.0 ? static_cast<int>(std::lround(hertz)) : none());
}

void FrequencyLimitField::stepBy(int steps) {
  const double from = std::clamp(value(), kLowest, kHighest);
  const bool leaves = side_ == Side::Low ? value() <= kLowest && steps < 0 : value() >= kHighest && steps > 0;
  if (leaves) return setValue(none());
  if (value() == none()) return setValue(side_ == Side::Low ? kLowest : kHighest);
  setValue(std::clamp(static_cast<int>(std::lround(from * std::exp2(steps / kStepsPerOctave))), kLowest,
                      kHighest));
}

QString FrequencyLimitField::textFromValue(int value) const {
  if (value == none()) return tr("no limit");
  if (value < 1000) return tr("%1 Hz").arg(value);
  return tr("%1 kHz").arg(locale().toString(value / 1000.0, 'g', 4));
}

int FrequencyLimitField::valueFromText(const QString& text) const {
  const auto hertz = hertzFrom(text);
  return hertz ? std::clamp(*hertz, minimum(), maximum()) : none();
}

QValidator::State FrequencyLimitField::validate(QString& text, int&) const {
  return text == tr("no limit") || hertzFrom(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

}  // namespace semblance::ui
