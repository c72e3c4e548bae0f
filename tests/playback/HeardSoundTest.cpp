// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard of a track: the file, the chain on it, their difference, the test tone; without a device.
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "ExpectedSound.h"
#include "Listener.h"
#include "TestTrack.h"

using namespace semblance;
using namespace semblance::test;

class HeardSoundTest : public QObject {
  Q_OBJECT

 private slots:
  void inputIsTheFile_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("buffer");
    QTest::newRow("stereo") << 2 << 256;
    QTest::newRow("mono") << 1 << 256;
    QTest::newRow("odd buffers") << 2 << 101;
    QTest::newRow("large buffers") << 2 << 4000;
  }
  void inputIsTheFile() {
    QFETCH(int, channels);
    QFETCH(int, buffer);
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, channels, kRate}, counting());
    Transport transport;
    Listener listener(transport, buffer);
    QVERIFY(transport.load(Track::Input, path));
    QVERIFY(transport.play());
    listener.awaitCue(Track::Input);
    const std::vector<float> heard = listener.listen(kRate / 2);
    // awaitCue() took one buffer in which the sound began.
    const std::int64_t first = countedFrame(heard[0]);
    QVERIFY(first > 0 && first <= 4000);
    for (std::int64_t n = 0; n < kRate / 2; ++n) {
      const auto at = static_cast<std::size_t>(2 * n);
      QCOMPARE(countedFrame(heard[at]), first + n);
      QCOMPARE(heard[at + 1], channels == 1 ? heard[at] : -heard[at]);
    }
    QCOMPARE(transport.poll().underruns, std::uint64_t{0});
  }

  void resultIsTheChainOnTheFile_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("stereo") << 2;
    QTest::newRow("mono") << 1;
  }
  void resultIsTheChainOnTheFile() {
    QFETCH(int, channels);
    const TrackShape shape{kRate, channels, kRate};
    const auto path = writeTrack(folder_.path(), "in.wav", shape, noise(0.4));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setSource(Source::Result);
    listener.awaitCue(Track::Input);
    transport.setSettings(loudSettings());
    const std::vector<float> expected = rendered(samplesOf(shape, noise(0.4)), channels, loudSettings());
    QVERIFY(transport.play());
    const std::vector<float> heard = listener.listen(kRate);
    QCOMPARE(largestDifference(heard, expected, 0, expected.size()), 0.0f);
    QVERIFY(!transport.playing());
    const PlaybackMeters meters = transport.poll();
    QVERIFY(meters.gainReductionDb > 5.0f);
    QCOMPARE(meters.underruns, std::uint64_t{0});
  }

  void differenceIsResultMinusInput() {
    const TrackShape shape{kRate, 2, kRate};
    const auto path = writeTrack(folder_.path(), "in.wav", shape, noise(0.4));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setSource(Source::Difference);
    listener.awaitCue(Track::Input);
    transport.setSettings(loudSettings());
    const std::vector<float> samples = samplesOf(shape, noise(0.4));
    std::vector<float> expected = rendered(samples, 2, loudSettings());
    for (std::size_t i = 0; i < expected.size(); ++i) expected[i] -= samples[i];
    QVERIFY(transport.play());
    QVERIFY(largestDifference(listener.listen(kRate), expected, 0, expected.size()) < 1e-6f);
  }

  // A result that is nothing but louder differs by nothing, whether levels are matched or not.
  void differenceIsTakenAtEqualLoudness() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, kRate}, noise(0.2));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    ChainSettings louder = neutralSettings();
    louder[ParameterId::OutputGain] = 6.0f;
    transport.setSettings(louder);
    transport.setLoudness(-20.0, -14.0, kNone);
    for (const bool matched : {true, false}) {
      transport.setLevelMatch(matched);
      transport.setSource(Source::Difference);
      QCOMPARE(transport.offsetDb(Source::Difference), 0.0);
      transport.seek(0.0);
      listener.awaitCue(Track::Input);
      transport.poll();
      QVERIFY(transport.play());
      QVERIFY(peak(listener.listen(kRate / 2)) < 1e-6f);
      QVERIFY(transport.poll().peakDb[0] < -110.0f);
      transport.setSource(Source::Result);
      listener.listen(kRate / 20);
      QVERIFY(peak(listener.listen(1000)) > (matched ? 0.1f : 0.2f));
      transport.pause();
      listener.listen(1000);
    }
  }

  void testToneSoundsOnBothSidesAndEnds() {
    PlaybackEngine engine;
    engine.prepare(kRate, 2, 2);
    PlaybackState state;
    state.testTone = true;
    engine.publish(state);
    std::vector<float> heard(2 * kRate);
    for (int done = 0; done < kRate; done += 240) engine.process(heard.data() + 2 * done, 240);
    float left = 0.0f;
    float right = 0.0f;
    for (std::size_t i = 0; i < heard.size(); i += 2) {
      left = std::max(left, std::abs(heard[i]));
      right = std::max(right, std::abs(heard[i + 1]));
    }
    QVERIFY(left > 0.06f && left < 0.064f && right > 0.06f && right < 0.064f);
    QVERIFY(largestStep(heard) < 0.005f);
    state.testTone = false;
    engine.publish(state);
    engine.process(heard.data(), kRate / 10);
    engine.process(heard.data(), kRate / 10);
    heard.resize(2 * kRate / 10);
    QCOMPARE(peak(heard), 0.0f);
  }

  void referenceOfAnotherRateIsConverted() {
    const auto input = writeTrack(folder_.path(), "in.wav", {kRate, 2, kRate}, noise(0.1));
    const auto reference =
        writeTrack(folder_.path(), "ref.wav", {44100, 1, 2 * 44100}, sine(300.0, 0.5, 44100));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, input));
    QVERIFY(transport.load(Track::Reference, reference));
    QCOMPARE(transport.streamRate(), kRate);
    transport.setSource(Source::Reference);
    const std::vector<float> heard = playFromStart(transport, listener, 2 * kRate);
    const Signal expected = sine(300.0, 0.5, kRate);
    for (std::int64_t n = 2000; n < 2 * kRate - 2000; ++n)
      QVERIFY(std::abs(heard[static_cast<std::size_t>(2 * n)] - expected(n, 0)) < 2e-5);
    QVERIFY(!transport.playing());
    QCOMPARE(transport.positionSeconds(Track::Reference), 2.0);
  }

  void deviceOfAnotherRateIsServed() {
    const auto input = writeTrack(folder_.path(), "in.wav", {44100, 2, 2 * 44100}, sine(300.0, 0.5, 44100));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, input));
    QCOMPARE(transport.streamRate(), 44100);
    transport.seek(1.0);
    transport.prepare(kRate);
    QCOMPARE(transport.positionSeconds(Track::Input), 1.0);
    listener.awaitCue(Track::Input);
    QVERIFY(transport.play());
    const std::vector<float> heard = listener.listen(kRate / 2);
    const Signal expected = sine(300.0, 0.5, kRate);
    for (std::int64_t n = 300; n < kRate / 2; ++n)
      QVERIFY(std::abs(heard[static_cast<std::size_t>(2 * n)] - expected(kRate + n, 0)) < 2e-5);
  }

  void editsWhilePlayingStayFinite() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 2 * kRate}, noise(0.9));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setSource(Source::Result);
    transport.setLooping(true);
    playFromStart(transport, listener, 1000);
    const float bad[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                         -1e30f, 1e30f};
    std::mt19937 random(9);
    for (int round = 0; round < 200; ++round) {
      ChainSettings settings = neutralSettings();
      for (float& value : settings.values) value = bad[random() % 4];
      transport.setSettings(settings);
      for (const float sample : listener.listen(512)) QVERIFY(std::isfinite(sample));
    }
    transport.setSettings(neutralSettings());
    listener.listen(20000);
    QVERIFY(peak(listener.listen(20000)) > 0.5f);
  }

  void aBrokenTrackEndsWithASentence() {
    const auto path = writeTrack(folder_.path(), "broken.wav", {kRate, 2, kRate}, [](std::int64_t n, int) {
      return n == 20000 ? std::numeric_limits<double>::quiet_NaN() : 0.25;
    });
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    const std::vector<float> heard = playFromStart(transport, listener, kRate);
    for (const float sample : heard) QVERIFY(sample == 0.0f || sample == 0.25f);
    const PlaybackMeters meters = transport.poll();
    QVERIFY(!meters.playing);
    QVERIFY(QString::fromStdString(meters.error.english()).contains("broken.wav"));
    QVERIFY(transport.poll().error.empty());
  }

  void withoutATrackThereIsNothingToPlay() {
    Transport transport;
    Listener listener(transport);
    QVERIFY(!transport.play());
    QVERIFY(!transport.load(Track::Input, folder_.filePath("missing.wav").toStdString()));
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, kRate}, counting());
    QVERIFY(transport.load(Track::Input, path));
    transport.setSource(Source::Reference);
    const auto played = transport.play();
    QVERIFY(!played);
    QVERIFY(QString::fromStdString(played.error().message).contains("reference"));
    transport.setSource(Source::Input);
    playFromStart(transport, listener, 5000);
    transport.setSource(Source::Reference);
    QCOMPARE(peak(listener.listen(5000)) > 0.0f, true);  // the fade
    QVERIFY(!transport.playing());
    QVERIFY(transport.load(Track::Input, {}));
    transport.setSource(Source::Input);
    QVERIFY(!transport.play());
    QCOMPARE(peak(listener.listen(5000)), 0.0f);
  }

 private:
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(HeardSoundTest)
#include "HeardSoundTest.moc"
