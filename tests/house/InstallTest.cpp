// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

/// What `cmake --install` makes must work wherever it lies: installs into a temporary prefix and matches
/// there.
class InstallTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void filesAreInPlace();
  void programsTellTheirVersion();
  void installedModelIsFound();
  void demoPairIsMatched();

 private:
  QTemporaryDir prefix_;
  QTemporaryDir home_;

  QByteArray run(const QString& program, const QStringList& arguments) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_DATA_HOME", home_.path());
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.remove("SEMBLANCE_MODELS");
    environment.remove("SEMBLANCE_RESOURCES");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120000)) return "did not end: " + program.toUtf8();
    const QByteArray errors = process.readAllStandardError();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) return "failed: " + errors;
    return process.readAllStandardOutput();
  }
  QString installed(const QString& name) const { return prefix_.filePath(name); }
};

void InstallTest::initTestCase() {
  const QByteArray said = run("cmake", {"--install", SEMBLANCE_BINARY_DIR, "--prefix", prefix_.path()});
  QVERIFY2(!said.startsWith("failed") && !said.startsWith("did not"), said);
}

void InstallTest::filesAreInPlace() {
  for (const char* name :
       {"bin/semblance", "bin/semblance-cli", "share/applications/org.semblance.Semblance.desktop",
        "share/metainfo/org.semblance.Semblance.metainfo.xml",
        "share/mime/packages/org.semblance.Semblance.xml",
        "share/icons/hicolor/scalable/apps/org.semblance.Semblance.svg", "share/man/man1/semblance.1",
        "share/man/man1/semblance-cli.1", "share/semblance/resources/demo/pairs.json",
        "share/semblance/resources/demo/CREDITS.md"})
    QVERIFY2(QFile::exists(installed(name)), name);
}

void InstallTest::programsTellTheirVersion() {
  const QByteArray commandLine = run(installed("bin/semblance-cli"), {"--version"});
  QVERIFY2(commandLine.startsWith("semblance-cli "), commandLine);
  const QByteArray window = run(installed("bin/semblance"), {"--version"});
  QVERIFY2(window.startsWith("semblance "), window);
  QCOMPARE(commandLine.mid(14), window.mid(10));
}

void InstallTest::installedModelIsFound() {
  const QByteArray listed = run(installed("bin/semblance-cli"), {"models", "--json", "-"});
  const QJsonArray models = QJsonDocument::fromJson(listed).object()["models"].toArray();
  QVERIFY2(!models.isEmpty(), listed);
  QVERIFY2(models[0].toObject()["path"].toString().startsWith(prefix_.path()), listed);
}

void InstallTest::demoPairIsMatched() {
  const QString demo = installed("share/semblance/resources/demo/");
  const QByteArray said = run(installed("bin/semblance-cli"),
                              {"match", demo + "speech-input.flac", demo + "speech-reference.flac", "-o",
                               home_.filePath("result.wav"), "--json", "-"});
  const QJsonObject report = QJsonDocument::fromJson(said).object();
  QVERIFY2(!report.isEmpty(), said);
  QVERIFY(report["metrics_after"].toObject()["spectral_distance_db"].toDouble() <
          report["metrics_before"].toObject()["spectral_distance_db"].toDouble());
  QVERIFY(QFileInfo(home_.filePath("result.wav")).size() > 100000);
}

QTEST_GUILESS_MAIN(InstallTest)
#include "InstallTest.moc"
