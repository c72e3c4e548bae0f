// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "audio/AudioReader.h"
#include "audio/Resampler.h"
#include "effects/Biquad.h"
#include "learning/Augmentation.h"
#include "learning/RandomDraws.h"
#include "matching/ExcerptRendering.h"
#include "matching/ExcerptSpectrum.h"
#include "matching/LevelSpread.h"
#include "matching/RuleBasedMethod.h"

using namespace semblance;

namespace {

constexpr int kRate = 48000;

Excerpts excerptsOf(std::vector<std::vector<float>> channels, int rate) {
  Excerpts excerpts;
  excerpts.sampleRate = rate;
  AudioBuffer audio(static_cast<int>(channels.size()), static_cast<std::int64_t>(channels.front().size()));
  for (int c = 0; c < audio.channels(); ++c) {
    const auto& row = channels[static_cast<std::size_t>(c)];
    std::copy(row.begin(), row.end(), audio.channel(c).begin());
  }
  excerpts.parts.push_back(std::move(audio));
  return excerpts;
}

/// Noise with a spectrum falling by about 3 dB per octave, whose level jumps like that of syllables.
std::vector<float> livelyNoise(double seconds, int rate, std::uint64_t seed) {
  RandomEngine random(seed);
  std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
  double slow = 0.0;
  double slower = 0.0;
  double level = 0.2;
  for (std::size_t n = 0; n < samples.size(); ++n) {
    if (n % static_cast<std::size_t>(rate / 8) == 0)
      level = std::pow(10.0, drawUniform(random, -24.0, -6.0) / 20.0);
    const double white = drawUniform(random, -1.0, 1.0);
    slow += 0.2 * (white - slow);
    slower += 0.02 * (white - slower);
    samples[n] = static_cast<float>(level * (0.15 * white + 0.5 * slow + 2.0 * slower) * 0.5);
  }
  return samples;
}

Excerpts stereoNoise(std::uint64_t seed) {
  return excerptsOf({livelyNoise(8.0, kRate, seed), livelyNoise(8.0, kRate, seed + 1)}, kRate);
}

/// The two halves of a bundled recording.
std::vector<Excerpts> halvesOf(const std::string& demo) {
  const auto path = std::filesystem::path(SEMBLANCE_SOURCE_DIR) / "resources/demo" / demo;
  auto reader = AudioReader::open(path);
  if (!reader) return {};
  const std::int64_t half =
      std::min<std::int64_t>(reader->format().frames / 2, 10 * reader->format().sampleRate);
  std::vector<Excerpts> halves;
  for (std::int64_t i = 0; i < 2; ++i) {
    auto audio = readExcerpt(*reader, i * half, half);
    if (!audio) return {};
    halves.push_back({{std::move(*audio)}, reader->format().sampleRate});
  }
  return halves;
}

Result<ChainSettings> run(const Excerpts& input, const Excerpts& reference,
                          const MatchSections& sections = {}) {
  return RuleBasedMethod().match(input, reference, sections, {}, {});
}

Excerpts render(const Excerpts& excerpts, const ChainSettings& settings) {
  return renderExcerpts(excerpts, settings, {}).value();
}

ChainSettings brightSettings() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = -8.0f;
  settings[ParameterId::Peak2Gain] = 7.0f;
  settings[ParameterId::Peak2Frequency] = 900.0f;
  settings[ParameterId::HighShelfGain] = 9.0f;
  settings[ParameterId::HighShelfFrequency] = 5000.0f;
  return settings;
}

/// Mean absolute difference of two responses in dB, their mean levels made equal, over 60 Hz to 12 kHz.
double responseError(const ChainSettings& one, const ChainSettings& two, double rate) {
  std::vector<double> differences;
  for (double f = 60.0; f < std::min(12000.0, 0.4 * rate); f *= 1.1) {
    differences.push_back(equaliserResponseDb(one, f, rate) - equaliserResponseDb(two, f, rate));
  }
  double mean = 0.0;
  for (const double d : differences) mean += d / static_cast<double>(differences.size());
  double sum = 0.0;
  for (const double d : differences) sum += std::abs(d - mean);
  return sum / static_cast<double>(differences.size());
}

bool mentions(const Result<ChainSettings>& result, const std::string& part) {
  return !result && result.error().message.find(part) != std::string::npos;
}

}  // namespace

class RuleBasedTest : public QObject {
  Q_OBJECT

 private slots:
  void equaliserIsRecoveredOnNoise();
  void equaliserIsRecoveredOnRecordings_data();
  void equaliserIsRecoveredOnRecordings();
  void equalSignalsStayAsTheyAre();
  void compressorIsFound();
  void denserInputIsNotExpanded();
  void loudnessIsMatched();
  void sectionsAreRespected();
  void nothingIsMatchedAboveTheReferencesLimit();
  void ratesAndChannelsMayDiffer();
  void silenceAndShortExcerptsAreErrors();
  void cancelledMatchSaysSo();
  void progressRises();
};

void RuleBasedTest::equaliserIsRecoveredOnNoise() {
  const Excerpts input = stereoNoise(1);
  const ChainSettings truth = brightSettings();
  const auto found = run(input, render(stereoNoise(5), truth), {true, false, false, true, true, {}, {}});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  const double error = responseError(*found, truth, kRate);
  QVERIFY2(error < 0.8, std::to_string(error).c_str());
}

void RuleBasedTest::equaliserIsRecoveredOnRecordings_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<double>("bound");  // without any equaliser the error would be 3.2 dB
  QTest::addColumn<int>("referenceHalf");
  QTest::newRow("speech, same words") << "speech-input.flac" << 0.9 << 0;
  QTest::newRow("speech, other words") << "speech-input.flac" << 2.2 << 1;
  QTest::newRow("music, same passage") << "music-input.ogg" << 0.9 << 0;
  QTest::newRow("music, other passage") << "music-input.ogg" << 1.6 << 1;
}

void RuleBasedTest::equaliserIsRecoveredOnRecordings() {
  QFETCH(QString, file);
  QFETCH(double, bound);
  QFETCH(int, referenceHalf);
  const std::vector<Excerpts> halves = halvesOf(file.toStdString());
  QCOMPARE(halves.size(), std::size_t{2});
  const ChainSettings truth = brightSettings();
  const auto found = run(halves[0], render(halves[static_cast<std::size_t>(referenceHalf)], truth));
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  const double untreated = responseError(neutralSettings(), truth, halves[0].sampleRate);
  const double error = responseError(*found, truth, halves[0].sampleRate);
  QVERIFY2(untreated > 3.0, std::to_string(untreated).c_str());
  QVERIFY2(error < bound, std::to_string(error).c_str());
}

void RuleBasedTest::equalSignalsStayAsTheyAre() {
  const Excerpts signal = stereoNoise(3);
  const auto found = run(signal, signal);
  QVERIFY(found.has_value());
  for (const EqualiserBand& band : kEqualiserBands) QVERIFY(std::abs((*found)[band.gain]) < 0.1f);
  QCOMPARE((*found)[ParameterId::Ratio], 1.0f);
  QVERIFY(std::abs((*found)[ParameterId::OutputGain]) < 0.1f);
}

void RuleBasedTest::compressorIsFound() {
  ChainSettings truth = neutralSettings();
  truth[ParameterId::Threshold] = -35.0f;
  truth[ParameterId::Ratio] = 4.0f;
  truth[ParameterId::Attack] = 3.0f;
  truth[ParameterId::Release] = 60.0f;
  const Excerpts input = stereoNoise(1);
  const Excerpts reference = render(stereoNoise(5), truth);
  const auto found = run(input, reference);
  QVERIFY(found.has_value());
  QVERIFY((*found)[ParameterId::Ratio] > 1.5f);
  const double before = measureLevelSpread(input).total() - measureLevelSpread(reference).total();
  const double after =
      measureLevelSpread(render(input, *found)).total() - measureLevelSpread(reference).total();
  QVERIFY2(before > 3.0, std::to_string(before).c_str());
  QVERIFY2(std::abs(after) < 0.4 * before, std::to_string(after).c_str());
}

void RuleBasedTest::denserInputIsNotExpanded() {
  ChainSettings dense = neutralSettings();
  dense[ParameterId::Threshold] = -40.0f;
  dense[ParameterId::Ratio] = 5.0f;
  const auto found = run(render(stereoNoise(1), dense), stereoNoise(5));
  QVERIFY(found.has_value());
  QCOMPARE((*found)[ParameterId::Ratio], 1.0f);
}

void RuleBasedTest::loudnessIsMatched() {
  ChainSettings quiet = brightSettings();
  quiet[ParameterId::OutputGain] = -9.0f;
  const Excerpts input = stereoNoise(1);
  const Excerpts reference = render(stereoNoise(5), quiet);
  const auto found = run(input, reference);
  QVERIFY(found.has_value());
  const double difference = excerptLoudness(render(input, *found)) - excerptLoudness(reference);
  QVERIFY2(std::abs(difference) < 0.1, std::to_string(difference).c_str());
}

void RuleBasedTest::sectionsAreRespected() {
  ChainSettings truth = brightSettings();
  truth[ParameterId::Threshold] = -35.0f;
  truth[ParameterId::Ratio] = 4.0f;
  truth[ParameterId::OutputGain] = 6.0f;
  const Excerpts input = stereoNoise(1);
  const Excerpts reference = render(stereoNoise(5), truth);
  const ChainSettings neutral = neutralSettings();
  const auto none = run(input, reference, {false, false, false, true, true, {}, {}});
  QVERIFY(none.has_value() && *none == neutral);
  const auto level = run(input, reference, {false, false, true, true, true, {}, {}});
  QVERIFY(level.has_value());
  QVERIFY((*level)[ParameterId::OutputGain] != 0.0f);
  ChainSettings otherwise = *level;
  otherwise[ParameterId::OutputGain] = 0.0f;
  QVERIFY(otherwise == neutral);
  const auto dynamics = run(input, reference, {false, true, false, true, true, {}, {}});
  QVERIFY(dynamics.has_value());
  QVERIFY((*dynamics)[ParameterId::Ratio] > 1.0f);
  QCOMPARE((*dynamics)[ParameterId::HighShelfGain], 0.0f);
  QCOMPARE((*dynamics)[ParameterId::OutputGain], 0.0f);
}

void RuleBasedTest::nothingIsMatchedAboveTheReferencesLimit() {
  Excerpts reference = stereoNoise(5);
  for (int c = 0; c < 2; ++c) {
    for (int i = 0; i < 3; ++i) lowPass(reference.parts[0].channel(c), 6000.0, kRate);
  }
  QVERIFY(std::abs(measureSpectrum(reference, {})->bandLimitHz - 6000.0) < 800.0);
  const auto found = run(stereoNoise(1), reference);
  QVERIFY(found.has_value());
  for (const double f : {500.0, 3000.0, 8000.0, 12000.0}) {
    const double response = equaliserResponseDb(*found, f, kRate);
    QVERIFY2(std::abs(response) < 2.5, qPrintable(QString("%1 Hz: %2 dB").arg(f).arg(response)));
  }
}

void RuleBasedTest::ratesAndChannelsMayDiffer() {
  const Excerpts input = excerptsOf({livelyNoise(6.0, kRate, 1)}, kRate);
  Excerpts reference = render(stereoNoise(5), brightSettings());
  reference.parts[0] = resampled(reference.parts[0], kRate, 44100);
  reference.sampleRate = 44100;
  const auto found = run(input, reference, {true, false, false, true, true, {}, {}});
  QVERIFY(found.has_value());
  const double error = responseError(*found, brightSettings(), kRate);
  QVERIFY2(error < 1.0, std::to_string(error).c_str());
}

void RuleBasedTest::silenceAndShortExcerptsAreErrors() {
  const Excerpts sound = stereoNoise(1);
  const Excerpts silence = excerptsOf({std::vector<float>(kRate, 0.0f)}, kRate);
  const Excerpts blink = excerptsOf({livelyNoise(0.3, kRate, 1)}, kRate);
  QVERIFY(mentions(run(silence, sound), "input is silent"));
  QVERIFY(mentions(run(sound, silence), "reference is silent"));
  QVERIFY(mentions(run(blink, sound), "input is too short"));
  QVERIFY(mentions(run(sound, blink), "reference is too short"));
  QVERIFY(mentions(run(Excerpts{}, sound), "input is too short"));
}

void RuleBasedTest::cancelledMatchSaysSo() {
  std::stop_source stop;
  stop.request_stop();
  const auto result = RuleBasedMethod().match(stereoNoise(1), stereoNoise(5), {}, {}, stop.get_token());
  QVERIFY(!result.has_value());
  QVERIFY(isCancelled(result.error()));
}

void RuleBasedTest::progressRises() {
  double last = -1.0;
  bool rising = true;
  const auto result = RuleBasedMethod().match(stereoNoise(1), stereoNoise(5), {},
                                              [&](const Progress& progress) {
                                                rising = rising && progress.fraction >= last;
                                                last = progress.fraction;
                                              },
                                              {});
  QVERIFY(result.has_value());
  QVERIFY(rising);
  QCOMPARE(last, 1.0);
}

QTEST_GUILESS_MAIN(RuleBasedTest)
#include "RuleBasedTest.moc"
