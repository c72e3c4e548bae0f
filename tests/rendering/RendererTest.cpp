// SPDX-License-Identifier: GPL-3.0-or-later
// What is written: the sound of the chain, kind, depth and rate of the file, and the report on it.
#include <QTest>
#include <cmath>

#include "audio/Resampler.h"
#include "rendering/RenderedFiles.h"

using namespace semblance;
using namespace semblance::test;

class RendererTest : public QObject {
  Q_OBJECT

 private slots:
  void writesWhatTheChainMakes() {
    const Folder folder;
    for (const int channels : {1, 2}) {
      const AudioBuffer sound = music(channels, 100003, 44100);
      QVERIFY(write(folder / "in.wav", sound, wav(44100, channels)));
      const auto report = render(folder / "in.wav", folder / "out.wav", busySettings());
      QVERIFY2(report, messageOf(report));
      const auto output = readAll(folder / "out.wav");
      QVERIFY(output);
      QVERIFY(same(*output, throughChain(sound, busySettings(), 44100)));
      QCOMPARE(report->frames, sound.frames());
      QCOMPARE(report->analysis.format.sampleRate, 44100);
      QCOMPARE(report->analysis.format.channels, channels);
      QCOMPARE(report->analysis.path, folder / "out.wav");
    }
  }

  void neutralKeepsEveryBit() {
    const Folder folder;
    for (const SampleFormat samples : {SampleFormat::Int16, SampleFormat::Int24, SampleFormat::Float32}) {
      QVERIFY(write(folder / "in.wav", music(2, 50000, 48000), wav(48000, 2, samples)));
      const auto report = render(folder / "in.wav", folder / "out.wav", neutralSettings());
      QVERIFY2(report, messageOf(report));
      QVERIFY(same(*readAll(folder / "out.wav"), *readAll(folder / "in.wav")));
      QVERIFY(report->analysis.format.sampleFormat == samples);
      QVERIFY(report->notes.empty());
    }
  }

  /// The saturation's delay is taken out, also of tracks shorter than it and behind a resampler.
  void lateChainsStayAligned() {
    const Folder folder;
    const ChainSettings neutral = neutralSettings(ChainPreset::EqCompressorSaturation);
    for (const int frames : {1, 20, 64, 65, 50000}) {
      QVERIFY(write(folder / "in.wav", music(2, frames, 48000), wav(48000, 2, SampleFormat::Float32)));
      const auto report = render(folder / "in.wav", folder / "out.wav", neutral);
      QVERIFY2(report, messageOf(report));
      QVERIFY(same(*readAll(folder / "out.wav"), *readAll(folder / "in.wav")));
    }
    RenderOptions options = plainOptions();
    options.sampleRate = 44100;
    const auto late = render(folder / "in.wav", folder / "late.wav", neutral, options);
    const auto prompt = render(folder / "in.wav", folder / "prompt.wav", neutralSettings(), options);
    QVERIFY2(late && prompt, messageOf(late));
    QVERIFY(same(*readAll(folder / "late.wav"), *readAll(folder / "prompt.wav")));
  }

  void reportMeasuresTheFile() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 240000, 48000), wav(48000, 2, SampleFormat::Int24)));
    const auto report = render(folder / "in.wav", folder / "out.flac", busySettings());
    QVERIFY2(report, messageOf(report));
    const auto file = analyseTrack(folder / "out.flac", {}, {}, {});
    QVERIFY(file);
    const TrackAnalysis& mine = report->analysis;
    const TrackAnalysis& stored = file->analysis;
    QVERIFY(std::abs(mine.lufs - stored.lufs) < 0.01);
    QVERIFY(std::abs(mine.truePeakDb - stored.truePeakDb) < 0.01);
    QVERIFY(std::abs(mine.rmsDb - stored.rmsDb) < 0.01);
    QVERIFY(std::abs(mine.loudnessRange - stored.loudnessRange) < 0.05);
    QCOMPARE(mine.thirdOctaves.levels.size(), stored.thirdOctaves.levels.size());
    QCOMPARE(QString::fromStdString(mine.format.description), QString("FLAC, 24-bit"));
    QCOMPARE(mine.format.frames, 240000);

    RenderOptions quick = plainOptions();
    quick.measure = false;
    const auto unmeasured = render(folder / "in.wav", folder / "quick.flac", busySettings(), quick);
    QVERIFY(unmeasured);
    QCOMPARE(unmeasured->frames, 240000);
    QVERIFY(unmeasured->analysis.thirdOctaves.levels.empty());
    QVERIFY(same(*readAll(folder / "quick.flac"), *readAll(folder / "out.flac")));
  }

  void measuringAgreesWithRendering() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 200000, 48000), wav(48000, 2)));
    RenderOptions options = plainOptions();
    options.loudnessLufs = -16.0;
    options.truePeakCeiling = -1.0;
    const auto measured = measureResult(folder / "in.wav", busySettings(), options, {}, {});
    const auto rendered = render(folder / "in.wav", folder / "out.wav", busySettings(), options);
    QVERIFY(measured && rendered);
    QCOMPARE(measured->frames, rendered->frames);
    QCOMPARE(measured->analysis.lufs, rendered->analysis.lufs);
    QCOMPARE(measured->analysis.truePeakDb, rendered->analysis.truePeakDb);
    QCOMPARE(measured->limiterReductionDb, rendered->limiterReductionDb);
    QVERIFY(measured->gainReduction == rendered->gainReduction);
    QCOMPARE(measured->analysis.path, folder / "in.wav");
    QCOMPARE(folder.files(), 2u);
  }

  void keepsOrConvertsTheSampleFormat_data() {
    QTest::addColumn<int>("stored");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* label, SampleFormat stored, const char* name, SampleFormat expected) {
      QTest::newRow(label) << static_cast<int>(stored) << name << static_cast<int>(expected);
    };
    row("16 to wav", SampleFormat::Int16, "out.wav", SampleFormat::Int16);
    row("24 to aiff", SampleFormat::Int24, "out.AIFF", SampleFormat::Int24);
    row("float to flac", SampleFormat::Float32, "out.flac", SampleFormat::Int24);
    row("32 to flac", SampleFormat::Int32, "out.flac", SampleFormat::Int24);
    row("double to w64", SampleFormat::Float64, "out.w64", SampleFormat::Float64);
    row("16 to ogg", SampleFormat::Int16, "out.ogg", SampleFormat::Lossy);
    row("16 to opus", SampleFormat::Int16, "out.opus", SampleFormat::Lossy);
    row("16 to mp3", SampleFormat::Int16, "out.mp3", SampleFormat::Lossy);
  }
  void keepsOrConvertsTheSampleFormat() {
    QFETCH(int, stored);
    QFETCH(QString, name);
    QFETCH(int, expected);
    const Folder folder;
    QVERIFY(
        write(folder / "in.wav", music(2, 48000, 48000), wav(48000, 2, static_cast<SampleFormat>(stored))));
    const auto report = render(folder / "in.wav", folder / name.toStdString(), busySettings());
    QVERIFY2(report, messageOf(report));
    QCOMPARE(static_cast<int>(report->analysis.format.sampleFormat), expected);
  }

  void lossyInputBecomes24Bit() {
    const Folder folder;
    WriteFormat vorbis = wav(44100, 2, SampleFormat::Lossy);
    vorbis.container = Container::OggVorbis;
    QVERIFY(write(folder / "in.ogg", music(2, 44100, 44100), vorbis));
    for (const char* name : {"out.wav", "out.aiff", "out.flac"}) {
      const auto report = render(folder / "in.ogg", folder / name, busySettings());
      QVERIFY2(report, messageOf(report));
      QVERIFY(report->analysis.format.sampleFormat == SampleFormat::Int24);
    }
  }

  void restrictedRates() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 44100, 44100), wav(44100, 2)));
    const auto refused = render(folder / "in.wav", folder / "out.opus", busySettings());
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.find("44100") != std::string::npos, messageOf(refused));
    QCOMPARE(folder.files(), 1u);
    RenderOptions options = plainOptions();
    options.sampleRate = 48000.0;
    const auto converted = render(folder / "in.wav", folder / "out.opus", busySettings(), options);
    QVERIFY2(converted, messageOf(converted));
    QCOMPARE(converted->analysis.format.sampleRate, 48000);
  }

  void convertsTheSampleRate() {
    const Folder folder;
    const AudioBuffer sound = music(2, 88211, 44100);
    QVERIFY(write(folder / "in.wav", sound, wav(44100, 2)));
    for (const double rate : {48000.0, 22050.0, 96000.0}) {
      RenderOptions options = plainOptions();
      options.sampleRate = rate;
      const auto report = render(folder / "in.wav", folder / "out.wav", busySettings(), options);
      QVERIFY2(report, messageOf(report));
      const auto output = readAll(folder / "out.wav");
      QCOMPARE(output->frames(), std::llround(88211 * rate / 44100.0));
      const AudioBuffer expected = resampled(throughChain(sound, busySettings(), 44100), 44100.0, rate);
      QVERIFY(signalToError(expected, *output) > 100.0);
    }
  }

  void showsGainReductionOverTime() {
    const Folder folder;
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Threshold] = -20.0f;
    settings[ParameterId::Ratio] = 2.0f;
    settings[ParameterId::Knee] = 0.0f;
    settings[ParameterId::Attack] = 0.1f;
    settings[ParameterId::Release] = 5.0f;
    for (const std::int64_t frames : {std::int64_t{300007}, std::int64_t{1500}}) {
      AudioBuffer sound(1, frames);  // the second half loud: 10 dB of reduction
      for (std::int64_t n = frames / 2; n < frames; ++n) sound.channel(0)[static_cast<std::size_t>(n)] = 1.0f;
      QVERIFY(write(folder / "in.wav", sound, wav(48000, 1)));
      const auto report = render(folder / "in.wav", folder / "out.wav", settings);
      QVERIFY2(report, messageOf(report));
      QCOMPARE(report->gainReduction.size(), 2000u);
      QCOMPARE(report->gainReduction[0], 0.0f);
      QCOMPARE(report->gainReduction[998], 0.0f);
      QVERIFY(std::abs(report->gainReduction[1100] - 10.0f) < 0.01f);
      QVERIFY(std::abs(report->gainReduction[1999] - 10.0f) < 0.01f);
    }
  }

  void ditherIsRepeatable() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 20000, 48000), wav(48000, 2)));
    RenderOptions options;
    options.sampleFormat = SampleFormat::Int16;
    QVERIFY(render(folder / "in.wav", folder / "a.wav", busySettings(), options));
    QVERIFY(render(folder / "in.wav", folder / "b.wav", busySettings(), options));
    options.ditherSeed = 2;
    QVERIFY(render(folder / "in.wav", folder / "c.wav", busySettings(), options));
    QVERIFY(same(*readAll(folder / "a.wav"), *readAll(folder / "b.wav")));
    QVERIFY(!same(*readAll(folder / "a.wav"), *readAll(folder / "c.wav")));
  }
};

QTEST_GUILESS_MAIN(RendererTest)
#include "RendererTest.moc"
