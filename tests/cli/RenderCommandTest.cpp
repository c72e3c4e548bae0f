// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"
#include "session/Session.h"

using namespace semblance;
using namespace semblance::test;

/// `render`: a saved match applied to its input and to another track.
class RenderCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void keepsTheInputsFormat();
  void anotherTrack();
  void defaultNameIsBesideTheInput();
  void strengthOfTheSessionIsHeard();
  void loudnessTargetIsReached();
  void depthIsChosen();
  void sessionWithoutTrack();
  void missingTrackIsNamed();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  Outcome run(const QStringList& arguments) const { return runCommandLine(arguments, folder_.path()); }
  QJsonObject analysed(const QString& name) const {
    return run({"analyze", file(name), "--json", "-"}).json();
  }
  void save(const QString& name, const QString& input, float outputGain, double strength) const;
};

void RenderCommandTest::save(const QString& name, const QString& input, float outputGain,
                             double strength) const {
  Session session;
  if (!input.isEmpty()) session.input.path = file(input).toStdString();
  session.reference.path = file("reference.wav").toStdString();
  session.edited[ParameterId::OutputGain] = outputGain;
  session.strength = strength;
  const auto saved = saveSession(session, file(name).toStdString());
  QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
}

void RenderCommandTest::initTestCase() {
  writeSound(file("input.wav"), music(2.0, 0.5, 0.25));
  writeSound(file("other.flac"), music(1.5, 0.8, 0.25, 48000, 1));
  save("minus6.semblance", "input.wav", -6.0f, 1.0);
}

void RenderCommandTest::keepsTheInputsFormat() {
  const Outcome outcome = run({"render", file("minus6.semblance"), "-o", file("out.wav")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY2(outcome.output.contains("out.wav"), outcome.describe());
  const QJsonObject before = analysed("input.wav");
  const QJsonObject after = analysed("out.wav");
  for (const char* key : {"sample_rate", "channels", "frames", "format"}) QCOMPARE(after[key], before[key]);
  QVERIFY(std::abs(after["lufs"].toDouble() - before["lufs"].toDouble() + 6.0) < 0.05);
}

void RenderCommandTest::anotherTrack() {
  const Outcome outcome =
      run({"render", file("minus6.semblance"), "--input", file("other.flac"), "-o", file("other_out.flac")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject before = analysed("other.flac");
  const QJsonObject after = analysed("other_out.flac");
  QCOMPARE(after["channels"].toInt(), 1);
  QCOMPARE(after["sample_rate"].toInt(), 48000);
  QVERIFY(std::abs(after["lufs"].toDouble() - before["lufs"].toDouble() + 6.0) < 0.05);
}

void RenderCommandTest::defaultNameIsBesideTheInput() {
  const Outcome first = run({"render", file("minus6.semblance")});
  QVERIFY2(first.status == 0, first.describe());
  QVERIFY(QFile::exists(file("input_matched.wav")));
  const Outcome second = run({"render", file("minus6.semblance")});
  QVERIFY2(second.status == 1, second.describe());
  QVERIFY2(second.errors.contains("input_matched.wav") && second.errors.contains("-o"), second.describe());
}

void RenderCommandTest::strengthOfTheSessionIsHeard() {
  save("half.semblance", "input.wav", -12.0f, 0.5);
  QVERIFY(run({"render", file("half.semblance"), "-o", file("half.wav")}).status == 0);
  QVERIFY(run({"render", file("minus6.semblance"), "-o", file("full.wav")}).status == 0);
  QVERIFY(std::abs(analysed("half.wav")["lufs"].toDouble() - analysed("full.wav")["lufs"].toDouble()) < 0.02);
}

void RenderCommandTest::loudnessTargetIsReached() {
  const Outcome outcome = run(
      {"render", file("minus6.semblance"), "-o", file("loud.wav"), "--loudness", "-23", "--ceiling", "-1"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY(std::abs(analysed("loud.wav")["lufs"].toDouble() + 23.0) < 0.1);
}

void RenderCommandTest::depthIsChosen() {
  const Outcome outcome =
      run({"render", file("minus6.semblance"), "-o", file("float.wav"), "--depth", "32f"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY(analysed("float.wav")["format"] != analysed("input.wav")["format"]);
}

void RenderCommandTest::sessionWithoutTrack() {
  save("empty.semblance", "", 0.0f, 1.0);
  const Outcome outcome = run({"render", file("empty.semblance"), "-o", file("none.wav")});
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.errors.contains("--input"), outcome.describe());
}

void RenderCommandTest::missingTrackIsNamed() {
  save("gone.semblance", "gone.wav", 0.0f, 1.0);
  const Outcome outcome = run({"render", file("gone.semblance"), "-o", file("none.wav")});
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.errors.contains("gone.wav"), outcome.describe());
  QVERIFY(!QFile::exists(file("none.wav")));
}

QTEST_GUILESS_MAIN(RenderCommandTest)
#include "RenderCommandTest.moc"
