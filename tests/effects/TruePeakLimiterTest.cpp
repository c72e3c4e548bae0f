// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/TruePeakLimiter.h"

#include <ebur128.h>

#include <QTest>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <random>

#include "GoldenData.h"

using namespace semblance;
using namespace semblance::test;

namespace {

using Signal = std::vector<std::vector<float>>;

/// dBTP by libebur128, largest over the channels.
double truePeakDb(const Signal& signal, double rate) {
  const auto channels = static_cast<unsigned>(signal.size());
  ebur128_state* state = ebur128_init(channels, static_cast<unsigned long>(rate), EBUR128_MODE_TRUE_PEAK);
  std::vector<float> frames;
  for (std::size_t n = 0; n < signal[0].size(); ++n)
    for (const auto& row : signal) frames.push_back(row[n]);
  ebur128_add_frames_float(state, frames.data(), signal[0].size());
  double peak = 0.0;
  for (unsigned c = 0; c < channels; ++c) {
    double value = 0.0;
    ebur128_true_peak(state, c, &value);
    peak = std::max(peak, value);
  }
  ebur128_destroy(&state);
  return 20.0 * std::log10(peak);
}

/// Limited in blocks of `size`, the latency taken out.
Signal limited(const Signal& signal, double rate, double ceilingDb, int size = 777) {
  TruePeakLimiter limiter;
  limiter.prepare(rate, static_cast<int>(signal.size()));
  limiter.setCeilingDb(ceilingDb);
  const auto frames = static_cast<int>(signal[0].size());
  Signal padded = signal;
  for (auto& row : padded) row.resize(row.size() + static_cast<std::size_t>(limiter.latency()));
  for (int n = 0; n < frames + limiter.latency(); n += size) {
    std::vector<float*> rows;
    for (auto& row : padded) rows.push_back(row.data() + n);
    limiter.process(rows.data(), std::min(size, frames + limiter.latency() - n));
  }
  for (auto& row : padded) row.erase(row.begin(), row.begin() + limiter.latency());
  return padded;
}

Signal noise(int channels, int frames, float level) {
  std::mt19937 random(4);
  std::normal_distribution<float> normal(0.0f, level);
  Signal signal(static_cast<std::size_t>(channels), std::vector<float>(static_cast<std::size_t>(frames)));
  for (auto& row : signal)
    for (float& value : row) value = normal(random);
  return signal;
}

Signal music(const std::string& name, double gainDb) {
  const auto sound = goldenSound(name, std::pow(10.0, gainDb / 20.0));
  return {std::vector<float>(sound.begin(), sound.end())};
}

}  // namespace

class TruePeakLimiterTest : public QObject {
  Q_OBJECT

 private slots:
  void keepsTheCeiling_data() {
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("ceiling");
    for (const double rate : {8000.0, 44100.0, 48000.0, 96000.0, 192000.0})
      for (const double ceiling : {-0.1, -1.0, -9.0})
        QTest::addRow("%d Hz, %g dBTP", static_cast<int>(rate), ceiling) << rate << ceiling;
  }
  void keepsTheCeiling() {
    QFETCH(double, rate);
    QFETCH(double, ceiling);
    const std::vector<std::pair<const char*, Signal>> material{
        {"noise", noise(2, 60000, 0.8f)},
        {"quiet noise", noise(2, 60000, 0.25f)},
        {"music", music("compressor/case_music_24k.flac", 15.0)},
        {"drums", music("compressor/case_drums_24k.flac", 20.0)},
        {"speech", music("compressor/case_speech_24k.flac", 12.0)},
    };
    for (const auto& [name, signal] : material) {
      if (truePeakDb(signal, rate) <= ceiling) continue;
      const double peak = truePeakDb(limited(signal, rate, ceiling), rate);
      QVERIFY2(peak <= ceiling + 0.02, qPrintable(QString("%1: %2 dBTP").arg(name).arg(peak)));
      QVERIFY2(peak > ceiling - 1.5, qPrintable(QString("%1: only %2 dBTP").arg(name).arg(peak)));
    }
  }

  /// A tone at a quarter of the rate whose samples all miss its crests by 3 dB.
  void seesPeaksBetweenSamples() {
    Signal tone(1, std::vector<float>(9600));
    for (std::size_t n = 0; n < tone[0].size(); ++n)
      tone[0][n] = static_cast<float>(std::sin(std::numbers::pi * (0.5 * static_cast<double>(n) + 0.25)));
    const Signal output = limited(tone, 48000.0, -1.0);
    QVERIFY(truePeakDb(output, 48000.0) < -0.95);
    const double middle = std::abs(output[0][4800]);
    QVERIFY(std::abs(20.0 * std::log10(middle) + 4.03) < 0.05);  // crest at -1 dB: samples at -4.01 dB
  }

  void isTransparentBelowTheCeiling() {
    for (const double rate : {8000.0, 48000.0, 192000.0}) {
      Signal signal = noise(2, 30000, 0.05f);
      QVERIFY(truePeakDb(signal, rate) < -1.0);
      QVERIFY(limited(signal, rate, -1.0) == signal);
    }
  }

  void leavesAloneWhatIsFarFromAPeak() {
    Signal signal = noise(2, 96000, 0.05f);
    signal[0][24000] = 0.99f;
    const Signal output = limited(signal, 48000.0, -6.0);
    for (std::size_t n = 0; n < 23000; ++n) QCOMPARE(output[1][n], signal[1][n]);
    QVERIFY(std::abs(output[0][24000]) < 0.502f);
    QVERIFY(std::abs(output[1][24000]) < std::abs(signal[1][24000]));  // linked
    // A second and a half later the release is over.
    QCOMPARE(output[1][95000], signal[1][95000]);
  }

  void blockSizeDoesNotMatter() {
    const Signal signal = noise(2, 20000, 0.6f);
    const Signal whole = limited(signal, 44100.0, -2.0, 30000);
    for (const int size : {1, 64, 255, 256, 257}) QVERIFY(limited(signal, 44100.0, -2.0, size) == whole);
  }

  void reportsItsReductionAndSurvivesBadSamples() {
    TruePeakLimiter limiter;
    limiter.prepare(48000.0, 1);
    limiter.setCeilingDb(-6.0);
    std::vector<float> row(4800, 0.05f);
    float* rows[] = {row.data()};
    limiter.process(rows, 4800);
    QCOMPARE(limiter.gainReductionDb(), 0.0f);
    row.assign(4800, 1.0f);
    row[50] = std::nanf("");
    row[60] = std::numeric_limits<float>::infinity();
    limiter.process(rows, 4800);
    QVERIFY(limiter.gainReductionDb() > 5.9f);
    for (const float value : row) QVERIFY(std::isfinite(value));
    limiter.reset();
    row.assign(4800, 0.05f);
    limiter.process(rows, 4800);
    QCOMPARE(limiter.gainReductionDb(), 0.0f);
    QCOMPARE(row[0], 0.0f);
    QCOMPARE(row.back(), 0.05f);
  }
};

QTEST_GUILESS_MAIN(TruePeakLimiterTest)
#include "TruePeakLimiterTest.moc"
