// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/SpectrumHistory.h"

#include <QTest>

#include "TestSounds.h"
#include "audio/TrackPass.h"

using namespace testsounds;

class SpectrumHistoryTest : public QObject {
  Q_OBJECT

 private slots:
  void meanOfAllIsTheLongTermSpectrum_data();
  void meanOfAllIsTheLongTermSpectrum();
  void stretchesAreTheirOwn();
  void quantilesOfTwoLevels();
  void silenceIsLeftOut();
  void longTracksKeepEverySecondColumn();
  void withoutColumns();
};

namespace {

TrackAnalysis analysed(const AudioBuffer& sound, int rate, bool history = true) {
  AnalysisOptions options;
  options.truePeak = false;
  options.spectrumHistory = history;
  AudioFormat format;
  format.sampleRate = rate;
  format.channels = sound.channels();
  format.frames = sound.frames();
  TrackPass pass(format, options);
  pass.add(sound, sound.frames());
  return pass.result().analysis;
}

/// A tone that becomes quieter (by `factor`) at half its time.
AudioBuffer step(int rate, double seconds, double frequency, double factor) {
  AudioBuffer tone = sine(1, static_cast<std::int64_t>(seconds * rate), rate, frequency, 0.5);
  auto samples = tone.channel(0);
  for (std::size_t n = samples.size() / 2; n < samples.size(); ++n) samples[n] *= static_cast<float>(factor);
  return tone;
}

std::size_t bandOf(const BandSpectrum& spectrum, double frequency) {
  std::size_t best = 0;
  for (std::size_t i = 0; i < spectrum.frequencies.size(); ++i) {
    if (std::abs(spectrum.frequencies[i] - frequency) < std::abs(spectrum.frequencies[best] - frequency))
      best = i;
  }
  return best;
}

double levelNear(const BandSpectrum& spectrum, double frequency) {
  return spectrum.levels[bandOf(spectrum, frequency)];
}

}  // namespace

void SpectrumHistoryTest::meanOfAllIsTheLongTermSpectrum_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<int>("channels");
  for (const int rate : {8000, 44100, 48000, 96000, 192000})
    for (const int channels : {1, 2}) QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels;
}

void SpectrumHistoryTest::meanOfAllIsTheLongTermSpectrum() {
  QFETCH(int, rate);
  QFETCH(int, channels);
  // A whole number of columns at every rate: of four frames at most.
  const AudioBuffer sound = noise(channels, 8192 + 4096 * 31, 0.1);
  const TrackAnalysis track = analysed(sound, rate);
  const BandSpectrum mean = track.history.mean({0.0, 1e6});
  QCOMPARE(mean.frequencies, track.fineSpectrum.frequencies);
  for (std::size_t i = 0; i < mean.levels.size(); ++i)
    QVERIFY(std::abs(mean.levels[i] - track.fineSpectrum.levels[i]) < 1e-4);
}

void SpectrumHistoryTest::stretchesAreTheirOwn() {
  const TrackAnalysis track = analysed(step(48000, 8.0, 1000.0, 0.1), 48000);
  QVERIFY(std::abs(levelNear(track.history.mean({0.5, 3.5}), 1000.0) + 6.02) < 0.1);
  QVERIFY(std::abs(levelNear(track.history.mean({4.5, 7.5}), 1000.0) + 26.02) < 0.1);
  // Narrower than a column, and outside of the track: the nearest column.
  QVERIFY(std::abs(levelNear(track.history.mean({2.0, 2.0}), 1000.0) + 6.02) < 0.1);
  QVERIFY(std::abs(levelNear(track.history.mean({90.0, 95.0}), 1000.0) + 26.02) < 0.1);
  QVERIFY(std::abs(levelNear(track.history.mean({-9.0, -8.0}), 1000.0) + 6.02) < 0.1);
}

void SpectrumHistoryTest::quantilesOfTwoLevels() {
  const TrackAnalysis track = analysed(step(48000, 10.0, 1000.0, 0.1), 48000);
  const TimeRange whole{0.0, 10.0};
  const double high = levelNear(track.history.quantile(0.9, whole), 1000.0);
  const double low = levelNear(track.history.quantile(0.1, whole), 1000.0);
  QVERIFY2(std::abs(high - low - 20.0) < 0.1, qPrintable(QString::number(high - low)));
  // One band of the nine around holds the tone.
  QVERIFY(std::abs(high - (-6.02 - 10.0 * std::log10(9.0))) < 0.1);
  const TimeRange loudHalf{0.5, 4.5};
  QVERIFY(std::abs(levelNear(track.history.quantile(0.1, loudHalf), 1000.0) - high) < 0.1);
}

void SpectrumHistoryTest::silenceIsLeftOut() {
  const TrackAnalysis half = analysed(step(48000, 10.0, 1000.0, 0.0), 48000);
  const TimeRange whole{0.0, 10.0};
  const double high = levelNear(half.history.quantile(0.9, whole), 1000.0);
  QVERIFY(std::abs(levelNear(half.history.quantile(0.1, whole), 1000.0) - high) < 1.0);
  const TrackAnalysis none = analysed(AudioBuffer(1, 48000), 48000);
  const BandSpectrum silence = none.history.quantile(0.5, whole);
  QVERIFY(!silence.levels.empty());
  for (const double level : silence.levels) QVERIFY(std::isinf(level) && level < 0.0);
}

void SpectrumHistoryTest::longTracksKeepEverySecondColumn() {
  constexpr int kSize = 64;
  constexpr int kRate = 48000;
  SpectrumHistoryBuilder builder(kRate, kSize);
  const int frames = static_cast<int>(2.5 * SpectrumHistory::kMostColumns);
  for (int frame = 0; frame < frames; ++frame)
    builder.add(std::vector<double>(kSize / 2 + 1, frame < frames / 2 ? 1.0 : 1e-2));
  const SpectrumHistory history = builder.result();
  QCOMPARE(history.columns(), static_cast<std::size_t>(frames + 3) / 4);
  QVERIFY(std::abs(history.stepSeconds() - 4.0 * 32.0 / kRate) < 1e-12);
  // Where the sound changes is still where it was.
  const double middle = (frames / 2 * 32.0) / kRate;
  const double tiny = 8.0 * 32.0 / kRate;
  const double before = history.mean({middle - 2.0 * tiny, middle - tiny}).levels.back();
  const double after = history.mean({middle + tiny, middle + 2.0 * tiny}).levels.back();
  QVERIFY(std::abs(before - after - 20.0) < 1e-3);
}

void SpectrumHistoryTest::withoutColumns() {
  const SpectrumHistory nothing;
  QVERIFY(nothing.mean({0.0, 1.0}).levels.empty());
  QVERIFY(nothing.quantile(0.5, {0.0, 1.0}).levels.empty());
  QVERIFY(analysed(noise(1, 100, 0.1), 48000).history.empty());           // shorter than a frame
  QVERIFY(analysed(noise(1, 48000, 0.1), 48000, false).history.empty());  // not wanted
}

QTEST_APPLESS_MAIN(SpectrumHistoryTest)
#include "SpectrumHistoryTest.moc"
