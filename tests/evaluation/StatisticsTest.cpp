// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Statistics.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

#include "evaluation/TestSignals.h"

using namespace semblance;

class StatisticsTest : public QObject {
  Q_OBJECT

 private slots:
  void meansAndDeviations();
  void intervalOfMeanMatchesTheory();
  void intervalOfProportionalValuesIsAPoint();
  void pairingNarrowsRatios();
  void repeatsForASeed();
  void fewExamples();
};

namespace {

std::vector<double> noise(std::size_t count, double offset, std::uint32_t seed) {
  test::Noise draw(seed);
  std::vector<double> values(count);
  for (double& value : values) value = offset + draw();
  return values;
}

}  // namespace

void StatisticsTest::meansAndDeviations() {
  const std::vector<double> values{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};
  QCOMPARE(meanOf(values), 5.0);
  QCOMPARE(standardDeviationOf(values), std::sqrt(32.0 / 7.0));
  QVERIFY(std::isnan(meanOf({})));
  QVERIFY(std::isnan(standardDeviationOf(std::vector<double>{1.0})));
}

void StatisticsTest::intervalOfMeanMatchesTheory() {
  const auto values = noise(400, 10.0, 3);
  const Interval interval = Bootstrap(values.size(), 1).ofMean(values);
  const double half = 1.96 * standardDeviationOf(values) / std::sqrt(400.0);
  QVERIFY(std::abs(interval.low - (meanOf(values) - half)) < 0.15 * half);
  QVERIFY(std::abs(interval.high - (meanOf(values) + half)) < 0.15 * half);
}

void StatisticsTest::intervalOfProportionalValuesIsAPoint() {
  const auto input = noise(50, 5.0, 7);
  auto output = input;
  for (double& value : output) value *= 0.25;
  const Interval interval = Bootstrap(input.size(), 1).ofRatio(output, input);
  QVERIFY(std::abs(interval.low - 0.25) < 1e-12);
  QVERIFY(std::abs(interval.high - 0.25) < 1e-12);
}

void StatisticsTest::pairingNarrowsRatios() {
  const auto input = noise(100, 2.0, 11);
  auto paired = noise(100, 0.0, 12);
  for (std::size_t k = 0; k < input.size(); ++k) paired[k] = 0.5 * input[k] + 0.05 * paired[k];
  auto shuffled = paired;
  std::rotate(shuffled.begin(), shuffled.begin() + 50, shuffled.end());
  const Bootstrap bootstrap(100, 1);
  const Interval narrow = bootstrap.ofRatio(paired, input);
  const Interval wide = bootstrap.ofRatio(shuffled, input);
  QVERIFY(narrow.high - narrow.low < 0.3 * (wide.high - wide.low));
}

void StatisticsTest::repeatsForASeed() {
  const auto values = noise(30, 1.0, 5);
  const Interval first = Bootstrap(30, 9).ofMean(values);
  const Interval same = Bootstrap(30, 9).ofMean(values);
  const Interval other = Bootstrap(30, 10).ofMean(values);
  QVERIFY(first.low == same.low && first.high == same.high);
  QVERIFY(first.low != other.low);
}

void StatisticsTest::fewExamples() {
  const std::vector<double> one{3.0};
  const Interval point = Bootstrap(1, 1).ofMean(one);
  QVERIFY(point.low == 3.0 && point.high == 3.0);
  QVERIFY(std::isnan(Bootstrap(0, 1).ofMean({}).low));
  const std::vector<double> zero{0.0};
  QVERIFY(std::isnan(Bootstrap(1, 1).ofRatio(one, zero).low));
}

QTEST_GUILESS_MAIN(StatisticsTest)
#include "StatisticsTest.moc"
