// SPDX-License-Identifier: GPL-3.0-or-later
// What passes between the threads: triple buffer, ring, feed; and the ramps that make changes smooth.
#include <QtTest>
#include <array>
#include <atomic>
#include <thread>

#include "playback/DelayLine.h"
#include "playback/LinearRamp.h"
#include "playback/SpscRing.h"
#include "playback/TrackFeed.h"
#include "playback/TripleBuffer.h"

using namespace semblance;

namespace {

struct Snapshot {
  std::array<std::uint32_t, 40> values{};
};

void writeBlocks(TrackFeed& feed, std::size_t lane, std::uint32_t generation, std::int64_t position,
                 int blocks, bool ends = false) {
  for (int b = 0; b < blocks; ++b) {
    AudioBlock* block = feed.free(lane);
    QVERIFY(block != nullptr);
    block->generation = generation;
    block->frames = kBlockFrames;
    block->position = position + std::int64_t{b} * kBlockFrames;
    block->last = ends && b == blocks - 1;
    for (std::size_t i = 0; i < kBlockFrames; ++i)
      block->samples[0][i] = static_cast<float>(block->position + static_cast<std::int64_t>(i));
    feed.commit(lane);
  }
}

std::vector<float> readFrames(TrackFeed& feed, int frames) {
  std::vector<float> row(static_cast<std::size_t>(frames));
  float* rows[1] = {row.data()};
  row.resize(static_cast<std::size_t>(feed.read(rows, 1, frames)));
  return row;
}

}  // namespace

class HandOverTest : public QObject {
  Q_OBJECT

 private slots:
  void tripleBufferKeepsTheNewest() {
    TripleBuffer<int> buffer(7);
    QVERIFY(!buffer.update());
    QCOMPARE(buffer.value(), 7);
    buffer.write(1);
    buffer.write(2);
    buffer.write(3);
    QCOMPARE(buffer.value(), 7);
    QVERIFY(buffer.update());
    QCOMPARE(buffer.value(), 3);
    QVERIFY(!buffer.update());
    buffer.write(4);
    QVERIFY(buffer.update());
    QCOMPARE(buffer.value(), 4);
  }

  void tripleBufferNeverTears() {
    TripleBuffer<Snapshot> buffer;
    constexpr std::uint32_t kWrites = 20000;
    std::thread writer([&] {
      Snapshot snapshot;
      for (std::uint32_t n = 1; n <= kWrites; ++n) {
        snapshot.values.fill(n);
        buffer.write(snapshot);
      }
    });
    std::uint32_t newest = 0;
    bool whole = true;
    while (newest != kWrites) {
      if (!buffer.update()) {
        std::this_thread::yield();
        continue;
      }
      const Snapshot& read = buffer.value();
      for (const std::uint32_t value : read.values) whole &= value == read.values[0];
      whole &= read.values[0] > newest;
      newest = read.values[0];
    }
    writer.join();
    QVERIFY(whole);
  }

  void ringHoldsItsCapacityInOrder() {
    SpscRing<int> ring(5);
    QCOMPARE(ring.capacity(), std::size_t{8});
    QVERIFY(ring.peek() == nullptr);
    for (int round = 0; round < 3; ++round) {
      for (int i = 0; i < 8; ++i) {
        QVERIFY(ring.free() != nullptr);
        *ring.free() = 10 * round + i;
        ring.commit();
      }
      QVERIFY(ring.free() == nullptr);
      QCOMPARE(ring.size(), std::size_t{8});
      QCOMPARE(*ring.peek(5), 10 * round + 5);
      QVERIFY(ring.peek(8) == nullptr);
      ring.pop(3);
      QCOMPARE(*ring.peek(), 10 * round + 3);
      ring.pop(5);
    }
  }

  void ringBetweenThreads() {
    SpscRing<Snapshot> ring(16);
    constexpr std::uint32_t kCount = 20000;
    std::thread producer([&] {
      for (std::uint32_t n = 0; n < kCount;) {
        if (Snapshot* slot = ring.free()) {
          slot->values.fill(n++);
          ring.commit();
        } else {
          std::this_thread::yield();
        }
      }
    });
    bool ordered = true;
    for (std::uint32_t n = 0; n < kCount;) {
      if (const Snapshot* slot = ring.peek()) {
        for (const std::uint32_t value : slot->values) ordered &= value == n;
        ring.pop();
        ++n;
      } else {
        std::this_thread::yield();
      }
    }
    producer.join();
    QVERIFY(ordered);
  }

  void feedPlaysItsCueAndDropsOlderOnes() {
    TrackFeed feed;
    QVERIFY(readFrames(feed, 10).empty());
    const std::size_t lane = feed.idleLane();
    writeBlocks(feed, lane, 1, 0, 3);
    QVERIFY(!feed.ready(1));  // too little, and not all
    writeBlocks(feed, lane, 2, 5000, 2, true);
    feed.dropStale(2);
    QVERIFY(!feed.ready(1));
    QVERIFY(feed.ready(2));
    feed.jump(2);
    QCOMPARE(feed.generation(), 2u);
    QCOMPARE(feed.nextPosition(), std::int64_t{5000});
    QVERIFY(feed.filled());
    const std::vector<float> got = readFrames(feed, 300);
    QCOMPARE(got.size(), std::size_t{300});
    QCOMPARE(got.front(), 5000.0f);
    QCOMPARE(got.back(), 5299.0f);
    QCOMPARE(feed.nextPosition(), std::int64_t{5300});
    QVERIFY(!feed.ended());
    QCOMPARE(readFrames(feed, 1000).size(), std::size_t{212});
    QVERIFY(feed.ended());
    QCOMPARE(feed.nextPosition(), std::int64_t{5512});
  }

  void feedContinuesAtTheVeryFrame() {
    TrackFeed feed;
    const std::size_t first = feed.idleLane();
    writeBlocks(feed, first, 1, 0, 20);
    feed.jump(1);
    readFrames(feed, 1000);
    const std::size_t second = feed.idleLane();
    QVERIFY(second != first);
    writeBlocks(feed, second, 2, 700, 1);
    QVERIFY(!feed.continueWith(2));  // 700..955 lies behind
    QCOMPARE(readFrames(feed, 100).front(), 1000.0f);
    writeBlocks(feed, second, 2, 956, 4);
    QVERIFY(feed.continueWith(2));
    QCOMPARE(feed.nextPosition(), std::int64_t{1100});
    const std::vector<float> got = readFrames(feed, 800);
    for (std::size_t i = 0; i < got.size(); ++i) QCOMPARE(got[i], static_cast<float>(1100 + i));
    QCOMPARE(feed.idleLane(), first);
    feed.dropStale(3);
    QVERIFY(feed.free(first) != nullptr);
  }

  void feedTellsTheReaderWhenItsLaneIsTaken() {
    TrackFeed feed;
    const std::size_t lane = feed.idleLane();
    writeBlocks(feed, lane, 1, 0, 9);
    QVERIFY(!feed.misplaced(lane, 2));
    feed.jump(1);
    QVERIFY(feed.misplaced(lane, 2));
    QVERIFY(!feed.misplaced(lane, 1));
    feed.detach();
    QVERIFY(readFrames(feed, 10).empty());
  }

  void rampArrivesExactly() {
    LinearRamp ramp(0.25f);
    ramp.setLength(7);
    ramp.moveTo(0.85f);
    float previous = ramp.value();
    for (int i = 0; i < 7; ++i) {
      QVERIFY(ramp.moving());
      const float value = ramp.next();
      QVERIFY(value > previous && value - previous < 0.087f);
      previous = value;
    }
    QVERIFY(!ramp.moving());
    QCOMPARE(ramp.value(), 0.85f);
    QCOMPARE(ramp.next(), 0.85f);
    ramp.moveTo(0.0f);
    ramp.next();
    ramp.jumpTo(1.0f);
    QCOMPARE(ramp.next(), 1.0f);
  }

  void delayLineDelays() {
    DelayLine delay;
    delay.prepare(3);
    std::array<float, 5> samples{1, 2, 3, 4, 5};
    delay.process(samples.data(), 5);
    QCOMPARE(samples, (std::array<float, 5>{0, 0, 0, 1, 2}));
    delay.reset();
    samples = {6, 7, 8, 9, 10};
    delay.process(samples.data(), 5);
    QCOMPARE(samples, (std::array<float, 5>{0, 0, 0, 6, 7}));
    delay.prepare(0);
    delay.process(samples.data(), 5);
    QCOMPARE(samples[3], 6.0f);
  }
};

QTEST_GUILESS_MAIN(HandOverTest)
#include "HandOverTest.moc"
