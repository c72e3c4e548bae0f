// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "TestTracks.h"
#include "Text.h"
#include "document/Difference.h"
#include "document/LoudestStretch.h"
#include "document/LoudnessEstimate.h"
#include "rendering/Renderer.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

/// A track with a flat third-octave spectrum, apart from `treble` dB above 5 kHz.
TrackAnalysis flatTrack(double lufs, double treble = 0.0, double crest = 14.0) {
  TrackAnalysis track;
  track.lufs = lufs;
  track.crestDb = crest;
  track.format.sampleRate = 48000;
  for (double frequency = 25.0; frequency < 20000.0; frequency *= std::cbrt(2.0)) {
    track.thirdOctaves.frequencies.push_back(frequency);
    track.thirdOctaves.levels.push_back(lufs - 10.0 + (frequency >= 5000.0 ? treble : 0.0));
  }
  return track;
}

}  // namespace

class TrackFiguresTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void differencesAreSaidInWords();
  void silenceIsNotCompared();
  void estimateFollowsMeasuredLoudness_data();
  void estimateFollowsMeasuredLoudness();
  void bypassedGainsDoNotCount();
  void loudestStretchIsFound();
};

void TrackFiguresTest::differencesAreSaidInWords() {
  QCOMPARE(differenceInWords(flatTrack(-20.0), flatTrack(-20.2)),
           QStringLiteral("The reference sounds much like the input already."));
  QCOMPARE(differenceInWords(flatTrack(-20.0), flatTrack(-11.0, 6.0, 10.0)),
           QStringLiteral(
               "Beside the input, the reference is 9.0 LU louder, 6.0 dB brighter above 5 kHz and 4.0 dB "
               "denser."));
  QCOMPARE(differenceInWords(flatTrack(-11.0, 12.0), flatTrack(-11.0)),
           QStringLiteral("Beside the input, the reference is 12 dB darker above 5 kHz."));
}

void TrackFiguresTest::silenceIsNotCompared() {
  QCOMPARE(differenceInWords(flatTrack(-20.0), flatTrack(-HUGE_VAL)), QString());
}

void TrackFiguresTest::estimateFollowsMeasuredLoudness_data() {
  QTest::addColumn<double>("brightness");
  for (const double brightness : {0.05, 0.3, 1.0}) QTest::addRow("brightness %g", brightness) << brightness;
}

void TrackFiguresTest::estimateFollowsMeasuredLoudness() {
  QFETCH(double, brightness);
  const QTemporaryDir folder;
  const auto path = test::writeTrack(toPath(folder.filePath(QStringLiteral("noise.wav"))),
                                     {.seconds = 4.0, .level = 0.05, .brightness = brightness});
  const auto input = analyseTrack(path, {}, {}, {});
  QVERIFY(input);
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = 6.0f;
  settings[ParameterId::Peak3Gain] = -5.0f;
  settings[ParameterId::HighShelfGain] = 8.0f;
  settings[ParameterId::OutputGain] = 4.0f;
  const auto measured = measureResult(path, settings, {}, {}, {});
  QVERIFY(measured);
  const double change = measured->analysis.lufs - input->analysis.lufs;
  const double estimate = estimatedLoudnessChange(input->analysis, settings);
  QVERIFY2(std::abs(estimate - change) < 0.8,
           qPrintable(QStringLiteral("%1 for %2").arg(estimate).arg(change)));
}

void TrackFiguresTest::bypassedGainsDoNotCount() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::OutputGain] = 6.0f;
  settings[ParameterId::MakeUp] = 3.0f;
  QVERIFY(std::abs(estimatedLoudnessChange(flatTrack(-20.0), settings) - 9.0) < 1e-6);
  settings.setBypassed(Effect::OutputGain, true);
  settings.setBypassed(Effect::Compressor, true);
  QVERIFY(std::abs(estimatedLoudnessChange(flatTrack(-20.0), settings)) < 1e-6);
}

void TrackFiguresTest::loudestStretchIsFound() {
  WaveformOverview overview;
  overview.rms.assign(1000, 0.1f);
  std::fill(overview.rms.begin() + 600, overview.rms.begin() + 700, 0.2f);
  const auto found = loudestStretch(overview, 100.0, 10.0);
  QVERIFY(found && std::abs(found->begin - 60.0) < 0.11 && std::abs(found->seconds() - 10.0) < 1e-9);
  const auto longer = loudestStretch(overview, 100.0, 50.0);
  QVERIFY(longer && longer->begin <= 60.0 && longer->end >= 70.0);
  QVERIFY(!loudestStretch(overview, 100.0, 100.0));
  QVERIFY(!loudestStretch({}, 100.0, 10.0));
  overview.rms.assign(1000, 0.0f);
  QVERIFY(loudestStretch(overview, 100.0, 10.0)->begin == 0.0);
}

QTEST_GUILESS_MAIN(TrackFiguresTest)
#include "TrackFiguresTest.moc"
