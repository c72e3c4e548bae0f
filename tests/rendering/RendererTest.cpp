// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/Renderer.h"

#include <QTest>
#include <cmath>

#include "audio/LoudnessMeter.h"
#include "audio/Resampler.h"
#include "audio/TestSounds.h"
#include "effects/EffectChain.h"

using namespace semblance;
using namespace testsounds;

namespace {

ChainSettings busySettings() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::InputGain] = -2.0f;
  settings[ParameterId::LowShelfGain] = 4.0f;
  settings[ParameterId::Peak3Gain] = -5.0f;
  settings[ParameterId::HighShelfGain] = 3.0f;
  settings[ParameterId::Threshold] = -30.0f;
  settings[ParameterId::Ratio] = 3.0f;
  settings[ParameterId::Release] = 20.0f;
  settings[ParameterId::MakeUp] = 4.0f;
  return settings;
}

RenderOptions plainOptions() {
  RenderOptions options;
  options.dither = false;
  return options;
}

Result<RenderReport> render(const fs::path& input, const fs::path& output, const ChainSettings& settings,
                            const RenderOptions& options = plainOptions()) {
  return renderFile(input, output, settings, options, {}, {});
}

AudioBuffer throughChain(AudioBuffer buffer, const ChainSettings& settings, int rate) {
  EffectChain chain;
  chain.prepare(rate, buffer.channels());
  chain.setSettings(settings);
  float* rows[] = {buffer.channel(0).data(), buffer.channel(buffer.channels() - 1).data()};
  chain.process(rows, static_cast<int>(buffer.frames()));
  return buffer;
}

double loudnessOf(const fs::path& path, double* truePeakDb = nullptr) {
  const auto buffer = readAll(path);
  auto reader = AudioReader::open(path);
  LoudnessMeter meter(buffer->channels(), reader->format().sampleRate, true);
  meter.add(*buffer, buffer->frames());
  if (truePeakDb) *truePeakDb = meter.truePeakDb();
  return meter.integrated();
}

bool same(const AudioBuffer& a, const AudioBuffer& b) {
  if (a.channels() != b.channels() || a.frames() != b.frames()) return false;
  for (int c = 0; c < a.channels(); ++c)
    if (!std::ranges::equal(a.channel(c), b.channel(c))) return false;
  return true;
}

}  // namespace

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

  void reachesTheLoudness() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 300000, 48000), wav(48000, 2)));
    for (const double target : {-30.0, -18.0}) {
      RenderOptions options = plainOptions();
      options.loudnessLufs = target;
      const auto report = render(folder / "in.wav", folder / "out.wav", busySettings(), options);
      QVERIFY2(report, messageOf(report));
      QVERIFY(std::abs(report->analysis.lufs - target) < 0.01);
      QVERIFY(std::abs(loudnessOf(folder / "out.wav") - target) < 0.01);
      QVERIFY(report->notes.empty());
    }
  }

  void limitsAndStaysAligned() {
    const Folder folder;
    AudioBuffer sound = music(2, 200000, 48000);
    QVERIFY(write(folder / "in.wav", sound, wav(48000, 2)));
    RenderOptions options = plainOptions();
    options.truePeakCeiling = -6.0;
    ChainSettings settings = neutralSettings();
    settings[ParameterId::OutputGain] = 9.0f;
    const auto report = render(folder / "in.wav", folder / "out.wav", settings, options);
    QVERIFY2(report, messageOf(report));
    double truePeak = 0.0;
    loudnessOf(folder / "out.wav", &truePeak);
    QVERIFY(truePeak <= -5.9);
    QVERIFY(report->analysis.truePeakDb <= -5.9);
    QVERIFY(report->limiterReductionDb > 3.0);
    const auto output = readAll(folder / "out.wav");
    QCOMPARE(output->frames(), sound.frames());

    settings[ParameterId::OutputGain] = -12.0f;  // nothing to limit: the same as without, to the last sample
    QVERIFY(render(folder / "in.wav", folder / "limited.wav", settings, options));
    QVERIFY(render(folder / "in.wav", folder / "free.wav", settings));
    QVERIFY(same(*readAll(folder / "limited.wav"), *readAll(folder / "free.wav")));
  }

  void limiterAndLoudnessTogether() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", noise(2, 300000, 0.1), wav(48000, 2)));
    RenderOptions options = plainOptions();
    options.loudnessLufs = -10.0;
    options.truePeakCeiling = -4.0;
    const auto report = render(folder / "in.wav", folder / "out.wav", neutralSettings(), options);
    QVERIFY2(report, messageOf(report));
    QVERIFY2(report->limiterReductionDb > 1.0, qPrintable(QString::number(report->limiterReductionDb)));
    QVERIFY(report->analysis.truePeakDb <= -3.9);
    QVERIFY2(std::abs(report->analysis.lufs + 10.0) < 0.3,
             qPrintable(QString::number(report->analysis.lufs)));

    options.loudnessLufs = -2.0;  // more than the ceiling allows
    const auto impossible = render(folder / "in.wav", folder / "out.wav", neutralSettings(), options);
    QVERIFY(impossible);
    QVERIFY(impossible->analysis.truePeakDb <= -3.9);
    QCOMPARE(impossible->notes.size(), 1u);
    QVERIFY(impossible->notes[0].english().find("LUFS") != std::string::npos);
  }

  void silenceHasNoLoudness() {
    const Folder folder;
    RenderOptions options = plainOptions();
    options.loudnessLufs = -16.0;
    options.truePeakCeiling = -1.0;
    for (const std::int64_t frames : {std::int64_t{48000}, std::int64_t{1}}) {
      QVERIFY(write(folder / "in.wav", AudioBuffer(2, frames), wav(48000, 2)));
      const auto report = render(folder / "in.wav", folder / "out.wav", busySettings(), options);
      QVERIFY2(report, messageOf(report));
      QCOMPARE(report->frames, frames);
      QCOMPARE(report->notes.size(), 1u);
      QVERIFY(same(*readAll(folder / "out.wav"), AudioBuffer(2, frames)));
    }
  }

  void countsAndNotesClipping() {
    const Folder folder;
    AudioBuffer sound(1, 1000);
    for (std::size_t n = 0; n < 7; ++n) sound.channel(0)[100 * n] = n % 2 == 0 ? 0.9f : -0.9f;
    QVERIFY(write(folder / "in.wav", sound, wav(48000, 1)));
    ChainSettings louder = neutralSettings();
    louder[ParameterId::OutputGain] = 6.0f;
    RenderOptions options = plainOptions();
    options.sampleFormat = SampleFormat::Int16;
    const auto report = render(folder / "in.wav", folder / "out.wav", louder, options);
    QVERIFY2(report, messageOf(report));
    QCOMPARE(report->clippedSamples, 7);
    QCOMPARE(report->notes.size(), 1u);
    QVERIFY(report->notes[0].english().find("clipped") != std::string::npos);
    const auto measured = measureResult(folder / "in.wav", louder, options, {}, {});
    QVERIFY(measured);
    QCOMPARE(measured->clippedSamples, 7);
    const auto floating = render(folder / "in.wav", folder / "float.wav", louder);
    QVERIFY(floating);
    QCOMPARE(floating->clippedSamples, 0);
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

  void refusesToWriteOverTheInput() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(1, 1000, 48000), wav(48000, 1)));
    const QByteArray before = bytesOf(folder / "in.wav");
    fs::create_directory(folder / "sub");
    fs::create_symlink(folder / "in.wav", folder / "soft.wav");
    fs::create_hard_link(folder / "in.wav", folder / "hard.wav");
    fs::create_directory_symlink(folder.path(), folder / "sub" / "back");
    const fs::path relative = fs::relative(folder / "in.wav");
    for (const fs::path& output : {folder / "in.wav", folder / "sub/../in.wav", folder / "soft.wav",
                                   folder / "hard.wav", folder / "sub/back/in.wav", relative}) {
      const auto refused = render(folder / "in.wav", output, busySettings());
      QVERIFY2(!refused, output.c_str());
      QVERIFY2(refused.error().message.find("input") != std::string::npos, messageOf(refused));
    }
    const auto throughLink = render(folder / "soft.wav", folder / "in.wav", busySettings());
    QVERIFY(!throughLink);
    QCOMPARE(bytesOf(folder / "in.wav"), before);
  }

  void refusesBadWishes() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(1, 1000, 48000), wav(48000, 1)));
    const auto expectRefusal = [&folder](const fs::path& output, const RenderOptions& options,
                                         const char* word) {
      const auto report = render(folder / "in.wav", output, busySettings(), options);
      QVERIFY2(!report, word);
      QVERIFY2(report.error().message.find(word) != std::string::npos, messageOf(report));
      QCOMPARE(folder.files(), 1u);
    };
    expectRefusal(folder / "out.txt", {}, ".txt");
    expectRefusal(folder / "out", {}, "extension");
    expectRefusal(folder / "none/out.wav", {}, "none");
    RenderOptions options;
    options.sampleFormat = SampleFormat::Float32;
    expectRefusal(folder / "out.flac", options, "FLAC");
    options = {};
    options.sampleRate = 500.0;
    expectRefusal(folder / "out.wav", options, "sample rate");
    options = {};
    options.loudnessLufs = std::nan("");
    expectRefusal(folder / "out.wav", options, "loudness");
    options = {};
    options.truePeakCeiling = 40.0;
    expectRefusal(folder / "out.wav", options, "ceiling");
    const auto missing = render(folder / "gone.wav", folder / "out.wav", busySettings());
    QVERIFY(!missing);
    QVERIFY(missing.error().message.find("gone.wav") != std::string::npos);
    QVERIFY(!measureResult(folder / "gone.wav", busySettings(), {}, {}, {}));
  }

  void cancellingLeavesNothing() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 400000, 48000), wav(48000, 2)));
    QVERIFY(write(folder / "out.wav", music(2, 100, 48000), wav(48000, 2)));
    const QByteArray old = bytesOf(folder / "out.wav");
    for (const double at : {0.0, 0.3, 0.8, 1.0}) {
      std::stop_source source;
      RenderOptions options;
      options.loudnessLufs = -20.0;
      options.truePeakCeiling = -1.0;
      const auto progress = [&source, at](const Progress& state) {
        if (state.fraction >= at) source.request_stop();
      };
      const auto report = renderFile(folder / "in.wav", folder / "out.wav", busySettings(), options, progress,
                                     source.get_token());
      QVERIFY(!report);
      QVERIFY(isCancelled(report.error()));
      QCOMPARE(bytesOf(folder / "out.wav"), old);
      QCOMPARE(folder.files(), 2u);
    }
  }

  void progressRunsToTheEnd() {
    const Folder folder;
    QVERIFY(write(folder / "in.wav", music(2, 200000, 48000), wav(48000, 2)));
    for (const bool target : {false, true}) {
      RenderOptions options;
      if (target) {
        options.loudnessLufs = -9.0;
        options.truePeakCeiling = -1.0;
      }
      std::vector<double> fractions;
      const auto report = renderFile(folder / "in.wav", folder / "out.wav", busySettings(), options,
                                     [&fractions](const Progress& state) {
                                       fractions.push_back(state.fraction);
                                       QVERIFY(!state.stage.empty());
                                     },
                                     {});
      QVERIFY(report);
      QVERIFY(std::ranges::is_sorted(fractions));
      QVERIFY(fractions.size() > 10);
      QCOMPARE(fractions.back(), 1.0);
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
