// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "audio/AudioReader.h"
#include "audio/AudioWriter.h"
#include "audio/Resampler.h"
#include "effects/Biquad.h"
#include "matching/BlindMethod.h"
#include "matching/ExcerptRendering.h"
#include "matching/RecordingAlignment.h"

using namespace semblance;
namespace fs = std::filesystem;

namespace {

constexpr int kRate = 24000;
const fs::path kSpeech = SEMBLANCE_SOURCE_DIR "/resources/demo/speech-input.flac";
const fs::path kOther = SEMBLANCE_SOURCE_DIR "/resources/demo/speech-reference.flac";

AudioBuffer recording(const fs::path& path, double seconds) {
  auto reader = AudioReader::open(path);
  if (!reader) qFatal("%s", reader.error().message.c_str());
  auto samples = readExcerpt(*reader, 0, static_cast<std::int64_t>(seconds * reader->format().sampleRate));
  if (!samples) qFatal("%s", samples.error().message.c_str());
  AudioBuffer mono(1, samples->frames());
  std::copy(samples->channel(0).begin(), samples->channel(0).end(), mono.channel(0).begin());
  return resampled(mono, reader->format().sampleRate, kRate);
}

Excerpts excerptsOf(AudioBuffer buffer) {
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = kRate;
  return excerpts;
}

/// Later by so many samples, and times a gain.
AudioBuffer shifted(const AudioBuffer& buffer, std::int64_t late, float gain) {
  AudioBuffer moved(buffer.channels(), buffer.frames());
  for (std::int64_t n = 0; n < buffer.frames(); ++n)
    if (n - late >= 0 && n - late < buffer.frames())
      moved.channel(0)[static_cast<std::size_t>(n)] =
          gain * buffer.channel(0)[static_cast<std::size_t>(n - late)];
  return moved;
}

ChainSettings treatment(ChainPreset chain = ChainPreset::EqCompressor) {
  ChainSettings settings = neutralSettings(chain);
  settings[ParameterId::Peak1Gain] = -8.0f;
  settings[ParameterId::Peak1Frequency] = 300.0f;
  settings[ParameterId::HighShelfGain] = 7.0f;
  settings[ParameterId::HighShelfFrequency] = 3500.0f;
  settings[ParameterId::Threshold] = -32.0f;
  settings[ParameterId::Ratio] = 4.0f;
  settings[ParameterId::SaturationMix] = 100.0f;
  settings[ParameterId::SaturationDrive] = 20.0f;
  return settings;
}

/// Mean difference of the responses, levels set aside, dB.
double curveError(const ChainSettings& found, const ChainSettings& wanted) {
  std::vector<double> differences;
  double mean = 0.0;
  for (double f = 80.0; f < 9000.0; f *= 1.2) {
    differences.push_back(equaliserResponseDb(found, f, kRate) - equaliserResponseDb(wanted, f, kRate));
    mean += differences.back();
  }
  mean /= static_cast<double>(differences.size());
  double sum = 0.0;
  for (const double difference : differences) sum += std::abs(difference - mean);
  return sum / static_cast<double>(differences.size());
}

TargetFitOptions quick() {
  TargetFitOptions options;
  options.excerptSeconds = 2.5;
  options.descent.scoutSteps = 8;
  options.descent.steps = 60;
  return options;
}

}  // namespace

class BlindTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void alignsVersions_data();
  void alignsVersions();
  void tellsRecordingsApart();
  void recoversTheSettings_data();
  void recoversTheSettings();
  void matchesFiles();
  void refusals();
};

void BlindTest::alignsVersions_data() {
  QTest::addColumn<int>("lag");
  QTest::addColumn<float>("gain");
  QTest::newRow("in time") << 0 << 1.0f;
  QTest::newRow("late and quiet") << 137 << 0.05f;
  QTest::newRow("early and inverted") << -2400 << -2.0f;
  QTest::newRow("half a second late") << 12000 << 1.0f;
}

void BlindTest::alignsVersions() {
  QFETCH(int, lag);
  QFETCH(float, gain);
  const AudioBuffer dry = recording(kSpeech, 4.0);
  const auto wet = renderExcerpts(excerptsOf(dry), treatment(ChainPreset::EqCompressorSaturation), {});
  const AudioBuffer moved = shifted(wet->parts[0], lag, gain);
  const RecordingAlignment alignment = alignRecordings(dry, moved, kRate);
  QVERIFY2(std::abs(alignment.lag - lag) <= 1, qPrintable(QString::number(alignment.lag)));
  QCOMPARE(alignment.inverted, gain < 0.0f);
  QVERIFY2(alignment.coherence > 0.5, qPrintable(QString::number(alignment.coherence)));
  const AlignedPair pair = alignedPair(dry, moved, alignment);
  QCOMPARE(pair.first.frames(), pair.second.frames());
  QCOMPARE(pair.first.frames(), dry.frames() - std::abs(alignment.lag));
}

void BlindTest::tellsRecordingsApart() {
  const AudioBuffer one = recording(kSpeech, 4.0);
  const AudioBuffer other = recording(kOther, 4.0);
  const double coherence = alignRecordings(one, other, kRate).coherence;
  QVERIFY2(coherence < 0.2, qPrintable(QString::number(coherence)));
  const AudioBuffer silence(1, one.frames());
  QVERIFY(alignRecordings(one, silence, kRate).coherence < 0.01);
  QVERIFY(alignRecordings(silence, one, kRate).coherence < 0.01);
}

void BlindTest::recoversTheSettings_data() {
  QTest::addColumn<int>("chain");
  QTest::addColumn<int>("lag");
  QTest::addColumn<float>("gain");
  QTest::newRow("EQ + compressor") << static_cast<int>(ChainPreset::EqCompressor) << 0 << 1.0f;
  QTest::newRow("late, quiet and inverted") << static_cast<int>(ChainPreset::EqCompressor) << 500 << -0.1f;
  QTest::newRow("with saturation") << static_cast<int>(ChainPreset::EqCompressorSaturation) << 30 << 0.5f;
}

void BlindTest::recoversTheSettings() {
  QFETCH(int, chain);
  QFETCH(int, lag);
  QFETCH(float, gain);
  MatchSections sections;
  sections.chain = static_cast<ChainPreset>(chain);
  const Excerpts dry = excerptsOf(recording(kSpeech, 5.0));
  const auto wet = renderExcerpts(dry, treatment(sections.chain), {});
  const Excerpts heard = excerptsOf(shifted(wet->parts[0], lag, gain));
  BlindMethod method(quick());
  int previews = 0;
  method.setPreview([&](const ChainSettings&) { ++previews; });
  const auto found = method.match(dry, heard, sections, {}, {});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  QVERIFY(found->chain == sections.chain && previews > 2);
  const double before = curveError(neutralSettings(), treatment());
  const double after = curveError(*found, treatment());
  QVERIFY2(after < 0.35 * before, qPrintable(QStringLiteral("%1 of %2 dB").arg(after).arg(before)));
  const auto output = renderExcerpts(dry, *found, {});
  QVERIFY(std::abs(excerptLoudness(*output) - excerptLoudness(heard)) < 0.5);
}

void BlindTest::matchesFiles() {
  QTemporaryDir folder;
  const AudioBuffer dry = recording(kSpeech, 4.0);
  const auto wet = renderExcerpts(excerptsOf(dry), treatment(), {});
  const AudioBuffer late = shifted(wet->parts[0], 900, 0.7f);
  const auto write = [&](const char* name, const AudioBuffer& samples, int rate) {
    const fs::path path = fs::path(folder.path().toStdString()) / name;
    auto writer = AudioWriter::create(path, {Container::Wav, SampleFormat::Float32, rate, 1, false, 1});
    if (!writer || !writer->write(samples, samples.frames()) || !writer->commit()) qFatal("not written");
    return path;
  };
  MatchOptions options;
  options.method = "blind";
  Matcher matcher;
  const auto found = matcher.match(write("dry.wav", dry, kRate),
                                   write("wet.wav", resampled(late, kRate, 44100.0), 44100), options, {}, {});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  QCOMPARE(found->inputExcerpts.size(), 1u);
  const double after = curveError(found->settings, treatment());
  QVERIFY2(after < 2.0, qPrintable(QString::number(after)));
}

void BlindTest::refusals() {
  const Excerpts dry = excerptsOf(recording(kSpeech, 3.0));
  const Excerpts other = excerptsOf(recording(kOther, 3.0));
  BlindMethod method(quick());
  const auto says = [](const Result<ChainSettings>& found, const char* text) {
    if (!found) qInfo("%s", found.error().message.c_str());
    return !found && found.error().message.find(text) != std::string::npos;
  };
  QVERIFY(says(method.match(dry, other, {}, {}, {}), "not the same recording"));
  const std::vector<WeightedReference> two{{&dry, 1.0}, {&dry, 1.0}};
  QVERIFY(says(method.matchBlend(dry, two, {}, {}, {}), "one reference"));
  MatchSections limited;
  limited.limits.bands = 3;
  QVERIFY(says(method.match(dry, dry, limited, {}, {}), "cannot be limited"));
  QVERIFY(says(method.match(dry, excerptsOf(AudioBuffer(1, 3 * kRate)), {}, {}, {}), "silent"));
  std::stop_source stop;
  stop.request_stop();
  const auto cancelled = method.match(dry, dry, {}, {}, stop.get_token());
  QVERIFY(!cancelled && isCancelled(cancelled.error()));
}

QTEST_GUILESS_MAIN(BlindTest)
#include "BlindTest.moc"
