// SPDX-License-Identifier: GPL-3.0-or-later
// The levels of what is written: loudness target, true-peak limit, clipping.
#include <QTest>
#include <cmath>

#include "rendering/RenderedFiles.h"

using namespace semblance;
using namespace semblance::test;

class RenderLevelsTest : public QObject {
  Q_OBJECT

 private slots:
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
};

QTEST_GUILESS_MAIN(RenderLevelsTest)
#include "RenderLevelsTest.moc"
