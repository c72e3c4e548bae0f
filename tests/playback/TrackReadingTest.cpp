// SPDX-License-Identifier: GPL-3.0-or-later
// Files as streams: positions after a seek, conversion of rates, loops and their seams.
#include <QTemporaryDir>
#include <QtTest>
#include <limits>

#include "TestTrack.h"
#include "playback/LevelMatch.h"
#include "playback/LoopedTrack.h"

using namespace semblance;
using namespace semblance::test;

namespace {

TrackDecoder openTrack(const std::filesystem::path& path, int rate) {
  auto decoder = TrackDecoder::open(path);
  if (!decoder) throw std::runtime_error(decoder.error().message);
  if (auto set = decoder->setStreamRate(rate); !set) throw std::runtime_error(set.error().message);
  return std::move(*decoder);
}

std::vector<float> readLeft(TrackDecoder& decoder, int frames) {
  std::vector<float> left(static_cast<std::size_t>(frames)), right(left.size());
  float* rows[2] = {left.data(), right.data()};
  const auto got = decoder.read(rows, frames);
  if (!got) throw std::runtime_error(got.error().message);
  left.resize(static_cast<std::size_t>(*got));
  return left;
}

struct Heard {
  std::vector<float> left;
  std::vector<std::int64_t> positions;
  bool ended = false;
};

Heard readLooped(LoopedTrack& track, std::size_t frames) {
  Heard heard;
  AudioBlock block;
  while (heard.left.size() < frames && !heard.ended) {
    if (auto got = track.read(block); !got) throw std::runtime_error(got.error().message);
    for (int i = 0; i < block.frames; ++i) {
      heard.left.push_back(block.samples[0][static_cast<std::size_t>(i)]);
      heard.positions.push_back(block.position + i);
    }
    heard.ended = block.last;
  }
  return heard;
}

}  // namespace

class TrackReadingTest : public QObject {
  Q_OBJECT

 private slots:
  void atTheFilesRateSamplesAreTheFiles() {
    const auto path = writeTrack(folder_.path(), "count.wav", {48000, 2, 30000}, counting());
    TrackDecoder decoder = openTrack(path, 48000);
    QCOMPARE(decoder.frames(), std::int64_t{30000});
    for (const int start : {0, 1, 2047, 2048, 17001, 29999}) {
      QVERIFY(decoder.seek(start));
      const auto got = readLeft(decoder, 300);
      QCOMPARE(got.size(), static_cast<std::size_t>(std::min(300, 30000 - start)));
      for (std::size_t i = 0; i < got.size(); ++i)
        QCOMPARE(countedFrame(got[i]), start + static_cast<std::int64_t>(i));
    }
    QVERIFY(decoder.seek(30000));
    QVERIFY(readLeft(decoder, 10).empty());
  }

  void conversionKeepsTime_data() {
    QTest::addColumn<int>("fileRate");
    QTest::addColumn<int>("streamRate");
    QTest::newRow("44.1 to 48") << 44100 << 48000;
    QTest::newRow("48 to 44.1") << 48000 << 44100;
    QTest::newRow("8 to 192") << 8000 << 192000;
    QTest::newRow("96 to 44.1") << 96000 << 44100;
    QTest::newRow("11.025 to 48") << 11025 << 48000;
  }
  void conversionKeepsTime() {
    QFETCH(int, fileRate);
    QFETCH(int, streamRate);
    const auto path =
        writeTrack(folder_.path(), "tone.wav", {fileRate, 1, 2 * fileRate}, sine(440.0, 0.5, fileRate));
    TrackDecoder decoder = openTrack(path, streamRate);
    QCOMPARE(decoder.frames(), std::int64_t{2 * streamRate});
    const Signal expected = sine(440.0, 0.5, streamRate);
    const auto whole = readLeft(decoder, 2 * streamRate + 100);
    QVERIFY(std::abs(static_cast<int>(whole.size()) - 2 * streamRate) <= 1);
    for (const int start : {0, streamRate / 3, streamRate + 1}) {
      QVERIFY(decoder.seek(start));
      const auto got = readLeft(decoder, 4000);
      QCOMPARE(got.size(), std::size_t{4000});
      for (std::size_t i = start == 0 ? 2000 : 0; i < got.size(); ++i) {
        const std::int64_t frame = start + static_cast<std::int64_t>(i);
        QVERIFY2(std::abs(got[i] - expected(frame, 0)) < 2e-5, qPrintable(QString::number(frame)));
        QVERIFY(std::abs(got[i] - whole[static_cast<std::size_t>(frame)]) < 1e-6f);
      }
    }
  }

  void playsToTheEnd() {
    const auto path = writeTrack(folder_.path(), "count.wav", {48000, 2, 1000}, counting());
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({.generation = 1, .streamRate = 48000, .position = 100}));
    const Heard heard = readLooped(track, 5000);
    QVERIFY(heard.ended);
    QCOMPARE(heard.left.size(), std::size_t{900});
    QCOMPARE(heard.positions.back(), std::int64_t{999});
    QCOMPARE(countedFrame(heard.left.back()), std::int64_t{999});
  }

  void loopLastsExactlyAsLongAsTheSelection() {
    const auto path = writeTrack(folder_.path(), "count.wav", {48000, 2, 48000}, counting());
    LoopedTrack track(openTrack(path, 48000));
    constexpr std::int64_t kBegin = 10000, kEnd = 20001;
    QVERIFY(track.start({1, 48000, 15000, true, kBegin, kEnd}));
    const Heard heard = readLooped(track, 60000);
    QVERIFY(!heard.ended);
    std::int64_t expected = 15000;
    for (std::size_t i = 0; i < 60000; ++i) {
      QCOMPARE(heard.positions[i], expected);
      if (expected < kEnd - 480) QCOMPARE(countedFrame(heard.left[i]), expected);
      if (++expected == kEnd) expected = kBegin;
    }
  }

  void seamIsEqualPowerWithoutAJump() {
    // The file holds 0.5 before the loop's end and -0.5 around its begin.
    const auto path = writeTrack(folder_.path(), "steps.wav", {48000, 1, 48000},
                                 [](std::int64_t n, int) { return n < 15000 ? -0.5 : 0.5; });
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({1, 48000, 19000, true, 10000, 20000}));
    const Heard heard = readLooped(track, 2000);
    QCOMPARE(heard.left[400], 0.5f);
    QCOMPARE(heard.left[1100], -0.5f);
    for (std::size_t i = 1; i < 2000; ++i) QVERIFY(std::abs(heard.left[i] - heard.left[i - 1]) < 0.003f);
  }

  void loopAtTheTracksStartFadesFromSilence() {
    const auto path =
        writeTrack(folder_.path(), "dc.wav", {48000, 1, 9600}, [](std::int64_t, int) { return 0.5; });
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({1, 48000, 0, true, 0, 0}));
    const Heard heard = readLooped(track, 20000);
    QVERIFY(heard.left[9599] < 0.002f);
    QCOMPARE(heard.left[9600], 0.5f);
    QCOMPARE(heard.positions[9600], std::int64_t{0});
  }

  void startBeyondTheLoopPlaysTheRestFirst() {
    const auto path = writeTrack(folder_.path(), "count.wav", {48000, 2, 48000}, counting());
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({1, 48000, 40000, true, 10000, 20000}));
    const Heard heard = readLooped(track, 9000);
    QCOMPARE(heard.positions[7999], std::int64_t{47999});
    QCOMPARE(heard.positions[8000], std::int64_t{10000});
    QCOMPARE(countedFrame(heard.left[8000]), std::int64_t{10000});
  }

  void shortestLoopsGoRound_data() {
    QTest::addColumn<int>("length");
    for (const int length : {2, 3, 100, 961}) QTest::addRow("%d", length) << length;
  }
  void shortestLoopsGoRound() {
    QFETCH(int, length);
    const auto path = writeTrack(folder_.path(), "count.wav", {48000, 2, 5000}, counting());
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({1, 48000, 1000, true, 1000, 1000 + length}));
    const Heard heard = readLooped(track, 4000);
    for (std::size_t i = 0; i < 4000; ++i)
      QCOMPARE(heard.positions[i], 1000 + static_cast<std::int64_t>(i) % length);
  }

  void notANumberIsAnError() {
    const auto path = writeTrack(folder_.path(), "nan.wav", {48000, 1, 9000}, [](std::int64_t n, int) {
      return n == 8000 ? std::numeric_limits<double>::quiet_NaN() : 0.1;
    });
    LoopedTrack track(openTrack(path, 48000));
    QVERIFY(track.start({1, 48000, 0, false, 0, 0}));
    AudioBlock block;
    Result<void> got;
    for (int i = 0; i < 40 && got; ++i) got = track.read(block);
    QVERIFY(!got);
    QVERIFY(QString::fromStdString(got.error().message).contains("nan.wav"));
  }

  void offsetsLowerToTheQuietest() {
    const double silence = -std::numeric_limits<double>::infinity();
    const auto offsets = levelMatchOffsets<3>({-14.0, -20.0, -17.5});
    QCOMPARE(offsets[0], -6.0);
    QCOMPARE(offsets[1], 0.0);
    QCOMPARE(offsets[2], -2.5);
    const auto without = levelMatchOffsets<3>({-14.0, silence, -17.5});
    QCOMPARE(without[0], -3.5);
    QCOMPARE(without[1], 0.0);
    QCOMPARE(without[2], 0.0);
  }

 private:
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TrackReadingTest)
#include "TrackReadingTest.moc"
