// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/LoudnessMeter.h"

#include <ebur128.h>

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

#include "TestSounds.h"
#include "audio/TruePeakMeter.h"

using namespace testsounds;

/// Against figures of another implementation (tests/golden/audio), libebur128 itself and the definitions.
class LoudnessMeterTest : public QObject {
  Q_OBJECT

 private slots:
  void goldenSignals();
  void goldenSines();
  void stereoAddsThreeDecibels();
  void momentaryAndShortTerm();
  void gating();
  void loudnessRange();
  void silenceAndShortSounds();
  void blocksDoNotMatter();
  void truePeakEqualsLibrary_data();
  void truePeakEqualsLibrary();
  void truePeakBetweenSamples();
};

namespace {

fs::path golden(const std::string& name) {
  return fs::path(SEMBLANCE_SOURCE_DIR) / "tests/golden/audio" / name;
}

nlohmann::json goldenFigures() {
  return nlohmann::json::parse(bytesOf(golden("loudness.json")).toStdString());
}

double integratedOf(const AudioBuffer& sound, int rate) {
  LoudnessMeter meter(sound.channels(), rate, false);
  meter.add(sound, sound.frames());
  return meter.integrated();
}

AudioBuffer joined(const AudioBuffer& a, const AudioBuffer& b) {
  AudioBuffer both(a.channels(), a.frames() + b.frames());
  for (int c = 0; c < a.channels(); ++c) {
    std::ranges::copy(a.channel(c), both.channel(c).begin());
    std::ranges::copy(b.channel(c), both.channel(c).begin() + a.frames());
  }
  return both;
}

#define VERIFY_NEAR(actual, expected, tolerance)           \
  QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), \
           qPrintable(QString("%1 instead of %2").arg(actual, 0, 'f', 5).arg(expected, 0, 'f', 5)))

}  // namespace

void LoudnessMeterTest::goldenSignals() {
  const nlohmann::json figures = goldenFigures();
  QCOMPARE(figures["signals"].size(), std::size_t{4});
  for (const auto& row : figures["signals"]) {
    const auto sound = readAll(golden(row["signal"].get<std::string>() + ".flac"));
    QVERIFY2(sound, messageOf(sound));
    VERIFY_NEAR(integratedOf(*sound, row["sample_rate"]), row["lufs"].get<double>(), 0.01);
  }
}

void LoudnessMeterTest::goldenSines() {
  const nlohmann::json figures = goldenFigures();
  QCOMPARE(figures["sines"].size(), std::size_t{28});
  for (const auto& row : figures["sines"]) {
    const int rate = row["sample_rate"];
    const double amplitude = std::pow(10.0, row["level_dbfs_peak"].get<double>() / 20.0);
    const AudioBuffer sound =
        sine(1, rate * row["seconds"].get<std::int64_t>(), rate, row["freq_hz"], amplitude);
    VERIFY_NEAR(integratedOf(sound, rate), row["lufs"].get<double>(), 0.02);
  }
}

// 1 kHz at -23 dBFS peak in both channels reads -22.99 LUFS; one channel alone 3.01 less, mono as well.
void LoudnessMeterTest::stereoAddsThreeDecibels() {
  const double amplitude = std::pow(10.0, -23.0 / 20.0);
  AudioBuffer stereo = sine(2, 480000, 48000, 1000.0, amplitude);
  VERIFY_NEAR(integratedOf(stereo, 48000), -22.9933, 0.005);
  VERIFY_NEAR(integratedOf(sine(1, 480000, 48000, 1000.0, amplitude), 48000), -26.0036, 0.005);
  std::ranges::fill(stereo.channel(1), 0.0f);
  VERIFY_NEAR(integratedOf(stereo, 48000), -26.0036, 0.005);
}

void LoudnessMeterTest::momentaryAndShortTerm() {
  LoudnessMeter meter(1, 48000, false);
  const AudioBuffer loud = sine(1, 48000 * 4, 48000, 1000.0, 0.1);
  const AudioBuffer quiet = sine(1, 48000 / 2, 48000, 1000.0, 0.01);
  meter.add(loud, loud.frames());
  VERIFY_NEAR(meter.momentary(), -23.0036, 0.01);
  VERIFY_NEAR(meter.shortTerm(), -23.0036, 0.01);
  meter.add(quiet, quiet.frames());
  VERIFY_NEAR(meter.momentary(), -43.0, 0.1);
  VERIFY_NEAR(meter.shortTerm(), -23.0 + 10.0 * std::log10((2.5 + 0.005) / 3.0), 0.05);
}

// The pauses of a tone count nothing (below -70 LUFS), a passage 20 LU softer is dropped by the relative
// gate.
void LoudnessMeterTest::gating() {
  const AudioBuffer tone = sine(1, 48000 * 5, 48000, 1000.0, 0.1);
  VERIFY_NEAR(integratedOf(joined(tone, AudioBuffer(1, 48000 * 20)), 48000), -23.1, 0.2);
  VERIFY_NEAR(integratedOf(joined(tone, sine(1, 48000 * 20, 48000, 1000.0, 0.01)), 48000), -23.1, 0.2);
}

// EBU Tech 3342, test signals 1 and 2.
void LoudnessMeterTest::loudnessRange() {
  const auto rangeOf = [](double first, double second) {
    const auto tone = [](double level) {
      return sine(2, 48000 * 20, 48000, 1000.0, std::pow(10.0, level / 20.0));
    };
    LoudnessMeter meter(2, 48000, false, true);
    const AudioBuffer sound = joined(tone(first), tone(second));
    meter.add(sound, sound.frames());
    return meter.loudnessRange();
  };
  VERIFY_NEAR(rangeOf(-20.0, -30.0), 10.0, 1.0);
  VERIFY_NEAR(rangeOf(-20.0, -15.0), 5.0, 1.0);
}

void LoudnessMeterTest::silenceAndShortSounds() {
  for (const std::int64_t frames : {0, 1, 19199, 96000}) {
    LoudnessMeter meter(2, 48000, true, true);
    meter.add(AudioBuffer(2, frames), frames);
    QVERIFY(std::isinf(meter.integrated()) && meter.integrated() < 0.0);
    QVERIFY(std::isinf(meter.truePeakDb()) && std::isinf(meter.samplePeakDb()));
    QCOMPARE(meter.loudnessRange(), 0.0);
  }
  LoudnessMeter meter(1, 48000, true);
  meter.add(sine(1, 9600, 48000, 1000.0, 0.5), 9600);  // 200 ms
  QVERIFY(std::isinf(meter.integrated()));
  VERIFY_NEAR(meter.samplePeakDb(), -6.02, 0.01);
}

void LoudnessMeterTest::blocksDoNotMatter() {
  const AudioBuffer sound = music(2, 150000, 44100);
  LoudnessMeter whole(2, 44100, true, true);
  LoudnessMeter parts(2, 44100, true, true);
  whole.add(sound, sound.frames());
  for (std::int64_t done = 0, size = 1; done < sound.frames(); done += size, size = size * 7 % 5003 + 1) {
    size = std::min(size, sound.frames() - done);
    AudioBuffer part(2, size);
    for (int c = 0; c < 2; ++c) std::copy_n(sound.channel(c).begin() + done, size, part.channel(c).begin());
    parts.add(part, size);
  }
  QCOMPARE(parts.integrated(), whole.integrated());
  QCOMPARE(parts.loudnessRange(), whole.loudnessRange());
  QCOMPARE(parts.samplePeakDb(), whole.samplePeakDb());
  VERIFY_NEAR(parts.truePeakDb(), whole.truePeakDb(), 1e-5);
}

void LoudnessMeterTest::truePeakEqualsLibrary_data() {
  QTest::addColumn<int>("rate");
  for (const int rate : {8000, 22050, 44100, 48000, 88200, 96000, 176400, 192000})
    QTest::addRow("%d", rate) << rate;
}

// Ours leaves out the blocks that cannot hold the maximum; the result must be the same.
void LoudnessMeterTest::truePeakEqualsLibrary() {
  QFETCH(int, rate);
  for (unsigned seed = 1; seed <= 12; ++seed) {
    AudioBuffer sound = noise(1, 20000, 0.02 * seed, seed);
    for (std::size_t n = 0; n < 20000; ++n) {
      float& sample = sound.channel(0)[n];
      sample *= static_cast<float>(1.0 + 0.9 * std::sin(0.001 * static_cast<double>(n) * seed));
      if (seed % 2)
        sample = std::clamp(sample, -0.1f, 0.1f);  // clipped sound has the largest peaks between samples
    }
    ebur128_state* state = ebur128_init(1, static_cast<unsigned long>(rate), EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(state, sound.channel(0).data(), 20000);
    double expected = 0.0;
    ebur128_true_peak(state, 0, &expected);
    ebur128_destroy(&state);
    TruePeakMeter meter(rate, true);
    meter.add(sound.channel(0));
    VERIFY_NEAR(20.0 * std::log10(meter.truePeak()), 20.0 * std::log10(expected), 0.001);
  }
}

// A quarter-rate sine sampled 45 degrees off its peaks: the samples are 3 dB lower than the wave.
void LoudnessMeterTest::truePeakBetweenSamples() {
  AudioBuffer sound(1, 48000);
  for (std::size_t n = 0; n < 48000; ++n)
    sound.channel(0)[n] =
        static_cast<float>(0.5 * std::sin(std::numbers::pi * (0.5 * static_cast<double>(n) + 0.25)) *
                           std::min(1.0, static_cast<double>(std::min(n, 48000 - n)) / 4800.0));
  LoudnessMeter meter(1, 48000, true);
  meter.add(sound, sound.frames());
  VERIFY_NEAR(meter.truePeakDb(), -6.02, 0.1);
  VERIFY_NEAR(meter.samplePeakDb(), -9.03, 0.01);
  LoudnessMeter without(1, 48000, false);
  without.add(sound, sound.frames());
  VERIFY_NEAR(without.truePeakDb(), -9.03, 0.01);
}

QTEST_GUILESS_MAIN(LoudnessMeterTest)
#include "LoudnessMeterTest.moc"
