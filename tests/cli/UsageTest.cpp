// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"

using namespace semblance::test;

/// Exit status 2 for what was typed wrongly, help and version on standard output with status 0.
class UsageTest : public QObject {
  Q_OBJECT

 private slots:
  void helpAndVersion_data();
  void helpAndVersion();
  void wrongUsage_data();
  void wrongUsage();
  void listings();

 private:
  QTemporaryDir home_;
};

void UsageTest::helpAndVersion_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QByteArray>("expected");
  QTest::newRow("version") << QStringList{"--version"} << QByteArray("semblance-cli ");
  QTest::newRow("help") << QStringList{"--help"} << QByteArray("match");
  QTest::newRow("match help") << QStringList{"match", "--help"} << QByteArray("--strength");
}

void UsageTest::helpAndVersion() {
  QFETCH(QStringList, arguments);
  QFETCH(QByteArray, expected);
  const Outcome outcome = runCommandLine(arguments, home_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY2(outcome.output.contains(expected), outcome.describe());
  QVERIFY2(outcome.errors.isEmpty(), outcome.describe());
}

void UsageTest::wrongUsage_data() {
  QTest::addColumn<QStringList>("arguments");
  const auto row = [](const char* name, const QStringList& arguments) { QTest::newRow(name) << arguments; };
  row("nothing", {});
  row("unknown command", {"improve", "a.wav"});
  row("unknown flag", {"analyze", "a.wav", "--fast"});
  row("missing reference", {"match", "a.wav"});
  row("weights of other references", {"match", "a.wav", "b.wav", "c.wav", "--weights", "1"});
  row("unknown method", {"match", "a.wav", "b.wav", "--method", "magic"});
  row("unknown chain", {"match", "a.wav", "b.wav", "--chain", "reverb"});
  row("unknown device", {"match", "a.wav", "b.wav", "--device", "abacus"});
  row("strength above 150", {"match", "a.wav", "b.wav", "--strength", "151"});
  row("strength below 0", {"match", "a.wav", "b.wav", "--strength", "-1"});
  row("strength as word", {"match", "a.wav", "b.wav", "--strength", "half"});
  row("range without end", {"match", "a.wav", "b.wav", "--input-range", "10"});
  row("range reversed", {"match", "a.wav", "b.wav", "--input-range", "20:10"});
  row("range of words", {"match", "a.wav", "b.wav", "--reference-range", "start:end"});
  row("ambiguous range", {"match", "a.wav", "b.wav", "--reference-range", "1:20:30"});
  row("seconds above 59", {"match", "a.wav", "b.wav", "--input-range", "0:10-0:75"});
  row("loudness above 0", {"match", "a.wav", "b.wav", "--loudness", "3"});
  row("unknown depth", {"render", "a.semblance", "--depth", "17"});
  row("batch without folder", {"batch", "a.wav", "b.wav"});
  row("batch without input", {"batch", "a.wav", "-d", "."});
  row("unknown experiment", {"evaluate", "telepathy"});
}

void UsageTest::wrongUsage() {
  QFETCH(QStringList, arguments);
  const Outcome outcome = runCommandLine(arguments, home_.path());
  QVERIFY2(outcome.status == 2, outcome.describe());
  QVERIFY2(outcome.output.isEmpty(), outcome.describe());
  QVERIFY2(!outcome.errors.isEmpty(), outcome.describe());
}

void UsageTest::listings() {
  const Outcome devices = runCommandLine({"devices", "--json", "-"}, home_.path());
  QVERIFY2(devices.status == 0, devices.describe());
  QVERIFY(devices.json()["compute"].toArray().contains("cpu"));
  QVERIFY(devices.json()["audio_outputs"].isArray());

  const Outcome models = runCommandLine({"models", "--json", "-"}, home_.path());
  QVERIFY2(models.status == 0, models.describe());
  QVERIFY(models.json()["models"].isArray());
}

QTEST_GUILESS_MAIN(UsageTest)
#include "UsageTest.moc"
