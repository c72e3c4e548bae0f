// SPDX-License-Identifier: GPL-3.0-or-later
// Switching between input, result and reference, and how loud each is heard: levels and the limiter; without
// a device.
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "ExpectedSound.h"
#include "Listener.h"
#include "TestTrack.h"

using namespace semblance;
using namespace semblance::test;

class SourceSwitchTest : public QObject {
  Q_OBJECT

 private slots:
  void inputAndResultSwitchWithoutAGap() {
    const TrackShape shape{kRate, 2, 2 * kRate};
    const auto path = writeTrack(folder_.path(), "in.wav", shape, noise(0.4));
    const std::vector<float> file = samplesOf(shape, noise(0.4));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    std::vector<float> heard = playFromStart(transport, listener, 10000);
    for (int round = 0; round < 15; ++round) {
      transport.setSource(round % 2 == 0 ? Source::Result : Source::Input);
      append(heard, listener.listen(round % 3 == 0 ? 300 : 3000));
    }
    // With neutral settings both are the file; a gap, a shift or a dip would differ from it.
    QVERIFY(largestDifference(heard, file, 0, heard.size()) < 2e-7f);
  }

  void switchingDoesNotJump() {
    const auto input = writeTrack(folder_.path(), "in.wav", {kRate, 2, 8 * kRate}, sine(60.0, 0.3, kRate));
    const auto reference =
        writeTrack(folder_.path(), "ref.wav", {kRate, 2, 8 * kRate}, sine(45.0, 0.5, kRate));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, input));
    QVERIFY(transport.load(Track::Reference, reference));
    ChainSettings settings = neutralSettings();
    settings[ParameterId::OutputGain] = 6.0f;
    transport.setSettings(settings);
    transport.setLoudness(-20.0, -14.0, -17.0);
    std::vector<float> heard = playFromStart(transport, listener, 5000);
    std::mt19937 random(3);
    for (int round = 0; round < 120; ++round) {
      transport.setSource(static_cast<Source>(random() % 3));
      if (round % 10 == 0) transport.setLevelMatch(round % 20 == 0);
      append(heard, listener.listen(1 + random() % 2000));
    }
    // The steepest of it: 0.6 * 60 Hz, plus a 15 ms fade of at most 1.1.
    QVERIFY2(largestStep(heard) < 0.0075f, qPrintable(QString::number(largestStep(heard))));
    QCOMPARE(transport.poll().underruns, std::uint64_t{0});
  }

  void referenceKeepsItsPlace() {
    const auto input = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, counting());
    const auto reference = writeTrack(folder_.path(), "ref.wav", {kRate, 2, 4 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, input));
    QVERIFY(transport.load(Track::Reference, reference));
    playFromStart(transport, listener, 20000);
    transport.setSource(Source::Reference);
    listener.listen(30000);
    QCOMPARE(transport.positionSeconds(Track::Input),
             20720.0 / kRate);  // played on during the crossfade only
    QCOMPARE(transport.positionSeconds(Track::Reference), 30000.0 / kRate);
    QCOMPARE(transport.poll().positionSeconds, 30000.0 / kRate);
    transport.setSource(Source::Result);
    const std::vector<float> heard = listener.listen(10000);
    QCOMPARE(transport.positionSeconds(Track::Input), 30720.0 / kRate);
    QCOMPARE(transport.positionSeconds(Track::Reference), 30720.0 / kRate);
    QVERIFY(std::abs(countedFrame(heard[19998]) - 30719) <= 1);
  }

  void limiterKeepsTheAlignmentAndTheTail_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("saturation");
    for (const int frames : {20000, 20050, 20100, 20150, 20200})
      for (const bool saturation : {false, true})
        QTest::addRow("%d frames%s", frames, saturation ? ", saturation" : "") << frames << saturation;
  }
  void limiterKeepsTheAlignmentAndTheTail() {
    QFETCH(int, frames);
    QFETCH(bool, saturation);
    const TrackShape shape{kRate, 2, frames};
    const auto path = writeTrack(folder_.path(), "in.wav", shape, noise(0.2));
    const std::vector<float> file = samplesOf(shape, noise(0.2));
    TruePeakLimiter limiter;
    limiter.prepare(kRate, 2);
    QVERIFY(limiter.latency() > 0);
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setLimiter(-1.0);
    if (saturation) transport.setSettings(neutralSettings(ChainPreset::EqCompressorSaturation));
    std::vector<float> heard = playFromStart(transport, listener, 4000);
    transport.setSource(Source::Result);
    append(heard, listener.listen(4000));
    transport.setSource(Source::Input);
    append(heard, listener.listen(20000));
    for (std::size_t i = 0; i < file.size(); ++i) QVERIFY(std::abs(heard[i] - file[i]) < 1e-5f);
    QCOMPARE(heard[file.size()], 0.0f);
    QVERIFY(!transport.playing());
  }

  void limiterHoldsItsCeilingAndSwitchesSoftly() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, sine(60.0, 0.5, kRate));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    ChainSettings settings = neutralSettings();
    settings[ParameterId::OutputGain] = 6.0f;
    transport.setSettings(settings);
    transport.setSource(Source::Result);
    std::vector<float> heard = playFromStart(transport, listener, 10000);
    QVERIFY(peak(heard) > 0.97f);
    transport.setLimiter(-6.0);
    append(heard, listener.listen(4000));
    const std::vector<float> limited = listener.listen(10000);
    QVERIFY(peak(limited) <= 0.5013f && peak(limited) > 0.45f);
    append(heard, limited);
    transport.seek(2.005);
    append(heard, listener.awaitCue(Track::Input));
    append(heard, listener.listen(10000));
    QVERIFY(peak(heard) > 0.9f);
    transport.setLimiter(std::nullopt);
    append(heard, listener.listen(10000));
    QVERIFY2(largestStep(heard) < 0.02f, qPrintable(QString::number(largestStep(heard))));
  }

  void levelMatchLowersTheLouderOnes() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    QCOMPARE(transport.offsetDb(Source::Input), 0.0);
    transport.setLoudness(-14.0, -20.0, kNone);
    QCOMPARE(transport.offsetDb(Source::Input), -6.0);
    QCOMPARE(transport.offsetDb(Source::Result), 0.0);
    QCOMPARE(transport.offsetDb(Source::Reference), 0.0);
    const std::vector<float> matched = playFromStart(transport, listener, 10000);
    const double gain = std::pow(10.0, -6.0 / 20.0);
    QVERIFY(std::abs(matched[2 * 9999] - 10000 * kCountingStep * gain) < 1e-8);
    transport.setLevelMatch(false);
    QCOMPARE(transport.offsetDb(Source::Input), 0.0);
    const std::vector<float> plain = listener.listen(10000);
    QCOMPARE(countedFrame(plain[2 * 9999]), std::int64_t{19999});
    transport.setVolumeDb(-20.0);
    const std::vector<float> quiet = listener.listen(10000);
    QVERIFY(std::abs(quiet[2 * 9999] - 0.1 * 30000 * kCountingStep) < 1e-8);
    transport.setVolumeDb(kNone);
    QCOMPARE(listener.listen(10000).back(), 0.0f);
    transport.poll();
    transport.setVolumeDb(0.0);
    listener.listen(2000);
    // The meter shows the track, not the listening level.
    QVERIFY(std::abs(transport.poll().peakDb[0] - 20.0 * std::log10(42000 * kCountingStep)) < 0.05);
  }

 private:
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(SourceSwitchTest)
#include "SourceSwitchTest.moc"
