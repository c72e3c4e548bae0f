// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AnalysisBlend.h"

#include <QTest>
#include <array>
#include <cmath>
#include <limits>

using namespace semblance;

namespace {

TrackAnalysis track(double lufs, double crest, std::vector<double> levels, double bandLimit) {
  TrackAnalysis analysis;
  analysis.lufs = lufs;
  analysis.crestDb = crest;
  analysis.truePeakDb = lufs + 12.0;
  analysis.sideDb = crest - 30.0;
  analysis.bandLimitHz = bandLimit;
  const std::vector<double> bands{1000.0, 2000.0, 4000.0, 8000.0};
  analysis.thirdOctaves = {{bands.begin(), bands.begin() + static_cast<std::ptrdiff_t>(levels.size())},
                           levels};
  analysis.fineSpectrum = analysis.thirdOctaves;
  return analysis;
}

}  // namespace

class AnalysisBlendTest : public QObject {
  Q_OBJECT

 private slots:
  void averagesRelativeToLoudness() {
    const std::array tracks{track(-20.0, 16.0, {-40.0, -50.0, -60.0, -70.0}, 20000.0),
                            track(-10.0, 8.0, {-30.0, -36.0, -42.0, -48.0}, 20000.0)};
    const std::array shares{0.75, 0.25};
    const TrackAnalysis blend = blendedAnalysis(tracks, shares);
    QCOMPARE(blend.lufs, -17.5);
    QCOMPARE(blend.crestDb, 14.0);
    QCOMPARE(blend.sideDb, -16.0);
    QCOMPARE(blend.truePeakDb, 2.0);
    // Relative to loudness: -20 -30 -40 -50 and -20 -26 -32 -38.
    const std::vector<double> expected{-20.0, -29.0, -38.0, -47.0};
    for (std::size_t band = 0; band < expected.size(); ++band) {
      QVERIFY(std::abs(blend.thirdOctaves.levels[band] - (expected[band] - 17.5)) < 1e-9);
      QVERIFY(std::abs(blend.fineSpectrum.levels[band] - (expected[band] - 17.5)) < 1e-9);
    }
  }

  void bandsComeFromThoseThatHaveThem() {
    constexpr double kNothing = -std::numeric_limits<double>::infinity();
    const std::array tracks{track(-20.0, 10.0, {-40.0, -50.0}, 2500.0),
                            track(-20.0, 10.0, {-44.0, -54.0, -60.0, -70.0}, 20000.0),
                            track(-20.0, 10.0, {kNothing, -54.0, -90.0, -99.0}, 3000.0)};
    const std::array shares{0.5, 0.25, 0.25};
    const BandSpectrum blend = blendedAnalysis(tracks, shares).thirdOctaves;
    QCOMPARE(blend.frequencies.size(), std::size_t{4});
    QVERIFY(std::abs(blend.levels[0] - (-40.0 * 2.0 - 44.0) / 3.0) < 1e-9);
    QVERIFY(std::abs(blend.levels[1] - -52.0) < 1e-9);
    QCOMPARE(blend.levels[2], -60.0);
    QCOMPARE(blend.levels[3], -70.0);
  }

  void oneTrackIsItself() {
    const std::array tracks{track(-20.0, 10.0, {-40.0, -50.0}, 1500.0)};
    const std::array shares{1.0};
    QCOMPARE(blendedAnalysis(tracks, shares).thirdOctaves.levels, tracks[0].thirdOctaves.levels);
  }
};

QTEST_APPLESS_MAIN(AnalysisBlendTest)
#include "AnalysisBlendTest.moc"
