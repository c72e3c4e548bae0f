// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/LoudnessPlot.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "WidgetDriver.h"
#include "plots/SpectrumSmoothing.h"

using namespace semblance;
using namespace semblance::ui;

/// Loudness over time, and the smoothing of spectra.
class LoudnessPlotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void showsWhatItIsGiven();
  void axisHoldsEverything();
  void silenceIsAGap();
  void clickSeeks();
  void smoothingKeepsFlatSpectraFlat();
  void smoothingSpreadsASpike();
};

void LoudnessPlotTest::showsWhatItIsGiven() {
  LoudnessPlot plot;
  QVERIFY(ui::test::show(plot, {500, 140}));
  QVERIFY(!plot.loudnessAt(SourceKind::Input, 1.0));
  plot.setLoudness(SourceKind::Input, {-20.0f, -18.0f, -16.0f, -14.0f}, 4.0);
  plot.setLoudness(SourceKind::Result, {-12.0f, -12.0f, -12.0f, -12.0f}, 4.0);
  QCOMPARE(plot.loudnessAt(SourceKind::Input, 2.5), std::optional(-16.0));
  QCOMPARE(plot.loudnessAt(SourceKind::Result, 0.0), std::optional(-12.0));
  QVERIFY(!plot.loudnessAt(SourceKind::Input, 4.0));
}

void LoudnessPlotTest::axisHoldsEverything() {
  LoudnessPlot plot;
  plot.resize(500, 140);
  plot.setLoudness(SourceKind::Input, std::vector<float>(100, -23.0f), 10.0);
  plot.setReferenceLoudness(-8.5);
  const auto [low, high] = plot.levelRange();
  QVERIFY(low < -23.0 && high > -8.5);
  QVERIFY(std::fmod(high, 6.0) == 0.0 && high - low >= 18.0 && high - low <= 30.0);
  plot.setReferenceLoudness(-HUGE_VAL);
  QVERIFY(plot.levelRange().second < -8.5);
}

void LoudnessPlotTest::silenceIsAGap() {
  LoudnessPlot plot;
  plot.resize(500, 140);
  std::vector<float> lufs(100, -18.0f);
  std::fill(lufs.begin() + 20, lufs.begin() + 60, -120.0f);
  plot.setLoudness(SourceKind::Input, lufs, 10.0);
  QVERIFY(plot.levelRange().first > -60.0);
}

void LoudnessPlotTest::clickSeeks() {
  LoudnessPlot plot;
  QVERIFY(ui::test::show(plot, {500, 140}));
  plot.setLoudness(SourceKind::Input, std::vector<float>(100, -18.0f), 10.0);
  QSignalSpy sought(&plot, &LoudnessPlot::seekRequested);
  QTest::mouseClick(&plot, Qt::LeftButton, Qt::NoModifier, QPoint(250, 70));
  QCOMPARE(sought.count(), 1);
  QVERIFY(std::abs(sought.first().first().toDouble() - 5.0) < 0.1);
}

void LoudnessPlotTest::smoothingKeepsFlatSpectraFlat() {
  BandSpectrum flat;
  for (int k = 0; k < 240; ++k) {
    flat.frequencies.push_back(20.0 * std::exp2(k / 24.0));
    flat.levels.push_back(-40.0);
  }
  for (const int fraction : {3, 6, 12, 24}) {
    const BandSpectrum result = smoothed(flat, fraction);
    QCOMPARE(result.frequencies, flat.frequencies);
    for (const double level : result.levels) QVERIFY(std::abs(level + 40.0) < 1e-9);
  }
}

void LoudnessPlotTest::smoothingSpreadsASpike() {
  BandSpectrum spike;
  for (int k = 0; k < 100; ++k) {
    spike.frequencies.push_back(100.0 * std::exp2(k / 24.0));
    spike.levels.push_back(k == 50 ? 0.0 : -HUGE_VAL);
  }
  const BandSpectrum third = smoothed(spike, 3);
  QVERIFY(std::abs(third.levels[50] - 10.0 * std::log10(1.0 / 9.0)) < 1e-9);
  QVERIFY(std::isfinite(third.levels[46]) && std::isfinite(third.levels[54]));
  QVERIFY(!std::isfinite(third.levels[45]) && !std::isfinite(third.levels[55]));
  QCOMPARE(smoothed(spike, 24).levels[50], 0.0);
}

QTEST_MAIN(LoudnessPlotTest)
#include "LoudnessPlotTest.moc"
