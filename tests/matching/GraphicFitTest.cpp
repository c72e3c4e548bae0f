// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/GraphicFit.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

#include "effects/GraphicBands.h"
#include "learning/RandomDraws.h"

using namespace semblance;

namespace {

ChainSettings graphic() { return neutralSettings(ChainPreset::GraphicEqCompressor); }

/// The response of settings in 1/6-octave steps, plus a constant.
TargetCurve curveOf(const ChainSettings& settings, double rate, double level = 0.0) {
  TargetCurve curve;
  for (double f = 20.0; f < std::min(20000.0, 0.49 * rate); f *= std::exp2(1.0 / 6.0)) {
    curve.frequencies.push_back(f);
    curve.levels.push_back(equaliserResponseDb(settings, f, rate) + level);
    curve.weights.push_back(1.0);
  }
  return curve;
}

ChainSettings randomGains(RandomEngine& random, double limit) {
  ChainSettings settings = graphic();
  for (const GraphicBand& band : kGraphicBands)
    settings[band.gain] = static_cast<float>(drawUniform(random, -limit, limit));
  return settings;
}

}  // namespace

class GraphicFitTest : public QObject {
  Q_OBJECT

 private slots:
  void gainsAreRecovered();
  void freeLevelFitsTheShapeOnly();
  void parametricResponsesAreApproached();
  void bandsWithoutPlaceStayAtZero();
  void limitsAreKept();
  void nothingToFitIsNeutral();
};

void GraphicFitTest::gainsAreRecovered() {
  RandomEngine random(4);
  for (const double rate : {44100.0, 48000.0, 96000.0}) {
    for (int trial = 0; trial < 10; ++trial) {
      const ChainSettings truth = randomGains(random, 10.0);
      ChainSettings fitted = graphic();
      fitted[ParameterId::Threshold] = -33.0f;
      const double error = GraphicFit(rate, {1e-6, false, 0.0}).fit(curveOf(truth, rate), fitted);
      QVERIFY2(error < 0.05, std::to_string(error).c_str());
      for (const GraphicBand& band : kGraphicBands)
        QVERIFY(std::abs(fitted[band.gain] - truth[band.gain]) < 0.3f);
      QCOMPARE(fitted[ParameterId::Threshold], -33.0f);
    }
  }
}

void GraphicFitTest::freeLevelFitsTheShapeOnly() {
  RandomEngine random(5);
  const ChainSettings truth = randomGains(random, 8.0);
  ChainSettings fitted = graphic();
  const double error = GraphicFit(48000.0, {0.002, true, 0.0}).fit(curveOf(truth, 48000.0, 11.0), fitted);
  QVERIFY2(error < 0.3, std::to_string(error).c_str());
  // A level at a price is made by the bands as far as they can.
  ChainSettings dear = graphic();
  GraphicFit(48000.0, {0.0, true, 1e6}).fit(curveOf(truth, 48000.0, 3.0), dear);
  QVERIFY(equaliserResponseDb(dear, 1000.0, 48000.0) - equaliserResponseDb(truth, 1000.0, 48000.0) > 2.0);
}

void GraphicFitTest::parametricResponsesAreApproached() {
  ChainSettings truth = neutralSettings();
  truth[ParameterId::LowShelfGain] = 6.0f;
  truth[ParameterId::Peak2Gain] = -5.0f;
  truth[ParameterId::HighShelfGain] = 7.0f;
  ChainSettings fitted = graphic();
  const double error = GraphicFit(48000.0).fit(curveOf(truth, 48000.0), fitted);
  QVERIFY2(error < 0.7, std::to_string(error).c_str());
}

void GraphicFitTest::bandsWithoutPlaceStayAtZero() {
  RandomEngine random(6);
  const ChainSettings truth = randomGains(random, 8.0);
  ChainSettings fitted = randomGains(random, 8.0);
  const double error = GraphicFit(16000.0).fit(curveOf(truth, 16000.0), fitted);
  QVERIFY2(error < 0.2, std::to_string(error).c_str());
  QCOMPARE(fitted[ParameterId::GraphicGain9], 0.0f);  // 8 kHz
  QCOMPARE(fitted[ParameterId::GraphicGain10], 0.0f);
}

void GraphicFitTest::limitsAreKept() {
  TargetCurve curve = curveOf(graphic(), 48000.0);
  for (std::size_t k = 0; k < curve.levels.size(); ++k) curve.levels[k] = k % 8 < 4 ? 60.0 : -60.0;
  ChainSettings fitted = graphic();
  GraphicFit(48000.0).fit(curve, fitted);
  QVERIFY(sanitised(fitted) == fitted);
}

void GraphicFitTest::nothingToFitIsNeutral() {
  TargetCurve curve = curveOf(graphic(), 48000.0, 5.0);
  std::fill(curve.weights.begin(), curve.weights.end(), 0.0);
  RandomEngine random(7);
  ChainSettings fitted = randomGains(random, 8.0);
  QCOMPARE(GraphicFit(48000.0).fit(curve, fitted), 0.0);
  QVERIFY(fitted == graphic());
}

QTEST_GUILESS_MAIN(GraphicFitTest)
#include "GraphicFitTest.moc"
