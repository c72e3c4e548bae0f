// SPDX-License-Identifier: GPL-3.0-or-later
// Session files that are damaged, cannot be written, or are written while the program is killed.
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <limits>

#include "ExampleSession.h"

using namespace semblance;
using namespace semblance::test;

class SessionFailuresTest : public QObject {
  Q_OBJECT

 private slots:
  void badTextIsExplained_data();
  void badTextIsExplained();
  void badFileIsExplained();
  void badSessionIsNotSaved();
  void failedSaveKeepsTheOldFile();
  void killDuringSaveKeepsAWholeFile();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
};

void SessionFailuresTest::badTextIsExplained_data() {
  QTest::addColumn<QString>("find");  // replaced once in a good file; empty: the whole text
  QTest::addColumn<QString>("replace");
  QTest::addColumn<QString>("expected");  // what the sentence must contain

  const auto row = [](const char* name, const char* find, const char* replace, const char* expected) {
    QTest::newRow(name) << QString(find) << QString(replace) << QString(expected);
  };
  row("empty file", "", "", "not valid JSON");
  row("not JSON", "", "RIFF....WAVE", "not valid JSON");
  row("truncated", "", "{\"format\": \"semblance-session\", \"version\": 1, \"input\": {\"path\"", "input");
  row("other JSON", "", "{\"version\": 1}", "not a Semblance session");
  row("a list", "", "[1, 2]", "must be an object");
  row("newer version", "\"version\": 1", "\"version\": 2", "version is 2");
  row("version as text", "\"version\": 1", "\"version\": \"1\"", "version must be a whole number");
  row("missing input", "\"input\": {", "\"unput\": {", "input is missing");
  row("missing path", "\"path\": \"input.wav\"", "\"pass\": 1", "input/path is missing");
  row("path as number", "\"path\": \"input.wav\"", "\"path\": 5", "input/path must be a text");
  row("missing strength", "\"strength\"", "\"strange\"", "strength is missing");
  row("strength too large", "\"strength\": 1.2", "\"strength\": 7", "strength is 7, outside 0 to 1.5");
  row("strength as text", "\"strength\": 1.2", "\"strength\": \"1.2\"", "strength must be a number");
  row("section as number", "\"dynamics\": false", "\"dynamics\": 0",
      "sections/dynamics must be true or false");
  row("missing parameter", "\"eq.peak2.q\"", "\"eq.peak9.q\"", "eq.peak2.q is missing");
  row("value out of range", "\"value\": -18.5,", "\"value\": -99,", "compressor.threshold/value is -99");
  row("value NaN", "\"value\": -18.5,", "\"value\": NaN,", "compressor.threshold/value");
  row("value infinite", "\"value\": -18.5,", "\"value\": 1e999,", "compressor.threshold/value");
  row("value null", "\"value\": -18.5,", "\"value\": null,", "compressor.threshold/value must be a number");
  row("unit changed", "\"unit\": \"Hz\"", "\"unit\": \"kHz\"", "must be “Hz”");
  row("unknown chain", "\"graphic-eq-compressor\"", "\"reverb\"", "unknown chain, “reverb”");
  row("missing later parameter", "\"stereo.width\"", "\"stereo.with\"", "stereo.width is missing");
  row("unknown type of band", "\"peak1\": \"high_shelf\"", "\"peak1\": \"notch\"",
      "unknown type of band, “notch”");
  row("unknown effect", "\"compressor\"\n", "\"flanger\"\n", "unknown effect, “flanger”");
  row("selection reversed", "\"begin\": 1.25", "\"begin\": 31", "input/selection must begin before it ends");
  row("selection negative", "\"begin\": 1.25", "\"begin\": -1", "input/selection/begin is -1");
  row("frames negative", "\"frames\": 1323000", "\"frames\": -3", "input/frames must be between");
  row("rate as fraction", "\"sample_rate\": 44100", "\"sample_rate\": 44100.5", "input/sample_rate");
  row("notes as text", "\"notes\": [", "\"notes\": \"x\", \"n\": [", "notes must be a list");
  row("note without values", "\"values\"", "\"worth\"", "notes/1/values is missing");
  row("too many bands", "\"match_bands\": 3", "\"match_bands\": 7", "match_bands is 7, outside 1 to 6");
  row("range as text", "\"lowest\": 80.0", "\"lowest\": \"80\"", "match_range/lowest must be a number");
}

void SessionFailuresTest::badTextIsExplained() {
  QFETCH(QString, find);
  QFETCH(QString, replace);
  QFETCH(QString, expected);
  Session session = exampleSession(folder_.path());
  session.predicted.reset();
  session.edited[ParameterId::Threshold] = -18.5f;
  QString text = QString::fromStdString(sessionToJson(session, toPath(folder_.path())));
  if (find.isEmpty()) {
    text = replace;
  } else {
    const auto position = text.indexOf(find);
    QVERIFY2(position >= 0, "the row does not change the text");
    text.replace(position, find.size(), replace);
  }
  QFile written(file("bad.semblance"));
  QVERIFY(written.open(QIODevice::WriteOnly));
  written.write(text.toUtf8());
  written.close();

  const auto loaded = loadSession(toPath(file("bad.semblance")));
  QVERIFY(!loaded);
  const QString message = QString::fromStdString(loaded.error().message);
  QVERIFY2(message.contains("bad.semblance"), qPrintable(message));
  QVERIFY2(message.contains(expected), qPrintable(message));
  QVERIFY2(message.endsWith('.'), qPrintable(message));
}

void SessionFailuresTest::badFileIsExplained() {
  const auto missing = loadSession(toPath(file("none.semblance")));
  QVERIFY(!missing);
  QVERIFY(missing.error().message.find("none.semblance") != std::string::npos);
  const auto folder = loadSession(toPath(folder_.path()));
  QVERIFY(!folder);
  QVERIFY(folder.error().message.find("folder") != std::string::npos);
}

void SessionFailuresTest::badSessionIsNotSaved() {
  const QString target = file("kept.semblance");
  QVERIFY(saveSession(exampleSession(folder_.path()), toPath(target)));
  const QString before = textOf(target);

  Session session = exampleSession(folder_.path());
  session.edited[ParameterId::Attack] = std::numeric_limits<float>::quiet_NaN();
  const auto saved = saveSession(session, toPath(target));
  QVERIFY(!saved);
  QVERIFY(saved.error().message.find(parameterInfo(ParameterId::Attack).key) != std::string::npos);

  Session strange = exampleSession(folder_.path());
  strange.input.path = fs::path("/tmp/\xff\xfe.wav");
  QVERIFY(!saveSession(strange, toPath(target)));
  QCOMPARE(textOf(target), before);
}

void SessionFailuresTest::failedSaveKeepsTheOldFile() {
  const auto missingFolder = saveSession(Session{}, toPath(file("no/such/a.semblance")));
  QVERIFY(!missingFolder);
  QVERIFY(missingFolder.error().message.find("does not exist") != std::string::npos);
  QVERIFY(!saveSession(Session{}, toPath(folder_.path())));
}

void SessionFailuresTest::killDuringSaveKeepsAWholeFile() {
  QVERIFY(QDir().mkpath(file("killed")));
  const fs::path target = toPath(file("killed/a.semblance"));
  const Session first = exampleSession(file("killed"));
  Session second = first;
  second.notes.assign(2000, "A long session takes longer to write.");
  QVERIFY(saveSession(first, target));

  for (int round = 0; round < 30; ++round) {
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
      for (int i = 0;; ++i)
        if (!saveSession(i % 2 ? first : second, target)) ::_exit(1);
    }
    ::usleep(static_cast<useconds_t>(500 + 700 * round));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY2(WIFSIGNALED(status), "the child must have been killed while saving");
    const auto loaded = loadSession(target);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY(*loaded == first || *loaded == second);
  }
}

QTEST_GUILESS_MAIN(SessionFailuresTest)
#include "SessionFailuresTest.moc"
