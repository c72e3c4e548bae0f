// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard: the transport and the callback's work with real files and the reader thread, without a
// device.
#include <QTemporaryDir>
#include <QtTest>
#include <limits>
#include <random>

#include "ExpectedSound.h"
#include "Listener.h"
#include "TestTrack.h"

using namespace semblance;
using namespace semblance::test;

namespace {

constexpr int kRate = 48000;
constexpr double kNone = -std::numeric_limits<double>::infinity();

}  // namespace

class PlaybackEngineTest : public QObject {
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
  // Plays from the very start and returns the first `frames` frames that sound.
  static std::vector<float> playFromStart(Transport& transport, Listener& listener, std::int64_t frames) {
    listener.awaitCue(trackOf(transport.source()));
    if (!transport.play()) throw std::runtime_error("does not play");
    return listener.listen(frames);
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(PlaybackEngineTest)
#include "PlaybackEngineTest.moc"
