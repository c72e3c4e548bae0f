// SPDX-License-Identifier: GPL-3.0-or-later
// Where playing is: seeks, loops and the end of a track, with the reader thread and without a device.
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "ExpectedSound.h"
#include "Listener.h"
#include "TestTrack.h"

using namespace semblance;
using namespace semblance::test;

class SeekAndLoopTest : public QObject {
  Q_OBJECT

 private slots:
  void resultAfterASeekStartsAfresh() {
    const TrackShape shape{kRate, 2, 2 * kRate};
    const auto path = writeTrack(folder_.path(), "in.wav", shape, noise(0.4));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setSettings(loudSettings());
    transport.setSource(Source::Result);
    QVERIFY(transport.play());
    listener.listen(10000);
    transport.pause();
    listener.listen(1000);
    transport.seek(1.25);
    listener.awaitCue(Track::Input);
    QVERIFY(transport.play());
    const std::vector<float> heard = listener.listen(kRate / 4);
    std::vector<float> samples = samplesOf(shape, noise(0.4));
    samples.erase(samples.begin(), samples.begin() + 2 * kRate * 5 / 4);
    const std::vector<float> expected = rendered(samples, 2, loudSettings());
    constexpr std::size_t kFade = 2 * 240;
    QCOMPARE(largestDifference(heard, expected, kFade, heard.size() - kFade), 0.0f);
    QVERIFY(std::abs(heard[2]) < std::abs(expected[2]) + 1e-6f);
  }

  void seeksLandOnTheFrame() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    QVERIFY(transport.play());
    listener.listen(5000);
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
      const auto target = static_cast<std::int64_t>(random() % (4 * kRate - 20000)) + 1;
      transport.seek(static_cast<double>(target) / kRate);
      QCOMPARE(transport.positionSeconds(Track::Input), static_cast<double>(target) / kRate);
      QVERIFY(transport.playing());
      listener.awaitCue(Track::Input);
      const std::vector<float> heard = listener.listen(2000);
      const std::int64_t last = countedFrame(heard[heard.size() - 2]);
      QCOMPARE(transport.positionSeconds(Track::Input), static_cast<double>(last + 1) / kRate);
      // The cue was entered inside the buffer of awaitCue(), so that at most one buffer lies before `heard`.
      QVERIFY(last - 1999 >= target && last - 1999 <= target + 256);
    }
    QCOMPARE(transport.poll().underruns, std::uint64_t{0});
  }

  void aSeekDoesNotClick() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, sine(50.0, 0.5, kRate));
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.seek(0.005);
    QVERIFY(transport.play());
    std::vector<float> heard = listener.awaitCue(Track::Input);
    append(heard, listener.listen(4096));
    for (const double target : {1.005, 0.015, 3.0, 2.5}) {
      transport.seek(target);
      append(heard, listener.awaitCue(Track::Input));
      append(heard, listener.listen(9600));
    }
    transport.pause();
    append(heard, listener.listen(4096));
    QVERIFY(peak(heard) > 0.49f);
    QVERIFY2(largestStep(heard) < 0.007f, qPrintable(QString::number(largestStep(heard))));
    QCOMPARE(heard.back(), 0.0f);
  }

  void loopRunsUnheardIntoPlace() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setLoop(TimeRange{0.5, 1.5}, std::nullopt);
    transport.seek(1.0);
    listener.awaitCue(Track::Input);
    QVERIFY(transport.play());
    std::vector<float> heard = listener.listen(5000);
    transport.setLooping(true);
    append(heard, listener.awaitCue(Track::Input));
    append(heard, listener.listen(3 * kRate));
    transport.setLoop(TimeRange{0.5, 1.75}, std::nullopt);
    append(heard, listener.awaitCue(Track::Input));
    append(heard, listener.listen(1000));
    std::int64_t frame = kRate;
    std::size_t wraps = 0;
    for (std::size_t i = 0; i < heard.size() / 2; ++i) {
      const bool seam = frame >= 3 * kRate / 2 - 480;
      if (i > 240 && !seam) QCOMPARE(countedFrame(heard[2 * i]), frame);
      if (++frame == 3 * kRate / 2) {
        frame = kRate / 2;
        ++wraps;
      }
    }
    QCOMPARE(wraps, std::size_t{3});
    transport.setLooping(false);
    listener.awaitCue(Track::Input);
    listener.listen(4 * kRate);
    QVERIFY(!transport.playing());
    QCOMPARE(transport.poll().underruns, std::uint64_t{0});
  }

  void loopElsewhereIsGoneTo() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 4 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setLooping(true);
    playFromStart(transport, listener, 10000);
    transport.setLoop(TimeRange{2.0, 2.5}, std::nullopt);
    QCOMPARE(transport.positionSeconds(Track::Input), 2.0);
    listener.awaitCue(Track::Input);
    for (int i = 0; i < 300; ++i) {
      listener.listen(256);
      const double position = transport.positionSeconds(Track::Input);
      QVERIFY(position >= 2.0 && position <= 2.5);
    }
    QVERIFY(transport.playing());
  }

  void aLoopingTrackNeverStops() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 5000}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    transport.setLooping(true);
    playFromStart(transport, listener, 3 * kRate);
    QVERIFY(transport.playing());
    QCOMPARE(transport.poll().underruns, std::uint64_t{0});
  }

  void theEndStops() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 10000}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    std::vector<float> heard = playFromStart(transport, listener, 12000);
    QCOMPARE(countedFrame(heard[2 * 9999]), std::int64_t{9999});
    QCOMPARE(heard[2 * 10000], 0.0f);
    PlaybackMeters meters = transport.poll();
    QVERIFY(!meters.playing);
    QCOMPARE(meters.positionSeconds, 10000.0 / kRate);
    QCOMPARE(meters.underruns, std::uint64_t{0});
    QVERIFY(meters.error.empty());
    QVERIFY(transport.play());  // from the start again
    QCOMPARE(transport.poll().positionSeconds, 0.0);
    listener.awaitCue(Track::Input);
    QVERIFY(transport.playing());
    heard = listener.listen(5000);
    const std::int64_t last = countedFrame(heard[9998]);
    QVERIFY(last >= 4999 && last <= 4999 + 256);
  }

  void manyCuesInARowEndAtTheLast() {
    const auto path = writeTrack(folder_.path(), "in.wav", {kRate, 2, 8 * kRate}, counting());
    Transport transport;
    Listener listener(transport);
    QVERIFY(transport.load(Track::Input, path));
    playFromStart(transport, listener, 1000);
    std::mt19937 random(4);
    for (int round = 0; round < 300; ++round) {
      const double target = static_cast<double>(random() % 4000) / 1000.0;
      transport.seek(target);
      if (round % 3 == 0) transport.setLooping(round % 2 == 0);
      if (round % 7 == 0) listener.listen(1 + random() % 1000);
    }
    transport.setLooping(false);
    transport.seek(2.0);
    listener.awaitCue(Track::Input);
    const std::vector<float> heard = listener.listen(4800);
    const std::int64_t last = countedFrame(heard[heard.size() - 2]);
    QVERIFY(last >= 2 * kRate + 4799 && last <= 2 * kRate + 4799 + 256);
  }

 private:
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(SeekAndLoopTest)
#include "SeekAndLoopTest.moc"
