// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Resampler.h"

#include <QTest>

#include "TestSounds.h"

using namespace testsounds;

class ResamplerTest : public QObject {
  Q_OBJECT

 private slots:
  void lengthIsRounded_data();
  void lengthIsRounded();
  void streamEqualsWhole_data();
  void streamEqualsWhole();
  void sineArrivesInPlace_data();
  void sineArrivesInPlace();
  void equalRatesCopy();
  void nothingFoldsBack();
  void emptyAndTiny();
};

void ResamplerTest::lengthIsRounded_data() {
  QTest::addColumn<double>("from");
  QTest::addColumn<double>("to");
  for (const double from : {8000.0, 44100.0, 192000.0})
    for (const double to : {24000.0, 44100.0, 48000.0, 192000.0})
      QTest::addRow("%g to %g", from, to) << from << to;
}

void ResamplerTest::lengthIsRounded() {
  QFETCH(double, from);
  QFETCH(double, to);
  for (const std::int64_t frames : {1, 3, 1001, 48001})
    QCOMPARE(resampled(AudioBuffer(1, frames), from, to).frames(),
             static_cast<std::int64_t>(std::llround(static_cast<double>(frames) * to / from)));
}

void ResamplerTest::streamEqualsWhole_data() {
  QTest::addColumn<double>("from");
  QTest::addColumn<double>("to");
  QTest::addColumn<std::int64_t>("block");
  for (const std::int64_t block : {1000, 4096, 30000}) {
    QTest::addRow("44.1 to 48 by %d", int(block)) << 44100.0 << 48000.0 << block;
    QTest::addRow("48 to 24 by %d", int(block)) << 48000.0 << 24000.0 << block;
    QTest::addRow("8 to 48 by %d", int(block)) << 8000.0 << 48000.0 << block;
  }
}

void ResamplerTest::streamEqualsWhole() {
  QFETCH(double, from);
  QFETCH(double, to);
  QFETCH(std::int64_t, block);
  const AudioBuffer sound = music(2, 25000, static_cast<int>(from));
  const AudioBuffer whole = resampled(sound, from, to);
  Resampler resampler(2, from, to);
  std::vector<float> right;
  const auto append = [&](const AudioBuffer& part) {
    right.insert(right.end(), part.channel(1).begin(), part.channel(1).end());
  };
  AudioBuffer part(2, block);
  for (std::int64_t done = 0; done < sound.frames(); done += block) {
    const std::int64_t frames = std::min(block, sound.frames() - done);
    for (int c = 0; c < 2; ++c) std::copy_n(sound.channel(c).begin() + done, frames, part.channel(c).begin());
    append(resampler.process(part, frames));
  }
  append(resampler.finish());
  QCOMPARE(static_cast<std::int64_t>(right.size()), whole.frames());
  float worst = 0.0f;
  for (std::size_t n = 0; n < right.size(); ++n)
    worst = std::max(worst, std::abs(right[n] - whole.channel(1)[n]));
  QVERIFY2(worst < 1e-6f, QByteArray::number(worst));
}

void ResamplerTest::sineArrivesInPlace_data() { lengthIsRounded_data(); }

// Same phase and amplitude, hence no delay; better than -90 dB away from the ends.
void ResamplerTest::sineArrivesInPlace() {
  QFETCH(double, from);
  QFETCH(double, to);
  const double frequency = 0.3 * std::min(from, to);
  const AudioBuffer input = sine(2, static_cast<std::int64_t>(from), static_cast<int>(from), frequency, 0.5);
  const AudioBuffer output = resampled(input, from, to);
  const AudioBuffer expected = sine(2, output.frames(), static_cast<int>(to), frequency, 0.5);
  double worst = 0.0;
  for (int c = 0; c < 2; ++c)
    for (auto n = static_cast<std::size_t>(to / 10); n < static_cast<std::size_t>(to * 0.9); ++n)
      worst = std::max(worst, std::abs(double(output.channel(c)[n]) - expected.channel(c)[n]));
  QVERIFY2(worst < 2e-5, QByteArray::number(worst));
}

void ResamplerTest::equalRatesCopy() {
  const AudioBuffer sound = music(2, 12345, 48000);
  const AudioBuffer same = resampled(sound, 48000, 48000);
  QCOMPARE(same.frames(), sound.frames());
  for (int c = 0; c < 2; ++c) QVERIFY(std::ranges::equal(sound.channel(c), same.channel(c)));
}

void ResamplerTest::nothingFoldsBack() {
  const AudioBuffer output = resampled(sine(1, 96000, 96000, 20000.0, 0.9), 96000, 32000);
  for (std::size_t n = 3000; n < 29000; ++n) QVERIFY(std::abs(output.channel(0)[n]) < 3e-5f);
}

void ResamplerTest::emptyAndTiny() {
  QCOMPARE(resampled(AudioBuffer(2, 0), 44100, 48000).frames(), std::int64_t{0});
  Resampler resampler(1, 48000, 8000);
  QCOMPARE(resampler.process(AudioBuffer(1, 2), 2).frames() + resampler.finish().frames(), std::int64_t{0});
}

QTEST_GUILESS_MAIN(ResamplerTest)
#include "ResamplerTest.moc"
