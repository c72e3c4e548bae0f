// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Spectrum.h"

#include <QTest>
#include <complex>

#include "TestSounds.h"

using namespace testsounds;

class SpectrumTest : public QObject {
  Q_OBJECT

 private slots:
  void fullScaleSineReadsZeroAtItsBin();
  void blocksDoNotMatter();
  void shortAndEmptySignals();
  void bandGrid_data();
  void bandGrid();
  void sineReadsItsLevelInItsBand_data();
  void sineReadsItsLevelInItsBand();
  void whiteNoiseRisesWithTheBandwidth();
  void equaliserShowsInTheDifference();
  void distanceOfGainIsNothing();
  void distanceOfKnownDifference();
  void distanceAcrossRates();
  void distanceLeavesOutWhatIsFarBelow();
  void distanceOfSilence();
};

namespace {

std::vector<double> powerOf(const AudioBuffer& sound, int rate, int size = 8192) {
  SpectrumAverager averager(sound.channels(), rate, size);
  averager.add(sound, sound.frames());
  return averager.meanPower();
}

BandSpectrum thirdOctavesOf(const AudioBuffer& sound, int rate) {
  return fractionalOctaves(powerOf(sound, rate), rate, 3);
}

// Transposed direct form II of a peaking section (audio EQ cookbook), and what it does to a sine.
struct Peak {
  double b0, b1, b2, a1, a2;
  Peak(double frequency, double gainDb, double q, int rate) {
    const double A = std::pow(10.0, gainDb / 40.0);
    const double w = 2.0 * std::numbers::pi * frequency / rate;
    const double alpha = std::sin(w) / (2.0 * q);
    const double a0 = 1.0 + alpha / A;
    b0 = (1.0 + alpha * A) / a0;
    b1 = a1 = -2.0 * std::cos(w) / a0;
    b2 = (1.0 - alpha * A) / a0;
    a2 = (1.0 - alpha / A) / a0;
  }
  void apply(std::span<float> samples) const {
    double s1 = 0.0;
    double s2 = 0.0;
    for (float& sample : samples) {
      const double x = sample;
      const double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      sample = static_cast<float>(y);
    }
  }
  double decibels(double frequency, int rate) const {
    const auto z = std::polar(1.0, -2.0 * std::numbers::pi * frequency / rate);
    return 20.0 * std::log10(std::abs((b0 + b1 * z + b2 * z * z) / (1.0 + a1 * z + a2 * z * z)));
  }
};

#define VERIFY_NEAR(actual, expected, tolerance)           \
  QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), \
           qPrintable(QString("%1 instead of %2").arg(actual, 0, 'f', 5).arg(expected, 0, 'f', 5)))

}  // namespace

void SpectrumTest::fullScaleSineReadsZeroAtItsBin() {
  for (const int channels : {1, 2})
    for (const int bin : {50, 1000, 3000}) {
      const auto power = powerOf(sine(channels, 48000, 48000, 48000.0 * bin / 8192.0, 1.0), 48000);
      QCOMPARE(power.size(), std::size_t{4097});
      VERIFY_NEAR(10.0 * std::log10(power[static_cast<std::size_t>(bin)]), 0.0, 0.001);
      QVERIFY(power[static_cast<std::size_t>(bin) + 40] < 1e-9);
    }
}

void SpectrumTest::blocksDoNotMatter() {
  const AudioBuffer sound = music(2, 50000, 44100);
  SpectrumAverager parts(2, 44100, 2048);
  for (std::int64_t done = 0, size = 1; done < sound.frames(); done += size, size = size * 5 % 3001 + 1) {
    size = std::min(size, sound.frames() - done);
    AudioBuffer part(2, size);
    for (int c = 0; c < 2; ++c) std::copy_n(sound.channel(c).begin() + done, size, part.channel(c).begin());
    parts.add(part, size);
  }
  QCOMPARE(parts.meanPower(), powerOf(sound, 44100, 2048));
}

void SpectrumTest::shortAndEmptySignals() {
  const auto nothing = powerOf(AudioBuffer(2, 0), 44100);
  QVERIFY(std::ranges::all_of(nothing, [](double p) { return p == 0.0; }));
  const BandSpectrum empty = fractionalOctaves(nothing, 44100, 3);
  QVERIFY(std::ranges::all_of(empty.levels, [](double level) { return std::isinf(level) && level < 0.0; }));
  const auto shortPower = powerOf(sine(1, 2000, 44100, 1000.0, 1.0), 44100);  // less than one frame
  const auto peak = std::ranges::max_element(shortPower) - shortPower.begin();
  VERIFY_NEAR(static_cast<double>(peak) * 44100.0 / 8192.0, 1000.0, 15.0);
}

void SpectrumTest::bandGrid_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<int>("fraction");
  for (const int rate : {8000, 44100, 192000})
    for (const int fraction : {1, 3, 24}) QTest::addRow("%d 1/%d", rate, fraction) << rate << fraction;
}

void SpectrumTest::bandGrid() {
  QFETCH(int, rate);
  QFETCH(int, fraction);
  const BandSpectrum bands = fractionalOctaves(std::vector<double>(4097, 1.0), rate, fraction);
  QCOMPARE(bands.frequencies.size(), bands.levels.size());
  VERIFY_NEAR(std::log2(bands.frequencies.front() / 20.0), 0.0, 0.5 / fraction + 1e-9);
  QVERIFY(bands.frequencies.back() <= 0.45 * rate);
  QVERIFY(bands.frequencies.back() * std::exp2(1.0 / fraction) > 0.45 * rate);
  QVERIFY(std::ranges::any_of(bands.frequencies, [](double f) { return f == 1000.0; }));
  for (std::size_t i = 1; i < bands.frequencies.size(); ++i)
    VERIFY_NEAR(std::log2(bands.frequencies[i] / bands.frequencies[i - 1]), 1.0 / fraction, 1e-9);
  for (const double level : bands.levels) QVERIFY(std::isfinite(level));
}

void SpectrumTest::sineReadsItsLevelInItsBand_data() {
  QTest::addColumn<double>("frequency");
  QTest::addColumn<double>("level");
  for (const double frequency : {125.0, 1000.0, 4000.0, 16000.0})
    for (const double level : {0.0, -40.0})
      QTest::addRow("%g Hz %g dB", frequency, level) << frequency << level;
}

void SpectrumTest::sineReadsItsLevelInItsBand() {
  QFETCH(double, frequency);
  QFETCH(double, level);
  const BandSpectrum bands =
      thirdOctavesOf(sine(2, 96000, 48000, frequency, std::pow(10.0, level / 20.0)), 48000);
  for (std::size_t i = 0; i < bands.levels.size(); ++i) {
    const double octaves = std::abs(std::log2(bands.frequencies[i] / frequency));
    if (octaves < 0.1) VERIFY_NEAR(bands.levels[i], level, 0.1);
    if (octaves > 0.6) QVERIFY(bands.levels[i] < level - 40.0);
  }
}

// Noise of deviation s has the power s^2, evenly up to half the rate; a full-scale sine has 1/2.
void SpectrumTest::whiteNoiseRisesWithTheBandwidth() {
  constexpr double deviation = 0.1;
  const BandSpectrum bands = thirdOctavesOf(noise(1, 48000 * 20, deviation), 48000);
  for (std::size_t i = 0; i < bands.levels.size(); ++i) {
    const double f = bands.frequencies[i];
    const double width = f * (std::exp2(1.0 / 6.0) - std::exp2(-1.0 / 6.0));
    const double expected = 10.0 * std::log10(2.0 * deviation * deviation * width / 24000.0);
    VERIFY_NEAR(bands.levels[i], expected, f < 100.0 ? 1.5 : 0.5);
  }
}

void SpectrumTest::equaliserShowsInTheDifference() {
  const AudioBuffer before = noise(1, 48000 * 10, 0.1);
  AudioBuffer after = before;
  const Peak peak(2000.0, 9.0, 1.0, 48000);
  peak.apply(after.channel(0));
  const BandSpectrum a = thirdOctavesOf(before, 48000);
  const BandSpectrum b = thirdOctavesOf(after, 48000);
  for (std::size_t i = 0; i < a.levels.size(); ++i)
    VERIFY_NEAR(b.levels[i] - a.levels[i], peak.decibels(a.frequencies[i], 48000), 0.3);
}

void SpectrumTest::distanceOfGainIsNothing() {
  const AudioBuffer sound = music(2, 96000, 48000);
  AudioBuffer quieter = sound;
  for (int c = 0; c < 2; ++c)
    for (float& sample : quieter.channel(c)) sample *= 0.25f;
  const double gain = 20.0 * std::log10(0.25);
  const double distance =
      spectralDistanceDb(thirdOctavesOf(sound, 48000), -20.0, thirdOctavesOf(quieter, 48000), -20.0 + gain);
  QVERIFY(distance < 1e-4);
}

void SpectrumTest::distanceOfKnownDifference() {
  BandSpectrum a{{100.0, 200.0, 400.0, 800.0}, {-20.0, -20.0, -20.0, -20.0}};
  BandSpectrum b = a;
  b.levels = {-14.0, -20.0, -23.0, -20.0};
  VERIFY_NEAR(spectralDistanceDb(a, -18.0, b, -18.0), (6.0 + 3.0) / 4.0, 1e-9);
  VERIFY_NEAR(spectralDistanceDb(b, -18.0, a, -18.0), (6.0 + 3.0) / 4.0, 1e-9);
  VERIFY_NEAR(spectralDistanceDb(a, -18.0, b, -17.0), (5.0 + 1.0 + 4.0 + 1.0) / 4.0, 1e-9);
}

void SpectrumTest::distanceAcrossRates() {
  const auto at = [](int rate) { return thirdOctavesOf(sine(1, rate * 2, rate, 1000.0, 0.5), rate); };
  QVERIFY(spectralDistanceDb(at(44100), -9.0, at(96000), -9.0) < 0.1);
}

void SpectrumTest::distanceLeavesOutWhatIsFarBelow() {
  const BandSpectrum a{{100.0, 200.0, 400.0}, {-10.0, -71.0, -200.0}};
  const BandSpectrum b{{100.0, 200.0, 400.0}, {-10.0, -90.0, -10.0}};
  // The second band is below in both; the third counts, but as 60 dB at most.
  VERIFY_NEAR(spectralDistanceDb(a, -10.0, b, -10.0), 60.0 / 2.0, 1e-9);
}

void SpectrumTest::distanceOfSilence() {
  const double nothing = -std::numeric_limits<double>::infinity();
  const BandSpectrum silence{{100.0}, {nothing}};
  const BandSpectrum sound{{100.0}, {-10.0}};
  QCOMPARE(spectralDistanceDb(silence, nothing, silence, nothing), 0.0);
  QVERIFY(std::isinf(spectralDistanceDb(silence, nothing, sound, -10.0)));
}

QTEST_GUILESS_MAIN(SpectrumTest)
#include "SpectrumTest.moc"
