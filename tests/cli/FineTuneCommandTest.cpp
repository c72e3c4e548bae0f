// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"

using namespace semblance::test;

/// `fine-tune` on a small library with the shipped model.
class FineTuneCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void makesAModelOfOnesOwn();
  void refuses_data();
  void refuses();
  void interruptedItGoesOn();
  void killedItGoesOnOnTheSameCurve();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  Outcome run(const QStringList& arguments) const { return runCommandLine(arguments, folder_.path()); }
  void startAndWaitFor(QProcess& process, const QStringList& arguments, const QByteArray& text);
};

void FineTuneCommandTest::initTestCase() {
  QVERIFY(QDir(folder_.path()).mkpath("library/deep"));
  QVERIFY(QDir(folder_.path()).mkpath("small"));
  for (int i = 0; i < 8; ++i)
    writeSound(file("library/" + QString(i % 2 ? "deep/" : "") + QString::number(i) + ".wav"),
               music(16.0 + i, 0.2 + 0.1 * i, 0.4, 24000, 1));
  writeSound(file("library/silent.wav"), silence(15.0));
  writeSound(file("small/one.wav"), music(16.0, 0.5, 0.4, 24000, 1));
  // A small model of our own to start from: quick, and not the shipped one.
  QFile list(file("list.txt"));
  QVERIFY(list.open(QIODevice::WriteOnly));
  list.write("library/0.wav\nlibrary/2.wav\n");
  list.close();
  QFile config(file("base.json"));
  QVERIFY(config.open(QIODevice::WriteOnly));
  config.write(R"({"root": ".", "train_list": "list.txt", "valid_list": "list.txt", "sample_rates": [24000],
                   "examples": 8, "valid_examples": 4, "batch": 4, "width": 8, "hidden": 8, "threads": 1,
                   "steps": 2})");
  config.close();
  const Outcome outcome = run({"train", file("base.json"), "-o", file("base.safetensors"), "--quiet"});
  QVERIFY2(outcome.status == 0, outcome.describe());
}

void FineTuneCommandTest::makesAModelOfOnesOwn() {
  const Outcome outcome = run({"fine-tune", file("library"), "-o", "mine", "--base", file("base.safetensors"),
                               "--steps", "6", "--json", "-"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject report = outcome.json();
  QCOMPARE(report["model"].toString(), file("semblance/models/mine.safetensors"));
  QCOMPARE(report["library"]["recordings"].toInt(), 8);
  QCOMPARE(report["library"]["rejected"].toArray().size(), 1);
  QCOMPARE(report["training"]["steps"].toInt(), 6);
  QCOMPARE(report["comparison"]["count"].toInt(), report["comparison"]["recordings"].toArray().size());
  QVERIFY(report["comparison"]["tuned"].toDouble() > 0.0);
  QVERIFY2(outcome.errors.contains("silent.wav: it is silent") && outcome.errors.contains("held-out"),
           outcome.describe());
  // Match finds it by its name.
  const Outcome matched =
      run({"match", file("library/0.wav"), file("library/2.wav"), "--model", "mine", "--json", "-"});
  QVERIFY2(matched.status == 0, matched.describe());
  QCOMPARE(matched.json()["model"].toString(), QString("mine"));
}

void FineTuneCommandTest::refuses_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("says");
  const QString base = file("base.safetensors");
  const auto row = [](const char* name, const QStringList& arguments, int status, const QByteArray& says) {
    QTest::newRow(name) << QStringList{"fine-tune"} + arguments << status << says;
  };
  row("no folder", {"-o", "x"}, 2, "FOLDER");
  row("no output", {file("library")}, 2, "--output");
  row("minutes and steps", {file("library"), "-o", "x", "--steps", "5", "--minutes", "1"}, 2, "excludes");
  row("missing folder", {file("nowhere"), "-o", file("x.safetensors")}, 1, "nowhere");
  row("too little", {file("small"), "-o", file("x.safetensors")}, 1, "at least 5 recordings");
  row("output = base", {file("library"), "-o", base, "--base", base}, 1, "which is kept");
  row("missing base", {file("library"), "-o", file("x.safetensors"), "--base", "nobody"}, 1,
      "no model called");
  row("foreign base", {file("library"), "-o", file("x.safetensors"), "--base", file("list.txt")}, 1,
      "list.txt");
  row("output not a model", {file("library"), "-o", file("x.wav")}, 1, ".safetensors");
  row("nothing to resume", {file("library"), "-o", file("x.safetensors"), "--resume"}, 1, "Cannot resume");
}

void FineTuneCommandTest::refuses() {
  QFETCH(QStringList, arguments);
  QFETCH(int, status);
  QFETCH(QByteArray, says);
  const Outcome outcome = run(arguments);
  QVERIFY2(outcome.status == status, outcome.describe());
  QVERIFY2(outcome.errors.contains(says), outcome.describe());
  QVERIFY(!QFile::exists(file("x.safetensors")));
}

void FineTuneCommandTest::startAndWaitFor(QProcess& process, const QStringList& arguments,
                                          const QByteArray& text) {
  startCommandLine(process, arguments, folder_.path());
  QByteArray progress;
  process.setReadChannel(QProcess::StandardError);
  while (!progress.contains(text) && process.state() != QProcess::NotRunning) {
    process.waitForReadyRead(1000);
    progress += process.readAllStandardError();
  }
  QVERIFY2(process.state() == QProcess::Running, progress);
}

void FineTuneCommandTest::interruptedItGoesOn() {
  const QStringList arguments{"fine-tune", file("library"),          "-o",      file("long.safetensors"),
                              "--base",    file("base.safetensors"), "--steps", "100000"};
  QProcess process;
  startAndWaitFor(process, arguments, "step 0/");
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  const Outcome outcome = finish(process);
  QVERIFY2(outcome.status == 130, outcome.describe());
  QVERIFY2(outcome.errors.contains("--resume"), outcome.describe());
  QVERIFY(QFile::exists(file("long.safetensors.checkpoint")));
  QVERIFY(QDir(folder_.path()).entryList({".*.part*"}, QDir::Files | QDir::Hidden).isEmpty());
}

void FineTuneCommandTest::killedItGoesOnOnTheSameCurve() {
  const auto arguments = [&](const char* output) {
    return QStringList{"fine-tune", file("library"),
                       "-o",        file(output),
                       "--base",    file("base.safetensors"),
                       "--steps",   "200",
                       "--json",    file(output + QString(".json"))};
  };
  const auto history = [&](const char* output) {
    QFile json(file(output + QString(".json")));
    return json.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(json.readAll()).object().value("training")["history"].toArray()
               : QJsonArray();
  };
  const Outcome whole = run(arguments("whole.safetensors"));
  QVERIFY2(whole.status == 0, whole.describe());
  QProcess process;
  startAndWaitFor(process, arguments("killed.safetensors"), "step 60/");
  process.kill();
  QVERIFY(process.waitForFinished());
  const Outcome resumed = run(arguments("killed.safetensors") + QStringList{"--resume"});
  QVERIFY2(resumed.status == 0, resumed.describe());
  QVERIFY2(!resumed.errors.contains("step 10/"), resumed.describe());
  QCOMPARE(history("whole.safetensors").size(), 21);
  QCOMPARE(history("killed.safetensors"), history("whole.safetensors"));
}

QTEST_GUILESS_MAIN(FineTuneCommandTest)
#include "FineTuneCommandTest.moc"
