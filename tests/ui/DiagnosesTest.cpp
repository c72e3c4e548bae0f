// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Diagnoses.h"

#include <QTest>
#include <cmath>
#include <set>

#include "document/BlindTest.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

/// A track about which there is nothing to say.
TrackAnalysis goodTrack(const char* path) {
  TrackAnalysis track;
  track.path = path;
  track.format.sampleRate = 48000;
  track.format.channels = 2;
  track.format.frames = 48000 * 60;
  track.lufs = -18.0;
  track.truePeakDb = -3.0;
  track.rmsDb = -20.0;
  track.bandLimitHz = 24000.0;
  for (double frequency = 25.0; frequency < 20000.0; frequency *= std::cbrt(2.0)) {
    track.thirdOctaves.frequencies.push_back(frequency);
    track.thirdOctaves.levels.push_back(-30.0);
  }
  return track;
}

QStringList said(const TrackAnalysis* input, const TrackAnalysis* reference) {
  QStringList texts;
  for (const Diagnosis& diagnosis : diagnose(input, reference)) texts << diagnosis.text;
  return texts;
}

}  // namespace

class DiagnosesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void goodTracksGiveNone();
  void loudResultsSuggestTheLimiter();
  void findsWhatIsWrong_data();
  void findsWhatIsWrong();
  void sameRecordingTwice();
  void silenceIsSaidAlone();
  void idsTellFilesAndRolesApart();
  void blindTestCounts();
  void guessingProbabilities();
  void blindTestIsFairAndRepeatable();
  void logHoldsEveryTrial();
};

void DiagnosesTest::goodTracksGiveNone() {
  const TrackAnalysis input = goodTrack("a.wav");
  TrackAnalysis reference = goodTrack("b.wav");
  reference.lufs = -10.0;
  QCOMPARE(diagnose(&input, &reference).size(), 0u);
  QCOMPARE(diagnose(nullptr, nullptr).size(), 0u);
}

void DiagnosesTest::loudResultsSuggestTheLimiter() {
  TrackAnalysis result = goodTrack("/in.wav");
  QVERIFY(!diagnoseResult(result));
  result.truePeakDb = 0.0;
  QVERIFY(!diagnoseResult(result));
  result.truePeakDb = -INFINITY;
  QVERIFY(!diagnoseResult(result));
  result.truePeakDb = 2.13;
  const auto found = diagnoseResult(result);
  QVERIFY(found && found->remedy == Remedy::ExportWithLimiter);
  QVERIFY2(found->text.contains(QStringLiteral("2.1\u00a0dBTP")), qPrintable(found->text));
  TrackAnalysis louder = result;
  louder.truePeakDb = 3.0;
  QCOMPARE(diagnoseResult(louder)->id, found->id);  // dismissed once, it stays away
}

void DiagnosesTest::findsWhatIsWrong_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<QString>("input");
  QTest::addColumn<QString>("reference");
  QTest::newRow("clipped") << 0 << QStringLiteral("input is clipped (5000 samples)")
                           << QStringLiteral("reference is clipped (5000 samples)");
  QTest::newRow("band-limited") << 1 << QStringLiteral("input holds nothing above 11.0 kHz")
                                << QStringLiteral("reference holds nothing above 11.0 kHz");
  QTest::newRow("limited") << 2 << QStringLiteral("input is limited already") << QString();
  QTest::newRow("short") << 3 << QStringLiteral("input lasts only 2.0 s")
                         << QStringLiteral("reference lasts only 2.0 s");
}

void DiagnosesTest::findsWhatIsWrong() {
  QFETCH(int, kind);
  QFETCH(QString, input);
  QFETCH(QString, reference);
  TrackAnalysis bad = goodTrack("bad.wav");
  if (kind == 0) bad.clippedSamples = 5000;
  if (kind == 1) bad.bandLimitHz = 11000.0;
  if (kind == 2) bad.lufs = -8.0;
  if (kind == 3) bad.format.frames = 96000;
  const TrackAnalysis good = goodTrack("good.wav");
  const QStringList ofInput = said(&bad, nullptr);
  QCOMPARE(ofInput.size(), 1);
  QVERIFY2(ofInput.first().contains(input), qPrintable(ofInput.first()));
  QVERIFY2(ofInput.first().count(QLatin1Char('.')) >= 1, "says what to do");
  const QStringList ofReference = said(nullptr, &bad);
  QCOMPARE(ofReference.size(), reference.isEmpty() ? 0 : 1);
  if (!reference.isEmpty())
    QVERIFY2(ofReference.first().contains(reference), qPrintable(ofReference.first()));
}

void DiagnosesTest::sameRecordingTwice() {
  const TrackAnalysis input = goodTrack("a.wav");
  const TrackAnalysis copy = goodTrack("copy of a.wav");
  QVERIFY(said(&input, &copy).join(QLatin1Char(' ')).contains(QStringLiteral("same recording")));
  TrackAnalysis other = copy;
  other.thirdOctaves.levels.front() += 12.0;
  QVERIFY(said(&input, &other).isEmpty());
}

void DiagnosesTest::silenceIsSaidAlone() {
  TrackAnalysis silent = goodTrack("s.wav");
  silent.lufs = -HUGE_VAL;
  silent.truePeakDb = -HUGE_VAL;
  silent.bandLimitHz = 500.0;
  const QStringList texts = said(&silent, nullptr);
  QCOMPARE(texts.size(), 1);
  QVERIFY(texts.first().contains(QStringLiteral("silent")));
}

void DiagnosesTest::idsTellFilesAndRolesApart() {
  TrackAnalysis first = goodTrack("a.wav");
  TrackAnalysis second = goodTrack("b.wav");
  first.clippedSamples = second.clippedSamples = 100;
  first.format.frames = 48000;
  second.lufs = -16.0;
  std::set<QString> ids;
  for (const auto& [in, ref] : {std::pair{&first, &second}, {&second, &first}})
    for (const Diagnosis& diagnosis : diagnose(in, ref)) QVERIFY(ids.insert(diagnosis.id).second);
  QCOMPARE(ids.size(), 6u);
}

void DiagnosesTest::blindTestCounts() {
  BlindTest test(6, 1);
  for (int trial = 0; trial < 4; ++trial) test.answer(test.xIsB());
  test.answer(!test.xIsB());
  QVERIFY(!test.finished());
  QCOMPARE(test.answered(), 5);
  QCOMPARE(test.right(), 4);
  QCOMPARE(test.probabilityByGuessing(), 6.0 / 32.0);
  test.answer(test.xIsB());
  QVERIFY(test.finished());
  test.answer(true);  // too late: nothing happens
  QCOMPARE(test.answered(), 6);
}

void DiagnosesTest::guessingProbabilities() {
  QCOMPARE(guessingProbability(0, 0), 1.0);
  QCOMPARE(guessingProbability(0, 10), 1.0);
  QCOMPARE(guessingProbability(10, 10), 1.0 / 1024.0);
  QCOMPARE(guessingProbability(9, 10), 11.0 / 1024.0);
  QVERIFY(std::abs(guessingProbability(32, 50) - 0.03245) < 1e-5);
}

void DiagnosesTest::blindTestIsFairAndRepeatable() {
  int asB = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const BlindTest test(20, seed);
    for (const BlindTrial& trial : test.trials()) asB += trial.xIsB ? 1 : 0;
    QVERIFY(BlindTest(20, seed).xIsB() == test.xIsB());
  }
  QVERIFY(asB > 1850 && asB < 2150);  // of 4000; beyond four standard deviations
}

void DiagnosesTest::logHoldsEveryTrial() {
  BlindTest test(10, 3);
  while (!test.finished()) test.answer(test.xIsB());
  const QString log =
      blindTestLog(test, QStringLiteral("song.wav"), QDateTime(QDate(2024, 5, 1), QTime(12, 0)));
  QVERIFY(log.contains(QStringLiteral("song.wav")) && log.contains(QStringLiteral("2024-05-01")));
  QCOMPARE(log.count(QStringLiteral("right")), 11);  // every trial and the verdict
  QVERIFY(log.contains(QStringLiteral("You can hear the difference.")));
}

QTEST_GUILESS_MAIN(DiagnosesTest)
#include "DiagnosesTest.moc"
