// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "house/SourceTree.h"

using semblance::house::SourceTree;

namespace {

const std::vector<std::string> kEngineOrder{"base",           "audio",    "effects",    "rendering",
                                            "differentiable", "learning", "matching",   "lab",
                                            "playback",       "session",  "evaluation", "finetuning"};
const std::vector<std::string> kWithoutTorch{"ui",
                                             "app",
                                             "engine/base",
                                             "engine/audio",
                                             "engine/effects",
                                             "engine/rendering",
                                             "engine/playback",
                                             "engine/session"};
constexpr std::size_t kLongestFile = 600;

QByteArray listed(const std::vector<std::string>& violations) {
  QByteArray text = QByteArray::number(static_cast<qulonglong>(violations.size())) + " violations";
  for (const std::string& violation : violations) text += "\n  " + QByteArray::fromStdString(violation);
  return text;
}

void verifyNone(const std::vector<std::string>& violations) {
  QVERIFY2(violations.empty(), listed(violations));
}

}  // namespace

class LayeringTest : public QObject {
  Q_OBJECT

 private slots:
  void sourcesAreFound() { QVERIFY(house_.fileCount() > 100); }
  void engineHasNoQt() { verifyNone(house_.qtInEngine()); }
  void commandLineLinksNoQt();
  void torchStaysBehindTheFacade() { verifyNone(house_.torchReachedFrom(kWithoutTorch)); }
  void foldersUseOnlyThoseAbove() { verifyNone(house_.upwardIncludes(kEngineOrder)); }
  void everyFileNamesItsLicence() { verifyNone(house_.withoutLicenceLine()); }
  void roomsAreSmall() { verifyNone(house_.longerThan(kLongestFile)); }
  void nothingIsMarkedUnfinished() { verifyNone(house_.unfinished()); }
  void checksFindWhatTheyLookFor();

 private:
  SourceTree house_{SEMBLANCE_SOURCE_DIR};
};

// What the program itself asks for: the distribution's LibTorch brings Qt 5 along through OpenCV.
void LayeringTest::commandLineLinksNoQt() {
  QProcess objdump;
  objdump.start("objdump", {"-p", QString(SEMBLANCE_BINARY_DIR) + "/bin/semblance-cli"});
  QVERIFY(objdump.waitForFinished());
  const QByteArray libraries = objdump.readAllStandardOutput();
  QVERIFY2(libraries.contains("NEEDED") && libraries.contains("libtorch"),
           "objdump did not list the libraries");
  QVERIFY2(!libraries.contains("libQt"), libraries);
}

// A small house that breaks every rule once, so that a check that finds nothing is known to be able to.
void LayeringTest::checksFindWhatTheyLookFor() {
  QTemporaryDir folder;
  const auto write = [&folder](const QString& name, const QByteArray& text) {
    const QString path = folder.filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  };
  const QByteArray licence = "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n";
  write("engine/audio/WithQt.h", licence + "#include <QString>\n");
  write("engine/audio/CMakeLists.txt", "target_link_libraries(semblance_audio Qt6::Core)\n");
  write("engine/audio/Upward.h", licence + "#  include \"matching/Hidden.h\"\n");
  write("engine/matching/Hidden.h", licence + "#include <torch/torch.h>\n");
  write("engine/attic/Lost.h", licence);
  write("ui/Window.cpp", licence + "#include <QWidget>\n#include \"matching/Hidden.h\"\n");
  write("app/Clean.cpp", licence + "#include <queue>\n#include \"audio/WithQt.h\"\n");
  write("app/NoLicence.h", "int x;\n");
  write("app/Long.cpp", licence + QByteArray(600, '\n') + "// TO" + "DO\n");

  const SourceTree bad(folder.path().toStdString());
  QCOMPARE(bad.qtInEngine().size(), 2u);
  QCOMPARE(bad.torchReachedFrom({"ui", "app"}).size(), 1u);
  QCOMPARE(bad.torchReachedFrom({"engine/audio"}).size(), 1u);
  QCOMPARE(bad.upwardIncludes(kEngineOrder).size(), 2u);
  QCOMPARE(bad.withoutLicenceLine().size(), 2u);
  QCOMPARE(bad.longerThan(kLongestFile).size(), 1u);
  QCOMPARE(bad.unfinished().size(), 1u);
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "LayeringTest.moc"
