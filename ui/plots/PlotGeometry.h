// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <vector>

namespace semblance::ui {

/// Maps values to pixels linearly; `pixelBegin` belongs to `minimum`. A vertical axis has pixelBegin >
/// pixelEnd.
struct LinearAxis {
  double minimum = 0.0;
  double maximum = 1.0;
  double pixelBegin = 0.0;
  double pixelEnd = 1.0;

  double toPixel(double value) const;
  double toValue(double pixel) const;
};

/// Maps positive values to pixels logarithmically; values at or below zero land on `minimum`.
struct LogAxis {
  double minimum = 20.0;
  double maximum = 20000.0;
  double pixelBegin = 0.0;
  double pixelEnd = 1.0;

  double toPixel(double value) const;
  double toValue(double pixel) const;
};

struct AxisTick {
  double value = 0.0;
  QString label;  ///< empty for ticks without a label
  bool operator==(const AxisTick&) const = default;
};

/// 20 50 100 200 500 1k 2k ... inside the range with labels, the remaining 1-9 multiples without.
std::vector<AxisTick> frequencyTicks(double minimum, double maximum);

/// Ticks at multiples of the smallest step among 1 2 3 6 10 12 20 24 dB that gives at most `mostTicks`;
/// labels carry a sign where `withSign` is set.
std::vector<AxisTick> decibelTicks(double minimum, double maximum, int mostTicks, bool withSign);

/// Ticks on round times (1 2 5 10 15 30 s, 1 2 5 10 15 30 min, 1 h; below a second decimal steps), at most
/// `mostTicks`.
std::vector<AxisTick> timeTicks(double beginSeconds, double endSeconds, int mostTicks);

/// "86 Hz", "1.25 kHz", "12.5 kHz".
QString frequencyText(double hertz);
/// "+2.3 dB", with a true minus sign; "-∞ dB" for minus infinity.
QString decibelText(double decibel, int decimals = 1, bool withSign = true);
/// "1:05.20"; hours are added when there are any.
QString timeText(double seconds, int decimals = 0);
/// Nearest note of equal temperament at A4 = 440 Hz, as "D♯6"; empty outside C0 to B10.
QString noteName(double hertz);

/// `hertz` moved by a number of semitones.
double shiftedBySemitones(double hertz, double semitones);

/// Spectrum tilt: what to add in dB at `hertz` so that a slope of -`decibelPerOctave` becomes flat around 1
/// kHz.
double tiltDb(double hertz, double decibelPerOctave);

/// Level of a curve at a frequency, linear in dB over log frequency; NaN outside the curve or without points.
double levelAt(std::span<const double> frequencies, std::span<const double> levels, double hertz);

struct ColumnRange {
  float minimum = 0.0f;
  float maximum = 0.0f;
};
/// Smallest and largest value of `values[begin, end)` (fractional indices allowed) for each of `columns`
/// pixel columns.
std::vector<ColumnRange> decimated(std::span<const float> values, double begin, double end, int columns);

}  // namespace semblance::ui
