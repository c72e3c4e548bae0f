// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"

using namespace semblance::test;

/// models/train-lab with the real program on generated recordings.
class TrainLabTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void helpAndWrongUsage();
  void everyConfigurationIsKnown();
  void trainsAndSkipsWhatIsFinished();
  void interruptedItGoesOn();
  void leavesOutWhatNeedsAFailedOne();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  static QString script() { return SEMBLANCE_SOURCE_DIR "/models/train-lab"; }
  QStringList arguments(const QString& output, const QStringList& more) const {
    return QStringList{file(output), "--audio", folder_.path(),      "--examples",
                       "8",          "--cli",   commandLineProgram()} +
           more;
  }
  static Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(script(), arguments);
    return finish(process);
  }
};

void TrainLabTest::initTestCase() {
  for (const char* name : {"one.wav", "two.wav"})
    writeSound(file(name), music(7.0, name[0] == 'o' ? 0.3 : 0.8, 0.4, 24000, 1));
  for (const char* name : {"train.txt", "valid.txt"}) {
    QFile list(file(name));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("one.wav\ntwo.wav\n");
  }
}

void TrainLabTest::helpAndWrongUsage() {
  const Outcome help = run({"--help"});
  QVERIFY2(help.status == 0 && help.output.startsWith("Usage: models/train-lab OUTPUT_FOLDER"),
           help.describe());
  for (const QStringList& wrong :
       {QStringList{}, QStringList{file("a"), "--magic"}, arguments("a", {"--steps", "0"}),
        arguments("a", {"--only", "magic"}), QStringList{file("a"), "--audio", file("none")}}) {
    const Outcome outcome = run(wrong);
    QVERIFY2(outcome.status == 2 && outcome.errors.contains("--help"), outcome.describe());
  }
  QVERIFY(!QFile::exists(file("a")));
}

void TrainLabTest::everyConfigurationIsKnown() {
  const QByteArray help = run({"--help"}).output;
  const QDir configurations(SEMBLANCE_SOURCE_DIR "/models/lab");
  for (const QString& folder : {QString(), QString("proxies/")})
    for (const QString& name : QDir(configurations.filePath(folder)).entryList({"*.json"}))
      QVERIFY2(help.contains((folder + QFileInfo(name).completeBaseName()).toUtf8()), qPrintable(name));
}

void TrainLabTest::trainsAndSkipsWhatIsFinished() {
  const QStringList command = arguments("lab", {"--only", "proxies/compressor,autodiff", "--steps", "1"});
  const Outcome outcome = run(command);
  QVERIFY2(outcome.status == 0, outcome.describe());
  for (const char* name : {"proxies/compressor", "autodiff"}) {
    QVERIFY2(QFile::exists(file(QString("lab/%1.safetensors").arg(name))), name);
    QVERIFY2(QFile::exists(file(QString("lab/%1.log").arg(name))), name);
  }
  QVERIFY(QDir(file("lab/unfinished")).entryList({"*.safetensors*"}, QDir::Files).isEmpty());
  const Outcome again = run(command);
  QVERIFY2(again.status == 0 && again.output.count("finished before") == 2, again.describe());
}

void TrainLabTest::interruptedItGoesOn() {
  const QStringList command = arguments("cut", {"--only", "proxies/compressor", "--steps", "100000"});
  for (const char* says : {"proxies/compressor: starts", "goes on where it was interrupted"}) {
    QProcess process;
    process.start(script(), command);
    process.setReadChannel(QProcess::StandardError);
    QByteArray progress;
    while (!progress.contains("Training") && process.state() != QProcess::NotRunning) {
      process.waitForReadyRead(1000);
      progress += process.readAllStandardError();
    }
    QVERIFY2(process.state() == QProcess::Running, progress);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    const Outcome outcome = finish(process);
    QVERIFY2(outcome.status == 130 && outcome.output.contains(says), outcome.describe());
    QVERIFY(QFile::exists(file("cut/unfinished/proxies/compressor.safetensors.checkpoint")));
    QVERIFY(!QFile::exists(file("cut/proxies/compressor.safetensors")));
  }
}

void TrainLabTest::leavesOutWhatNeedsAFailedOne() {
  QVERIFY(QDir().mkpath(file("broken/proxies")));
  for (const char* name : {"equaliser", "compressor"}) {
    QFile damaged(file(QString("broken/proxies/%1.safetensors").arg(name)));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
  }
  const Outcome outcome = run(arguments("broken", {"--only", "proxy-half", "--steps", "1"}));
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.output.contains("proxy: could not be trained"), outcome.describe());
  QVERIFY2(outcome.output.contains("proxy-half: left out, it needs proxy"), outcome.describe());
  QVERIFY2(outcome.output.contains("Not trained: proxy proxy-half"), outcome.describe());
}

QTEST_GUILESS_MAIN(TrainLabTest)
#include "TrainLabTest.moc"
