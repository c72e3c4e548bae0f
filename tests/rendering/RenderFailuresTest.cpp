// SPDX-License-Identifier: GPL-3.0-or-later
// What a rendering refuses, and that one that is cancelled leaves nothing.
#include <QTest>

#include "rendering/RenderedFiles.h"

using namespace semblance;
using namespace semblance::test;

class RenderFailuresTest : public QObject {
  Q_OBJECT

 private slots:
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
};

QTEST_GUILESS_MAIN(RenderFailuresTest)
#include "RenderFailuresTest.moc"
