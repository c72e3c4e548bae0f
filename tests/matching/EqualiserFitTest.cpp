// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/EqualiserFit.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

#include "effects/Biquad.h"
#include "learning/RandomDraws.h"
#include "matching/EqualiserRange.h"
#include "matching/LeastSquares.h"

using namespace semblance;

namespace {

constexpr double kRate = 48000.0;

/// The response of settings in 1/6-octave steps from 20 Hz to 20 kHz.
TargetCurve curveOf(const ChainSettings& settings) {
  TargetCurve curve;
  for (double f = 20.0; f < 20000.0; f *= std::exp2(1.0 / 6.0)) {
    curve.frequencies.push_back(f);
    curve.levels.push_back(equaliserResponseDb(settings, f, kRate));
    curve.weights.push_back(1.0);
  }
  return curve;
}

double largestDifference(const ChainSettings& settings, const TargetCurve& curve, double rate = kRate) {
  double largest = 0.0;
  for (std::size_t k = 0; k < curve.frequencies.size(); ++k) {
    if (curve.weights[k] <= 0.0) continue;
    const double response = equaliserResponseDb(settings, curve.frequencies[k], rate);
    largest = std::max(largest, std::abs(response - curve.levels[k]));
  }
  return largest;
}

double rmsDifference(const ChainSettings& settings, const TargetCurve& curve) {
  double sum = 0.0;
  for (std::size_t k = 0; k < curve.frequencies.size(); ++k) {
    const double apart = equaliserResponseDb(settings, curve.frequencies[k], kRate) - curve.levels[k];
    sum += apart * apart;
  }
  return std::sqrt(sum / static_cast<double>(curve.frequencies.size()));
}

int actingBands(const ChainSettings& settings) {
  return static_cast<int>(std::ranges::count_if(
      kEqualiserBands, [&](const EqualiserBand& band) { return settings[band.gain] != 0.0f; }));
}

ChainSettings example() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = 6.0f;
  settings[ParameterId::Peak1Gain] = -5.0f;
  settings[ParameterId::Peak1Frequency] = 320.0f;
  settings[ParameterId::Peak1Q] = 1.5f;
  settings[ParameterId::Peak3Gain] = 8.0f;
  settings[ParameterId::Peak3Frequency] = 3100.0f;
  settings[ParameterId::Peak3Q] = 2.0f;
  settings[ParameterId::HighShelfGain] = -7.0f;
  return settings;
}

}  // namespace

class EqualiserFitTest : public QObject {
  Q_OBJECT

 private slots:
  void knownResponseIsRecovered();
  void randomResponsesAreApproached();
  void freeLevelFitsTheShapeOnly();
  void flatCurveStaysNeutral();
  void bandsWithoutWeightAreIgnored();
  void limitsAreKept();
  void fewerBandsAreFittedAnew();
  void adjustingKeepsTheBestBands();
  void limitedRangeIsFlatOutside();
  void limitsOfTheCurve();
  void senselessLimitsAreRefused();
  void lowRatesKeepBandsBelowTheLimit();
  void otherParametersStay();
  void linearSystemIsSolved();
  void boundsHoldInTheSearch();
};

void EqualiserFitTest::knownResponseIsRecovered() {
  const TargetCurve curve = curveOf(example());
  ChainSettings fitted = neutralSettings();
  const double error = EqualiserFit(kRate).fit(curve, fitted);
  QVERIFY2(error < 0.15, std::to_string(error).c_str());
  QVERIFY2(largestDifference(fitted, curve) < 0.5, std::to_string(largestDifference(fitted, curve)).c_str());
}

void EqualiserFitTest::randomResponsesAreApproached() {
  RandomEngine random(21);
  double sum = 0.0;
  constexpr int kTrials = 30;
  for (int trial = 0; trial < kTrials; ++trial) {
    ChainSettings settings = neutralSettings();
    for (const EqualiserBand& band : kEqualiserBands) {
      settings[band.gain] = static_cast<float>(drawUniform(random, -12.0, 12.0));
      const float position = static_cast<float>(drawUniform(random, 0.2, 0.8));
      settings[band.frequency] =
          static_cast<float>(denormalised(band.frequency, static_cast<double>(position)));
      settings[band.q] = static_cast<float>(
          drawUniform(random, 0.5, band.usualType == BandType::Peak ? 2.0 : kHighestShelfQ));
    }
    ChainSettings fitted = neutralSettings();
    const double error = EqualiserFit(kRate).fit(curveOf(settings), fitted);
    QVERIFY2(error < 1.2, std::to_string(error).c_str());
    sum += error;
  }
  QVERIFY2(sum / kTrials < 0.3, std::to_string(sum / kTrials).c_str());
}

void EqualiserFitTest::freeLevelFitsTheShapeOnly() {
  TargetCurve curve = curveOf(example());
  for (double& level : curve.levels) level += 9.0;
  EqualiserFit::Options options;
  options.freeLevel = true;
  ChainSettings start = example();
  start[ParameterId::Peak1Gain] = -2.0f;
  start[ParameterId::Peak3Frequency] = 2500.0f;
  ChainSettings fitted = start;
  const double error = EqualiserFit(kRate, options).adjust(curve, fitted);
  QVERIFY2(error < 0.25, std::to_string(error).c_str());
  QVERIFY(std::abs(fitted[ParameterId::Peak1Gain] + 5.0f) < 1.0f);
  QVERIFY(std::abs(fitted[ParameterId::LowShelfGain] - 6.0f) < 1.0f);
  // Without it the bands have to make the constant as well as they can.
  fitted = start;
  EqualiserFit(kRate).adjust(curve, fitted);
  QVERIFY(fitted[ParameterId::LowShelfGain] > 10.0f);
}

void EqualiserFitTest::flatCurveStaysNeutral() {
  ChainSettings fitted = neutralSettings();
  const double error = EqualiserFit(kRate).fit(curveOf(neutralSettings()), fitted);
  QVERIFY(error < 1e-6);
  for (const EqualiserBand& band : kEqualiserBands) QVERIFY(std::abs(fitted[band.gain]) < 1e-3f);
}

void EqualiserFitTest::bandsWithoutWeightAreIgnored() {
  TargetCurve curve = curveOf(example());
  for (std::size_t k = 0; k < curve.frequencies.size(); ++k) {
    if (curve.frequencies[k] < 6000.0) continue;
    curve.levels[k] = 60.0;
    curve.weights[k] = 0.0;
  }
  ChainSettings fitted = neutralSettings();
  EqualiserFit(kRate).fit(curve, fitted);
  QVERIFY2(largestDifference(fitted, curve) < 0.5, std::to_string(largestDifference(fitted, curve)).c_str());
  std::fill(curve.weights.begin(), curve.weights.end(), 0.0);
  fitted = example();
  QCOMPARE(EqualiserFit(kRate).fit(curve, fitted), 0.0);
  QVERIFY(fitted == neutralSettings());
}

void EqualiserFitTest::limitsAreKept() {
  TargetCurve curve = curveOf(neutralSettings());
  for (std::size_t k = 0; k < curve.levels.size(); ++k) curve.levels[k] = k % 2 == 0 ? 50.0 : -30.0;
  EqualiserFit::Options options;
  options.gainLimitDb = 9.0;
  ChainSettings fitted = neutralSettings();
  EqualiserFit(kRate, options).fit(curve, fitted);
  QVERIFY(sanitised(fitted) == fitted);
  for (const EqualiserBand& band : kEqualiserBands) QVERIFY(std::abs(fitted[band.gain]) <= 9.0f);
}

void EqualiserFitTest::fewerBandsAreFittedAnew() {
  const TargetCurve curve = curveOf(example());
  ChainSettings all = neutralSettings();
  EqualiserFit(kRate).fit(curve, all);
  double before = 0.0;
  for (int bands = static_cast<int>(kBandCount); bands >= 1; --bands) {
    EqualiserFit::Options options;
    options.bands = bands;
    ChainSettings fitted = neutralSettings();
    const double error = EqualiserFit(kRate, options).fit(curve, fitted);
    QVERIFY(actingBands(fitted) <= bands);
    QVERIFY2(error >= before - 0.02, qPrintable(QString::number(error)));
    before = error;
    if (bands == static_cast<int>(kBandCount)) continue;
    // Better than the full answer with its smallest bands switched off.
    ChainSettings cut = all;
    while (actingBands(cut) > bands) {
      const EqualiserBand* least = nullptr;
      for (const EqualiserBand& band : kEqualiserBands)
        if (cut[band.gain] != 0.0f && (!least || std::abs(cut[band.gain]) < std::abs(cut[least->gain])))
          least = &band;
      cut[least->gain] = 0.0f;
    }
    QVERIFY(error <= rmsDifference(cut, curve) + 1e-6);
    for (const EqualiserBand& band : kEqualiserBands)
      if (fitted[band.gain] == 0.0f) QCOMPARE(fitted[band.q], parameterInfo(band.q).neutral);
  }
  QVERIFY2(before > 1.0, "one band cannot make this curve");
}

void EqualiserFitTest::adjustingKeepsTheBestBands() {
  // One peak is what the curve needs; the start has that and a useless shelf.
  ChainSettings wanted = neutralSettings();
  wanted[ParameterId::Peak2Gain] = 9.0f;
  wanted[ParameterId::Peak2Frequency] = 900.0f;
  ChainSettings start = wanted;
  start[ParameterId::Peak2Gain] = 5.0f;
  start[ParameterId::HighShelfGain] = 3.0f;
  EqualiserFit::Options options;
  options.bands = 1;
  options.freeLevel = true;
  const double error = EqualiserFit(kRate, options).adjust(curveOf(wanted), start);
  QVERIFY2(error < 0.2, qPrintable(QString::number(error)));
  QCOMPARE(actingBands(start), 1);
  QVERIFY(std::abs(start[ParameterId::Peak2Gain] - 9.0f) < 0.7f);
}

void EqualiserFitTest::limitedRangeIsFlatOutside() {
  TargetCurve curve = curveOf(example());
  for (double& level : curve.levels) level += 4.0;  // as a network tells it: up to a constant
  const EqualiserLimits limits{200.0, 5000.0, static_cast<int>(kBandCount)};
  limitCurve(curve, limits, true);
  ChainSettings fitted = neutralSettings();
  EqualiserFit(kRate).fit(curve, fitted);
  for (const double frequency : {25.0, 50.0, 100.0, 10000.0, 15000.0, 20000.0}) {
    const double response = equaliserResponseDb(fitted, frequency, kRate);
    QVERIFY2(std::abs(response) < 1.2, qPrintable(QStringLiteral("%1 Hz: %2").arg(frequency).arg(response)));
  }
  // What lies within keeps its shape: the cut around 320 Hz against the boost around 3 kHz.
  const double dip = equaliserResponseDb(fitted, 320.0, kRate);
  const double hill = equaliserResponseDb(fitted, 3000.0, kRate);
  QVERIFY2(hill - dip > 7.0, qPrintable(QString::number(hill - dip)));
}

void EqualiserFitTest::limitsOfTheCurve() {
  const EqualiserLimits limits{100.0, 8000.0, 6};
  QCOMPARE(matchedShare(limits, 99.0), 0.0);
  QCOMPARE(matchedShare(limits, 8100.0), 0.0);
  QVERIFY(std::abs(matchedShare(limits, 100.0 * std::exp2(0.25)) - 0.5) < 1e-9);
  QCOMPARE(matchedShare(limits, 142.0), 1.0);
  QCOMPARE(matchedShare(limits, 5600.0), 1.0);
  QCOMPARE(matchedShare({}, 20.0), 1.0);
  TargetCurve curve{{50.0, 1000.0, 16000.0}, {6.0, 4.0, -6.0}, {1.0, 0.5, 0.0}};
  TargetCurve free = curve;
  limitCurve(curve, limits, false);
  QVERIFY((curve.levels == std::vector<double>{0.0, 4.0, 0.0}));
  QVERIFY((curve.weights == std::vector<double>{0.5, 0.5, 0.5}));  // held, also where nothing was known
  limitCurve(free, limits, true);
  QVERIFY((free.levels == std::vector<double>{0.0, 0.0, 0.0}));
  TargetCurve whole = curveOf(example());
  const TargetCurve before = whole;
  limitCurve(whole, {}, true);
  QVERIFY(whole.levels == before.levels && whole.weights == before.weights);
}

void EqualiserFitTest::senselessLimitsAreRefused() {
  QVERIFY(checkLimits({}) && checkLimits({80.0, 0.0, 1}) && checkLimits({0.0, 12000.0, 6}));
  for (const EqualiserLimits& limits : {EqualiserLimits{-5.0, 0.0, 6},
                                        {10.0, 0.0, 6},
                                        {0.0, 21000.0, 6},
                                        {1000.0, 1500.0, 6},
                                        {5000.0, 100.0, 6},
                                        {0.0, 0.0, 0},
                                        {0.0, 0.0, 7},
                                        {std::nan(""), 0.0, 6}}) {
    const auto checked = checkLimits(limits);
    QVERIFY(!checked && checked.error().message.find("again") != std::string::npos);
  }
}

void EqualiserFitTest::lowRatesKeepBandsBelowTheLimit() {
  TargetCurve curve;
  for (double f = 20.0; f < 3600.0; f *= 1.2) {
    curve.frequencies.push_back(f);
    curve.levels.push_back(f > 1500.0 ? 6.0 : 0.0);
    curve.weights.push_back(1.0);
  }
  ChainSettings fitted = neutralSettings();
  const double error = EqualiserFit(8000.0).fit(curve, fitted);
  QVERIFY2(error < 1.2, std::to_string(error).c_str());
  for (const EqualiserBand& band : kEqualiserBands) QVERIFY(fitted[band.frequency] <= 3601.0f);
}

void EqualiserFitTest::otherParametersStay() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Threshold] = -33.0f;
  settings[ParameterId::OutputGain] = 2.0f;
  EqualiserFit(kRate).fit(curveOf(example()), settings);
  QCOMPARE(settings[ParameterId::Threshold], -33.0f);
  QCOMPARE(settings[ParameterId::OutputGain], 2.0f);
}

void EqualiserFitTest::linearSystemIsSolved() {
  const std::vector<double> solution = solvePositiveDefinite({4.0, 2.0, 2.0, 3.0}, {10.0, 9.0});
  QCOMPARE(solution.size(), std::size_t{2});
  QVERIFY(std::abs(solution[0] - 1.5) < 1e-12);
  QVERIFY(std::abs(solution[1] - 2.0) < 1e-12);
  QVERIFY(solvePositiveDefinite({1.0, 2.0, 2.0, 1.0}, {1.0, 1.0}).empty());
}

void EqualiserFitTest::boundsHoldInTheSearch() {
  BoundedProblem problem;  // nearest point to (3, 1) with the first variable at most 2
  problem.residualCount = 2;
  problem.lower = {-10.0, -10.0};
  problem.upper = {2.0, 10.0};
  problem.evaluate = [](const auto& x, auto& residuals, auto* jacobian) {
    residuals = {x[0] - 3.0, x[1] - 1.0};
    if (jacobian != nullptr) *jacobian = {1.0, 0.0, 0.0, 1.0};
  };
  std::vector<double> x{-5.0, -5.0};
  const double cost = minimise(problem, x, 50);
  QVERIFY(std::abs(x[0] - 2.0) < 1e-6 && std::abs(x[1] - 1.0) < 1e-3);
  QVERIFY(std::abs(cost - 1.0) < 1e-3);
}

QTEST_GUILESS_MAIN(EqualiserFitTest)
#include "EqualiserFitTest.moc"
