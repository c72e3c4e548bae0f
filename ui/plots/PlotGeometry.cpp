// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PlotGeometry.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace semblance::ui {
namespace {

/// First multiple of `step` at or above `minimum`, forgiving rounding.
double firstMultiple(double minimum, double step) { return std::ceil(minimum / step - 1e-9) * step; }

QString minusSigned(QString number) { return number.replace(QLatin1Char('-'), QChar(0x2212)); }

QString shortFrequency(double hertz) {
  return hertz >= 1000.0 ? QString::number(hertz / 1000.0) + QLatin1Char('k') : QString::number(hertz);
}

template <std::size_t Count>
double stepFor(const std::array<double, Count>& steps, double span, int mostTicks) {
  for (const double step : steps) {
    if (span / step < static_cast<double>(mostTicks)) return step;
  }
  return steps.back() * std::ceil(span / (steps.back() * static_cast<double>(mostTicks)));
}

}  // namespace

double LinearAxis::toPixel(double value) const {
  return pixelBegin + (value - minimum) / (maximum - minimum) * (pixelEnd - pixelBegin);
}

double LinearAxis::toValue(double pixel) const {
  return minimum + (pixel - pixelBegin) / (pixelEnd - pixelBegin) * (maximum - minimum);
}

double LogAxis::toPixel(double value) const {
  if (value <= 0.0) return pixelBegin;
  return pixelBegin + std::log(value / minimum) / std::log(maximum / minimum) * (pixelEnd - pixelBegin);
}

double LogAxis::toValue(double pixel) const {
  return minimum * std::pow(maximum / minimum, (pixel - pixelBegin) / (pixelEnd - pixelBegin));
}

std::vector<AxisTick> frequencyTicks(double minimum, double maximum) {
  std::vector<AxisTick> ticks;
  if (!(minimum > 0.0) || !(maximum > minimum)) return ticks;
  for (double decade = std::pow(10.0, std::floor(std::log10(minimum))); decade <= maximum; decade *= 10.0) {
    for (int multiple = 1; multiple <= 9; ++multiple) {
      const double value = std::round(decade * multiple * 1e6) / 1e6;
      if (value < minimum * (1.0 - 1e-9) || value > maximum * (1.0 + 1e-9)) continue;
      const bool labelled = multiple == 1 || multiple == 2 || multiple == 5;
      ticks.push_back({value, labelled ? shortFrequency(value) : QString()});
    }
  }
  return ticks;
}

std::vector<AxisTick> decibelTicks(double minimum, double maximum, int mostTicks, bool withSign) {
  static constexpr std::array<double, 8> kSteps{1.0, 2.0, 3.0, 6.0, 10.0, 12.0, 20.0, 24.0};
  std::vector<AxisTick> ticks;
  if (!(maximum > minimum) || mostTicks < 1) return ticks;
  const double step = stepFor(kSteps, maximum - minimum, mostTicks);
  for (double value = firstMultiple(minimum, step); value <= maximum + 1e-9; value += step) {
    const double level = std::round(value);
    QString label = minusSigned(QString::number(level + 0.0));
    if (withSign && level > 0.0) label.prepend(QLatin1Char('+'));
    ticks.push_back({level + 0.0, label});
  }
  return ticks;
}

std::vector<AxisTick> timeTicks(double beginSeconds, double endSeconds, int mostTicks) {
  static constexpr std::array<double, 20> kSteps{0.001, 0.002, 0.005, 0.01,  0.02,  0.05,  0.1,
                                                 0.2,   0.5,   1.0,   2.0,   5.0,   10.0,  15.0,
                                                 30.0,  60.0,  120.0, 300.0, 600.0, 1800.0};
  std::vector<AxisTick> ticks;
  if (!(endSeconds > beginSeconds) || mostTicks < 1) return ticks;
  const double step = stepFor(kSteps, endSeconds - beginSeconds, mostTicks);
  const int decimals = step >= 1.0 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const auto first = static_cast<long long>(std::ceil(beginSeconds / step - 1e-9));
  for (long long index = first; static_cast<double>(index) * step <= endSeconds + step * 1e-9; ++index) {
    const double value = static_cast<double>(index) * step;
    ticks.push_back({value, timeText(value, decimals)});
  }
  return ticks;
}

QString frequencyText(double hertz) {
  if (hertz < 999.5) return QLocale().toString(hertz, 'f', hertz < 99.95 ? 1 : 0) + QStringLiteral(" Hz");
  const double kilohertz = hertz / 1000.0;
  return QLocale().toString(kilohertz, 'f', kilohertz < 9.995 ? 2 : 1) + QStringLiteral(" kHz");
}

QString decibelText(double decibel, int decimals, bool withSign) {
  if (std::isnan(decibel)) return QStringLiteral("–");
  if (std::isinf(decibel))
    return (decibel < 0 ? QStringLiteral("−∞") : QStringLiteral("∞")) + QStringLiteral(" dB");
  const double unit = std::pow(10.0, decimals);
  const double rounded = std::round(decibel * unit) / unit + 0.0;  // no "-0.0"
  QString number = minusSigned(QLocale().toString(rounded, 'f', decimals));
  if (withSign && rounded > 0.0) number.prepend(QLatin1Char('+'));
  return number + QStringLiteral(" dB");
}

QString timeText(double seconds, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const auto ticks = static_cast<long long>(std::llround(std::max(0.0, seconds) * unit));
  const auto perSecond = static_cast<long long>(unit);
  const long long whole = ticks / perSecond;
  const QLatin1Char zero('0');
  QString text = whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero)
                               : QString::number(whole / 60);
  text += QStringLiteral(":%1").arg(whole % 60, 2, 10, zero);
  if (decimals > 0) text += QStringLiteral(".%1").arg(ticks % perSecond, decimals, 10, zero);
  return text;
}

QString noteName(double hertz) {
  static const std::array<QString, 12> kNames{
      QStringLiteral("C"),  QStringLiteral("C♯"), QStringLiteral("D"),  QStringLiteral("D♯"),
      QStringLiteral("E"),  QStringLiteral("F"),  QStringLiteral("F♯"), QStringLiteral("G"),
      QStringLiteral("G♯"), QStringLiteral("A"),  QStringLiteral("A♯"), QStringLiteral("B")};
  constexpr int kLowest = 12;    // C0
  constexpr int kHighest = 143;  // B10
  if (!(hertz > 0.0) || !std::isfinite(hertz)) return {};
  const auto number = static_cast<int>(std::lround(69.0 + 12.0 * std::log2(hertz / 440.0)));
  if (number < kLowest || number > kHighest) return {};
  return kNames[static_cast<std::size_t>(number % 12)] + QString::number(number / 12 - 1);
}

double shiftedBySemitones(double hertz, double semitones) { return hertz * std::exp2(semitones / 12.0); }

double tiltDb(double hertz, double decibelPerOctave) { return decibelPerOctave * std::log2(hertz / 1000.0); }

double levelAt(std::span<const double> frequencies, std::span<const double> levels, double hertz) {
  const std::size_t count = std::min(frequencies.size(), levels.size());
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (count == 0 || hertz < frequencies[0] || hertz > frequencies[count - 1]) return kNone;
  const auto upper =
      std::upper_bound(frequencies.begin(), frequencies.begin() + static_cast<std::ptrdiff_t>(count), hertz);
  const auto index = static_cast<std::size_t>(upper - frequencies.begin());
  if (index == count) return levels[count - 1];
  const double below = levels[index - 1];
  const double above = levels[index];
  if (std::isinf(below) || std::isinf(above)) return std::min(below, above);
  const double share =
      std::log(hertz / frequencies[index - 1]) / std::log(frequencies[index] / frequencies[index - 1]);
  return below + (above - below) * share;
}

std::vector<ColumnRange> decimated(std::span<const float> values, double begin, double end, int columns) {
  std::vector<ColumnRange> result(static_cast<std::size_t>(std::max(0, columns)));
  if (values.empty() || result.empty() || !(end > begin)) return result;
  const double step = (end - begin) / static_cast<double>(columns);
  const auto last = static_cast<std::ptrdiff_t>(values.size());
  for (std::size_t column = 0; column < result.size(); ++column) {
    const double from = begin + step * static_cast<double>(column);
    const auto low = std::clamp(static_cast<std::ptrdiff_t>(std::floor(from)), std::ptrdiff_t{0}, last - 1);
    const auto high = std::clamp(static_cast<std::ptrdiff_t>(std::ceil(from + step - 1e-9)), low + 1, last);
    const auto [smallest, largest] = std::minmax_element(values.begin() + low, values.begin() + high);
    result[column] = {*smallest, *largest};
  }
  return result;
}

}  // namespace semblance::ui
