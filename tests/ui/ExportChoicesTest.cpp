// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ExportChoices.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "Text.h"
#include "base/AtomicFile.h"
#include "base/UserPaths.h"
#include "document/DemoPairs.h"

using namespace semblance;
using namespace semblance::ui;

class ExportChoicesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsKindAndDepthOfTheInput();
  void fallsBackToWavForKindsThatAreOnlyRead();
  void resultsOfTheDemoGoElsewhere();
  void namesFollowThePattern_data();
  void namesFollowThePattern();
  void unsetChoicesKeepTheInputs();
  void readsDemoPairs();
  void texts();
};

void ExportChoicesTest::keepsKindAndDepthOfTheInput() {
  AudioFormat format{44100, 2, 1000, SampleFormat::Int16, Container::Flac, "FLAC, 16-bit"};
  const ExportChoices choices = initialExportChoices("/music/song.flac", format);
  QCOMPARE(choices.container, Container::Flac);
  QCOMPARE(choices.sampleFormat, SampleFormat::Int16);
  QCOMPARE(choices.folder, QStringLiteral("/music"));
  QVERIFY(!choices.sampleRate);
}

void ExportChoicesTest::fallsBackToWavForKindsThatAreOnlyRead() {
  AudioFormat format{44100, 2, 1000, SampleFormat::Int16, std::nullopt, "CAF, 16-bit"};
  QCOMPARE(initialExportChoices("/music/song.caf", format).container, Container::Wav);
}

void ExportChoicesTest::resultsOfTheDemoGoElsewhere() {
  const QTemporaryDir own;
  QCOMPARE(resultFolder(toPath(own.filePath(QStringLiteral("song.wav")))), toPath(own.path()));
  const std::filesystem::path demo = resourceFolder() / "demo" / "music-input.ogg";
  QVERIFY(std::filesystem::exists(demo));
  QVERIFY(resultFolder(demo) != demo.parent_path());
  QCOMPARE(toQString(resultFolder(demo)),
           QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
}

void ExportChoicesTest::namesFollowThePattern_data() {
  QTest::addColumn<QString>("pattern");
  QTest::addColumn<QString>("expected");
  QTest::newRow("standard") << QStringLiteral("{name}_matched")
                            << QStringLiteral("/out/My song.v2_matched.wav");
  QTest::newRow("fixed") << QStringLiteral("master") << QStringLiteral("/out/master.wav");
  QTest::newRow("empty") << QStringLiteral("  ") << QStringLiteral("/out/My song.v2_matched.wav");
  QTest::newRow("illegal") << QStringLiteral("../{name}:x") << QStringLiteral("/out/.._My song.v2_x.wav");
}

void ExportChoicesTest::namesFollowThePattern() {
  QFETCH(QString, pattern);
  QFETCH(QString, expected);
  ExportChoices choices;
  choices.folder = QStringLiteral("/out");
  choices.namePattern = pattern;
  QCOMPARE(toQString(exportPath(choices, "/in/My song.v2.mp3")), expected);
}

void ExportChoicesTest::unsetChoicesKeepTheInputs() {
  const RenderOptions options = renderOptions(ExportChoices{});
  QVERIFY(!options.sampleRate);
  QVERIFY(!options.loudnessLufs);
  QVERIFY(!options.truePeakCeiling);
}

void ExportChoicesTest::readsDemoPairs() {
  QTemporaryDir folder;
  const auto root = toPath(folder.path());
  QVERIFY(!readDemoPairs(root));
  QVERIFY(replaceFile(root / "pairs.json", R"([{"name": "Music", "input": "a.ogg", "reference": "b.ogg"}])"));
  const auto pairs = readDemoPairs(root);
  QVERIFY(pairs);
  QCOMPARE(pairs->size(), std::size_t{1});
  QCOMPARE(pairs->front().reference, root / "b.ogg");
  for (const char* broken : {"", "{}", R"([{"name": 1}])", R"([{"name": "x", "input": "y"}])"}) {
    QVERIFY(replaceFile(root / "pairs.json", broken));
    const auto refused = readDemoPairs(root);
    QVERIFY(!refused);
    QVERIFY(toQString(refused.error().message).contains(QStringLiteral("pairs.json")));
  }
}

void ExportChoicesTest::texts() {
  QCOMPARE(levelText(-14.24, QStringLiteral("LUFS")), QStringLiteral("\u221214.2\u00a0LUFS"));
  QCOMPARE(levelText(-HUGE_VAL, QStringLiteral("LUFS")), QStringLiteral("–"));
  QCOMPARE(rangeText({12.0, 65.5}), QStringLiteral("0:12.0 – 1:05.5"));
}

QTEST_GUILESS_MAIN(ExportChoicesTest)
#include "ExportChoicesTest.moc"
