// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PlotGeometry.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace semblance::ui;

class PlotGeometryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void logAxisMapsBothWays() {
    const LogAxis axis{20.0, 20000.0, 40.0, 640.0};
    QCOMPARE(axis.toPixel(20.0), 40.0);
    QCOMPARE(axis.toPixel(20000.0), 640.0);
    QVERIFY(std::abs(axis.toPixel(200.0) - 240.0) < 1e-9);  // a decade is a third of the way
    for (const double frequency : {20.0, 55.5, 1000.0, 12345.0}) {
      QVERIFY(std::abs(axis.toValue(axis.toPixel(frequency)) / frequency - 1.0) < 1e-12);
    }
    QCOMPARE(axis.toPixel(0.0), 40.0);
    QCOMPARE(axis.toPixel(-5.0), 40.0);
  }

  void linearAxisRunsUpwardsWhenAsked() {
    const LinearAxis axis{-12.0, 12.0, 300.0, 60.0};
    QCOMPARE(axis.toPixel(-12.0), 300.0);
    QCOMPARE(axis.toPixel(12.0), 60.0);
    QCOMPARE(axis.toPixel(0.0), 180.0);
    QCOMPARE(axis.toValue(180.0), 0.0);
  }

  void frequencyTicksAreLabelledAtOneTwoFive() {
    QStringList labels;
    int unlabelled = 0;
    for (const AxisTick& tick : frequencyTicks(20.0, 20000.0)) {
      if (tick.label.isEmpty())
        ++unlabelled;
      else
        labels << tick.label;
    }
    QCOMPARE(labels.join(u' '), QStringLiteral("20 50 100 200 500 1k 2k 5k 10k 20k"));
    QCOMPARE(unlabelled, 18);
    QVERIFY(frequencyTicks(0.0, 100.0).empty());
    QVERIFY(frequencyTicks(100.0, 100.0).empty());
  }

  void decibelTicksChooseTheirStep() {
    const auto labelsOf = [](const std::vector<AxisTick>& ticks) {
      QStringList labels;
      for (const AxisTick& tick : ticks) labels << tick.label;
      return labels.join(u' ');
    };
    QCOMPARE(labelsOf(decibelTicks(-12.0, 12.0, 9, true)), QStringLiteral("−12 −9 −6 −3 0 +3 +6 +9 +12"));
    QCOMPARE(labelsOf(decibelTicks(-3.0, 3.0, 7, true)), QStringLiteral("−3 −2 −1 0 +1 +2 +3"));
    QCOMPARE(labelsOf(decibelTicks(-24.0, 0.0, 5, false)), QStringLiteral("−24 −18 −12 −6 0"));
    QCOMPARE(labelsOf(decibelTicks(-61.0, -9.0, 5, false)), QStringLiteral("−60 −48 −36 −24 −12"));
    for (const int most : {2, 3, 5, 9}) {
      QVERIFY(decibelTicks(-100.0, 0.0, most, false).size() <= static_cast<std::size_t>(most));
    }
    QVERIFY(decibelTicks(3.0, 3.0, 5, true).empty());
  }

  void timeTicksAreRound() {
    const auto ticks = timeTicks(0.0, 200.0, 8);
    QCOMPARE(ticks.front().label, QStringLiteral("0:00"));
    QCOMPARE(ticks.at(1).value, 30.0);
    QCOMPARE(ticks.at(2).label, QStringLiteral("1:00"));
    const auto fine = timeTicks(61.02, 61.32, 5);
    QCOMPARE(fine.front().label, QStringLiteral("1:01.1"));
    QVERIFY(timeTicks(0.0, 10800.0, 6).size() <= 7);
    QVERIFY(timeTicks(5.0, 5.0, 5).empty());
  }

  void textsOfValues() {
    QCOMPARE(frequencyText(31.25), QStringLiteral("31.3 Hz"));
    QCOMPARE(frequencyText(440.0), QStringLiteral("440 Hz"));
    QCOMPARE(frequencyText(999.6), QStringLiteral("1.00 kHz"));
    QCOMPARE(frequencyText(1250.0), QStringLiteral("1.25 kHz"));
    QCOMPARE(frequencyText(12500.0), QStringLiteral("12.5 kHz"));
    QCOMPARE(decibelText(2.34), QStringLiteral("+2.3 dB"));
    QCOMPARE(decibelText(-2.36), QStringLiteral("−2.4 dB"));
    QCOMPARE(decibelText(-0.04), QStringLiteral("0.0 dB"));
    QCOMPARE(decibelText(2.0, 0, false), QStringLiteral("2 dB"));
    QCOMPARE(decibelText(-std::numeric_limits<double>::infinity()), QStringLiteral("−∞ dB"));
    QCOMPARE(decibelText(std::nan("")), QStringLiteral("–"));
    QCOMPARE(timeText(65.0), QStringLiteral("1:05"));
    QCOMPARE(timeText(65.204, 2), QStringLiteral("1:05.20"));
    QCOMPARE(timeText(59.999, 1), QStringLiteral("1:00.0"));
    QCOMPARE(timeText(3723.0), QStringLiteral("1:02:03"));
    QCOMPARE(timeText(-4.0), QStringLiteral("0:00"));
  }

  void notesOfFrequencies() {
    QCOMPARE(noteName(440.0), QStringLiteral("A4"));
    QCOMPARE(noteName(1250.0), QStringLiteral("D♯6"));
    QCOMPARE(noteName(261.63), QStringLiteral("C4"));
    QCOMPARE(noteName(16.35), QStringLiteral("C0"));
    QCOMPARE(noteName(20000.0), QStringLiteral("D♯10"));
    QVERIFY(noteName(0.0).isEmpty());
    QVERIFY(noteName(1.0).isEmpty());
    QVERIFY(noteName(std::nan("")).isEmpty());
    QVERIFY(std::abs(shiftedBySemitones(440.0, 12.0) - 880.0) < 1e-9);
    QVERIFY(std::abs(shiftedBySemitones(440.0, -1.0) - 415.3047) < 1e-3);
  }

  void tiltTurnsAroundOneKilohertz() {
    QCOMPARE(tiltDb(1000.0, 4.5), 0.0);
    QVERIFY(std::abs(tiltDb(2000.0, 4.5) - 4.5) < 1e-12);
    QVERIFY(std::abs(tiltDb(250.0, 3.0) + 6.0) < 1e-12);
  }

  void levelsInterpolateOverLogFrequency() {
    const std::vector<double> frequencies{100.0, 1000.0, 10000.0};
    const std::vector<double> levels{-10.0, -20.0, -std::numeric_limits<double>::infinity()};
    QVERIFY(std::abs(levelAt(frequencies, levels, std::sqrt(1e5)) + 15.0) < 1e-9);
    QCOMPARE(levelAt(frequencies, levels, 100.0), -10.0);
    QVERIFY(std::isnan(levelAt(frequencies, levels, 99.0)));
    QVERIFY(std::isnan(levelAt(frequencies, levels, 10001.0)));
    QVERIFY(std::isinf(levelAt(frequencies, levels, 5000.0)));
    QVERIFY(std::isnan(levelAt({}, {}, 1000.0)));
  }

  void decimationKeepsEveryExtreme() {
    std::vector<float> values(1000, 0.0f);
    values[137] = 1.0f;
    values[999] = -1.0f;
    const auto columns = decimated(values, 0.0, 1000.0, 37);
    QCOMPARE(columns.size(), std::size_t{37});
    QCOMPARE(columns[5].maximum, 1.0f);  // 137 / (1000 / 37) = 5.07
    QCOMPARE(columns[36].minimum, -1.0f);
    QCOMPARE(columns[20].maximum, 0.0f);
    const auto enlarged = decimated(values, 136.0, 139.0, 30);  // ten columns per value
    QCOMPARE(enlarged[9].maximum, 0.0f);
    QCOMPARE(enlarged[15].minimum, 1.0f);
    QCOMPARE(decimated({}, 0.0, 1.0, 3).size(), std::size_t{3});
    QVERIFY(decimated(values, 0.0, 1000.0, 0).empty());
  }
};

QTEST_GUILESS_MAIN(PlotGeometryTest)
#include "PlotGeometryTest.moc"
