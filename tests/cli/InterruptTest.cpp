// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"
#include "session/Session.h"

using namespace semblance;
using namespace semblance::test;

/// Ctrl-C and kill -9 while a long file is at work.
class InterruptTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void interruptLeavesNothing_data();
  void interruptLeavesNothing();
  void killKeepsTheOldFile();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  QStringList partialFiles() const { return QDir(file("out")).entryList({".*"}, QDir::Files | QDir::Hidden); }
};

void InterruptTest::initTestCase() {
  // Twenty minutes of noise-like music, written by repeating ten seconds.
  Sound sound = music(10.0, 0.7, 0.5);
  writeSound(file("short.wav"), sound);
  const std::vector<float> once = sound.samples;
  for (int i = 1; i < 120; ++i) sound.samples.insert(sound.samples.end(), once.begin(), once.end());
  writeSound(file("long.wav"), sound);
  QVERIFY(QDir(folder_.path()).mkpath("out"));
  Session session;
  session.input.path = file("long.wav").toStdString();
  session.edited[ParameterId::Peak1Gain] = 3.0f;
  session.edited[ParameterId::Ratio] = 3.0f;
  QVERIFY(saveSession(session, file("long.semblance").toStdString()));
}

void InterruptTest::interruptLeavesNothing_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("signal");
  QTest::addColumn<QByteArray>("stage");  // that it is interrupted in; empty: the first
  const QStringList match{"match", file("long.wav"),      file("long.wav"), "--method", "rule-based",
                          "-o",    file("out/result.wav")};
  QTest::newRow("match, Ctrl-C") << match << SIGINT << QByteArray();
  QTest::newRow("refine, Ctrl-C")
      << QStringList{"match", file("short.wav"),     file("short.wav"), "--method", "refine",
                     "-o",    file("out/result.wav")}
      << SIGINT << QByteArray("Refining");
  const QStringList render{"render", file("long.semblance"), "-o", file("out/result.wav")};
  QTest::newRow("render, Ctrl-C") << render << SIGINT << QByteArray();
  QTest::newRow("render, terminated") << render << SIGTERM << QByteArray();
  QTest::newRow("analyze, Ctrl-C") << QStringList{"analyze", file("long.wav")} << SIGINT << QByteArray();
}

void InterruptTest::interruptLeavesNothing() {
  QFETCH(QStringList, arguments);
  QFETCH(int, signal);
  QFETCH(QByteArray, stage);
  QProcess process;
  startCommandLine(process, arguments, folder_.path());
  // A line of progress tells that the work has begun.
  QByteArray progress;
  process.setReadChannel(QProcess::StandardError);
  while (!(progress.contains('%') && progress.contains(stage)) && process.state() != QProcess::NotRunning) {
    process.waitForReadyRead(1000);
    progress += process.readAllStandardError();
  }
  QVERIFY2(process.state() == QProcess::Running, "the work ended before it could be interrupted");
  ::kill(static_cast<pid_t>(process.processId()), signal);
  const Outcome outcome = finish(process);
  QVERIFY2(outcome.status == 130, outcome.describe());
  QVERIFY2(outcome.errors.contains("Cancelled."), outcome.describe());
  QVERIFY(QDir(file("out")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void InterruptTest::killKeepsTheOldFile() {
  const QByteArray old = "the old result";
  QFile result(file("out/result.wav"));
  QVERIFY(result.open(QIODevice::WriteOnly));
  result.write(old);
  result.close();
  QProcess process;
  startCommandLine(process, {"render", file("long.semblance"), "-o", file("out/result.wav")}, folder_.path());
  // Something half-written lies beside the target now.
  QTRY_VERIFY_WITH_TIMEOUT(!partialFiles().isEmpty() || process.state() == QProcess::NotRunning, 30000);
  QVERIFY(process.state() == QProcess::Running);
  process.kill();
  QVERIFY(process.waitForFinished());
  QVERIFY(result.open(QIODevice::ReadOnly));
  QCOMPARE(result.readAll(), old);
}

QTEST_GUILESS_MAIN(InterruptTest)
#include "InterruptTest.moc"
