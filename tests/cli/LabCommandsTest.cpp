// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"

using namespace semblance::test;

/// `evaluate` and `train` on a handful of generated recordings.
class LabCommandsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void evaluateHoldsTheContract();
  void realisticHoldsTheContract();
  void evaluateRefuses_data();
  void evaluateRefuses();
  void trainMakesAUsableModel();
  void trainRefuses_data();
  void trainRefuses();
  void interruptedTrainingCanBeResumed();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  Outcome run(const QStringList& arguments) const { return runCommandLine(arguments, folder_.path()); }
  void writeText(const QString& name, const QByteArray& text) const;
  QByteArray configuration(int steps) const;
};

void LabCommandsTest::writeText(const QString& name, const QByteArray& text) const {
  QFile target(file(name));
  QVERIFY(target.open(QIODevice::WriteOnly));
  target.write(text);
}

QByteArray LabCommandsTest::configuration(int steps) const {
  return R"({"root": ".", "train_list": "list.txt", "valid_list": "list.txt", "data": "Generated notes, CC0.",
             "sample_rates": [24000], "examples": 8, "valid_examples": 4, "batch": 4, "width": 8, "hidden": 8,
             "seed": 1, "threads": 1, "steps": )" +
         QByteArray::number(steps) + "}";
}

void LabCommandsTest::initTestCase() {
  writeSound(file("one.wav"), music(14.0, 0.3, 0.4, 24000, 1));
  writeSound(file("two.wav"), music(14.0, 0.8, 0.4, 24000, 1));
  writeText("list.txt", "one.wav\ntwo.wav\n");
  QByteArray takes;
  for (int k = 0; k < 5; ++k) {
    const QString name = QString("take%1.wav").arg(k);
    writeSound(file(name), music(7.0, 0.2 * k, 0.9, 24000, 1));
    takes += name.toUtf8() + "\n";
  }
  writeText("takes.txt", takes);
  writeText("empty.txt", "");
  writeText("train.json", configuration(4));
  writeText("long.json", configuration(100000));
}

void LabCommandsTest::evaluateHoldsTheContract() {
  const Outcome outcome =
      run({"evaluate", "synthetic", "--list", file("list.txt"), "--methods", "input,rule-based", "--examples",
           "3", "--seed", "5", "--json", "-", "--plot", file("plot.svg")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QFile plot(file("plot.svg"));
  QVERIFY(plot.open(QIODevice::ReadOnly));
  const QByteArray drawing = plot.readAll();
  QVERIFY(drawing.startsWith("<?xml") && drawing.contains("rule-based, STFT: "));
  const QJsonObject rows = outcome.json()["rows"].toObject();
  const double score = rows["input"].toObject()["PESQ"].toObject()["mean"].toDouble();
  QVERIFY2(score > 1.0 && score < 4.65, qPrintable(QString::number(score)));
  for (const char* method : {"input", "rule-based"}) {
    const QJsonObject metrics = rows[method].toObject();
    QVERIFY2(!metrics.isEmpty(), method);
    for (const auto& metric : metrics)
      if (metric.isObject() && metric.toObject().contains("mean"))
        QVERIFY(metric.toObject().contains("std") && metric.toObject().contains("n"));
  }
  const Outcome again = run({"evaluate", "synthetic", "--list", file("list.txt"), "--methods",
                             "input,rule-based", "--examples", "3", "--seed", "5", "--json", "-"});
  QVERIFY2(again.json()["rows"].toObject()["input"] == rows["input"], "a run must be repeatable");
}

void LabCommandsTest::realisticHoldsTheContract() {
  const QStringList arguments{
      "evaluate", "realistic", "--list", file("takes.txt"), "--methods", "random,rule-based", "--examples",
      "4",        "--json",    "-",      "--warm",          "released"};
  const Outcome outcome = run(arguments);
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject report = outcome.json();
  QCOMPARE(report["experiment"].toString(), "realistic");
  QCOMPARE(report["seed"].toInt(), 16);
  QCOMPARE(report["choices"].toObject()["warm"].toString(), "released");
  QCOMPARE(report["rows"].toObject().keys(), QStringList({"input", "random", "rule-based"}));
  const Outcome again = run(arguments + QStringList{"--threads", "1"});
  QVERIFY2(again.json()["rows"] == report["rows"],
           "a run must be repeatable, whatever the number of threads");
}

void LabCommandsTest::evaluateRefuses_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("no list") << QStringList{"evaluate", "synthetic"};
  QTest::newRow("missing list") << QStringList{"evaluate", "synthetic", "--list", file("none.txt")};
  QTest::newRow("empty list") << QStringList{"evaluate", "synthetic", "--list", file("empty.txt")};
  QTest::newRow("unknown method") << QStringList{"evaluate",       "synthetic", "--list",
                                                 file("list.txt"), "--methods", "input,magic"};
  QTest::newRow("too few for five styles")
      << QStringList{"evaluate", "realistic", "--list", file("list.txt"), "--methods", "input"};
  QTest::newRow("oracle without a target")
      << QStringList{"evaluate", "realistic", "--list", file("takes.txt"), "--methods", "oracle"};
  QTest::newRow("budget of another experiment")
      << QStringList{"evaluate", "realistic", "--list", file("takes.txt"), "--gain-budget", "released"};
  QTest::newRow("no folder for the plot")
      << QStringList{"evaluate", "synthetic", "--list", file("list.txt"), "--plot", file("none/plot.svg")};
}

void LabCommandsTest::evaluateRefuses() {
  QFETCH(QStringList, arguments);
  const Outcome outcome = run(arguments);
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.output.isEmpty() && outcome.errors.contains("semblance-cli: "), outcome.describe());
}

void LabCommandsTest::trainMakesAUsableModel() {
  const Outcome outcome = run({"train", file("train.json"), "-o", file("tiny.safetensors"), "--json", "-"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QCOMPARE(outcome.json()["model"].toString(), file("tiny.safetensors"));
  QCOMPARE(outcome.json()["steps"].toInt(), 4);
  const Outcome matched =
      run({"match", file("one.wav"), file("two.wav"), "--model", file("tiny.safetensors"), "--json", "-"});
  QVERIFY2(matched.status == 0, matched.describe());
  QCOMPARE(matched.json()["method"].toString(), "network");
}

void LabCommandsTest::trainRefuses_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("output");
  QTest::newRow("not JSON") << QByteArray("steps = 3") << file("m.safetensors");
  QTest::newRow("unknown key") << QByteArray(R"({"stepps": 3})") << file("m.safetensors");
  QTest::newRow("missing list") << configuration(4).replace("list.txt", "none.txt") << file("m.safetensors");
  QTest::newRow("missing folder") << configuration(4) << file("nowhere/m.safetensors");
  QTest::newRow("output = list") << configuration(4) << file("list.txt");
}

void LabCommandsTest::trainRefuses() {
  QFETCH(QByteArray, text);
  QFETCH(QString, output);
  writeText("bad.json", text);
  const QStringList before = QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden);
  const Outcome outcome = run({"train", file("bad.json"), "-o", output});
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.errors.contains("semblance-cli: "), outcome.describe());
  QCOMPARE(QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void LabCommandsTest::interruptedTrainingCanBeResumed() {
  QProcess process;
  startCommandLine(process, {"train", file("long.json"), "-o", file("long.safetensors")}, folder_.path());
  QByteArray progress;
  process.setReadChannel(QProcess::StandardError);
  while (!progress.contains("step ") && process.state() != QProcess::NotRunning) {
    process.waitForReadyRead(1000);
    progress += process.readAllStandardError();
  }
  QVERIFY2(process.state() == QProcess::Running, progress);
  ::kill(static_cast<pid_t>(process.processId()), SIGINT);
  const Outcome outcome = finish(process);
  QVERIFY2(outcome.status == 130, outcome.describe());
  QVERIFY2(outcome.errors.contains("--resume"), outcome.describe());
  QVERIFY(QDir(folder_.path()).entryList({".*.part*"}, QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(LabCommandsTest)
#include "LabCommandsTest.moc"
