// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"
#include "session/Session.h"

using namespace semblance;
using namespace semblance::test;

/// Everything that users give by mistake: a sentence that names the file, status 1, and nothing written.
class BadInputTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void badTrack_data();
  void badTrack();
  void badReference_data();
  void badReference();
  void shortened_data();
  void shortened();
  void badOutput_data();
  void badOutput();
  void badSession_data();
  void badSession();
  void badModel_data();
  void badModel();
  void unreadableFile();
  void diskFull();
  void writingFails();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  Outcome run(const QStringList& arguments) const { return runCommandLine(arguments, folder_.path()); }
  void writeText(const QString& name, const QByteArray& text) const;
  void verifyRefused(const Outcome& outcome, const QString& named) const;
  QStringList filesBelow() const;
};

void BadInputTest::writeText(const QString& name, const QByteArray& text) const {
  QFile target(file(name));
  QVERIFY(target.open(QIODevice::WriteOnly));
  target.write(text);
}

QStringList BadInputTest::filesBelow() const {
  return QDir(folder_.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System);
}

void BadInputTest::verifyRefused(const Outcome& outcome, const QString& named) const {
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.output.isEmpty(), outcome.describe());
  QVERIFY2(outcome.errors.contains(named.toUtf8()), outcome.describe());
  const QByteArray sentence = outcome.errors.trimmed().split('\n').last();
  QVERIFY2(sentence.startsWith("semblance-cli: ") && sentence.endsWith('.'), outcome.describe());
}

void BadInputTest::initTestCase() {
  writeSound(file("good.wav"), music(3.0, 0.5, 0.5));
  writeSound(file("other.wav"), music(3.0, 0.8, 0.5));
  QVERIFY(QDir(folder_.path()).mkpath("folder.wav"));
  writeText("empty.wav", "");
  writeText("text.wav", "This is a letter and no sound.\n");
  writeSound(file("broken.flac"), music(3.0, 0.5, 0.5));
  cutFile(file("broken.flac"), 0.5);
  writeSound(file("header.wav"), music(3.0, 0.5, 0.5));
  QVERIFY(QFile::resize(file("header.wav"), 20));
  writeSound(file("none_at_all.wav"), Sound{44100, 2, {}});
  writeSound(file("one_sample.wav"), Sound{44100, 1, {0.5f}});
  writeSound(file("50ms.wav"), music(0.05, 0.5, 0.5));
  writeSound(file("silence.wav"), silence(3.0));
  Sound spoiled = music(3.0, 0.5, 0.5);
  spoiled.samples[50000] = std::numeric_limits<float>::quiet_NaN();
  writeSound(file("nan.wav"), spoiled, true);
  spoiled.samples[50000] = std::numeric_limits<float>::infinity();
  writeSound(file("inf.wav"), spoiled, true);
  writeSound(file("three_channels.wav"), music(3.0, 0.5, 0.5, 44100, 3));
  writeSound(file("4khz.wav"), music(3.0, 0.5, 0.5, 4000));
  QVERIFY(QFile::link(file("loop.wav"), file("loop.wav")));
}

void BadInputTest::badTrack_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<bool>("measurable");  // analyze can say something about it, match cannot
  const auto row = [](const char* name, const char* path, bool measurable = false) {
    QTest::newRow(name) << QString(path) << measurable;
  };
  row("missing", "missing.wav");
  row("folder", "folder.wav");
  row("empty file", "empty.wav");
  row("text renamed", "text.wav");
  row("half a FLAC", "broken.flac");
  row("half a header", "header.wav");
  row("no samples", "none_at_all.wav");
  row("one sample", "one_sample.wav", true);
  row("50 ms", "50ms.wav", true);
  row("silence", "silence.wav", true);
  row("NaN", "nan.wav");
  row("infinity", "inf.wav");
  row("three channels", "three_channels.wav");
  row("4 kHz", "4khz.wav");
  row("endless link", "loop.wav");
}

void BadInputTest::badTrack() {
  QFETCH(QString, name);
  QFETCH(bool, measurable);
  const QStringList before = filesBelow();
  const QStringList common{"--method",         "rule-based",       "-o",
                           file("result.wav"), "--session",        file("result.semblance"),
                           "--json",           file("result.json")};
  verifyRefused(run(QStringList{"match", file(name), file("good.wav")} + common), name);
  const Outcome analysed = run({"analyze", file(name), "--json", "-"});
  if (measurable)
    QVERIFY2(analysed.status == 0 && !analysed.json().isEmpty(), analysed.describe());
  else
    verifyRefused(analysed, name);
  QCOMPARE(filesBelow(), before);
}

// The other place; one kind of failure each: at opening, while reading, after measuring.
void BadInputTest::badReference_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"missing.wav", "nan.wav", "silence.wav", "50ms.wav"}) QTest::newRow(name) << name;
}

void BadInputTest::badReference() {
  QFETCH(QString, name);
  const QStringList before = filesBelow();
  verifyRefused(
      run({"match", file("good.wav"), file(name), "--method", "rule-based", "-o", file("result.wav")}), name);
  QCOMPARE(filesBelow(), before);
}

// Plain samples and MP3 play up to where they break off; that is what every player does with them.
void BadInputTest::shortened_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("WAV") << "cut.wav";
  QTest::newRow("MP3") << "cut.mp3";
}

void BadInputTest::shortened() {
  QFETCH(QString, name);
  writeSound(file(name), music(4.0, 0.5, 0.5));
  cutFile(file(name), 0.6);
  const Outcome outcome =
      run({"match", file(name), file("good.wav"), "--method", "rule-based", "--json", "-"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const double seconds = outcome.json()["result"].toObject()["seconds"].toDouble();
  QVERIFY2(seconds > 2.0 && seconds < 3.0, outcome.describe());
}

void BadInputTest::badOutput_data() {
  QTest::addColumn<QStringList>("flags");
  QTest::addColumn<QString>("named");
  const auto row = [](const char* name, const QStringList& flags, const QString& named) {
    QTest::newRow(name) << flags << named;
  };
  row("output = input", {"-o", file("good.wav")}, "good.wav");
  row("output = input by another way", {"-o", file("folder.wav/../good.wav")}, "good.wav");
  row("output = reference", {"-o", file("other.wav")}, "other.wav");
  row("session = input", {"--session", file("good.wav")}, "good.wav");
  row("json = reference", {"--json", file("other.wav")}, "other.wav");
  row("json = output", {"-o", file("same.wav"), "--json", file("same.wav")}, "same.wav");
  row("missing folder", {"-o", file("nowhere/result.wav")}, "nowhere");
  row("unwritable folder", {"-o", "/proc/result.wav"}, "/proc/result.wav");
  row("output is a folder", {"-o", file("folder.wav")}, "folder.wav");
  row("unknown kind", {"-o", file("result.xyz")}, "result.xyz");
  row("no extension", {"-o", file("result")}, "result");
  row("session in a missing folder", {"--session", file("nowhere/a.semblance")}, "nowhere");
}

void BadInputTest::badOutput() {
  QFETCH(QStringList, flags);
  QFETCH(QString, named);
  const QStringList before = filesBelow();
  QFile input(file("good.wav"));
  QVERIFY(input.open(QIODevice::ReadOnly));
  const QByteArray content = input.readAll();
  verifyRefused(
      run(QStringList{"match", file("good.wav"), file("other.wav"), "--method", "rule-based"} + flags),
      named);
  QCOMPARE(filesBelow(), before);
  QVERIFY(input.seek(0));
  QVERIFY(input.readAll() == content);
}

void BadInputTest::badSession_data() {
  QTest::addColumn<QByteArray>("find");
  QTest::addColumn<QByteArray>("replace");
  QTest::addColumn<QString>("expected");
  const auto row = [](const char* name, const char* find, const char* replace, const char* expected) {
    QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << QString(expected);
  };
  row("unknown version", "\"version\": 1", "\"version\": 9", "version");
  row("missing track", "\"input\"", "\"unput\"", "input");
  row("value out of range", "\"value\": -20.0", "\"value\": -200", "compressor.threshold");
  row("NaN", "\"value\": -20.0", "\"value\": NaN", "compressor.threshold");
  row("not a session", "semblance-session", "shopping-list", "session");
  row("half a file", "\"edited\"", "\"edi", "JSON");
}

void BadInputTest::badSession() {
  QFETCH(QByteArray, find);
  QFETCH(QByteArray, replace);
  QFETCH(QString, expected);
  Session session;
  session.input.path = file("good.wav").toStdString();
  QByteArray text = QByteArray::fromStdString(sessionToJson(session, folder_.path().toStdString()));
  QVERIFY(text.contains(find));
  writeText("bad.semblance", text.replace(find, replace));
  const QStringList before = filesBelow();
  const Outcome outcome = run({"render", file("bad.semblance"), "-o", file("result.wav")});
  verifyRefused(outcome, "bad.semblance");
  QVERIFY2(outcome.errors.contains(expected.toUtf8()), outcome.describe());
  QCOMPARE(filesBelow(), before);
}

void BadInputTest::badModel_data() {
  QTest::addColumn<QString>("model");
  writeText("text.safetensors", "not a model");
  writeText("empty.safetensors", "");
  // A well-formed file of another program: header length, header, one float.
  const QByteArray header = R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
  QByteArray foreign(8, '\0');
  foreign[0] = static_cast<char>(header.size());
  writeText("foreign.safetensors", foreign + header + QByteArray(4, '\0'));
  QTest::newRow("missing") << file("missing.safetensors");
  QTest::newRow("unknown name") << "no-such-model";
  QTest::newRow("text") << file("text.safetensors");
  QTest::newRow("empty") << file("empty.safetensors");
  QTest::newRow("foreign") << file("foreign.safetensors");
  QTest::newRow("a sound") << file("good.wav");
}

void BadInputTest::badModel() {
  QFETCH(QString, model);
  const Outcome outcome =
      run({"match", file("good.wav"), file("other.wav"), "--model", model, "-o", file("result.wav")});
  verifyRefused(outcome, model);
  QVERIFY(!QFile::exists(file("result.wav")));
}

void BadInputTest::unreadableFile() {
  writeSound(file("secret.wav"), music(1.0, 0.5, 0.5));
  QVERIFY(QFile::setPermissions(file("secret.wav"), {}));
  QVERIFY(QFile::setPermissions(folder_.path(), QFile::Permissions(0x7755)));
  QProcess process;
  if (::geteuid() == 0)  // the administrator may read everything, so somebody else has to try
    process.setChildProcessModifier([] {
      if (::setgid(65534) != 0 || ::setuid(65534) != 0) ::_exit(99);
    });
  startCommandLine(process, {"analyze", file("secret.wav")}, folder_.path());
  verifyRefused(finish(process), "secret.wav");
}

void BadInputTest::diskFull() {
  const QString small = file("small");
  QVERIFY(QDir(folder_.path()).mkpath("small"));
  if (::mount("tmpfs", small.toUtf8().constData(), "tmpfs", 0, "size=200k") != 0)
    QSKIP("Making a small disk needs the right to mount one; writingFails() covers the rest.");
  const Outcome outcome = run(
      {"match", file("good.wav"), file("other.wav"), "--method", "rule-based", "-o", small + "/result.wav"});
  const QStringList left = QDir(small).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  QCOMPARE(::umount(small.toUtf8().constData()), 0);
  verifyRefused(outcome, "result.wav");
  QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
}

void BadInputTest::writingFails() {
  const QStringList before = filesBelow();
  QProcess process;
  process.setChildProcessModifier([] {
    ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further then fails like a full disk
    const rlimit limit{200000, 200000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  });
  startCommandLine(
      process,
      {"match", file("good.wav"), file("other.wav"), "--method", "rule-based", "-o", file("result.wav")},
      folder_.path());
  verifyRefused(finish(process), "result.wav");
  QCOMPARE(filesBelow(), before);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "BadInputTest.moc"
