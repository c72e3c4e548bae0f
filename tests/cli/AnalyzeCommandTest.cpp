// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"

using namespace semblance::test;

class AnalyzeCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void figuresOfASine();
  void keysAreThoseOfTheContract();
  void readerSeesTheSameFigures();
  void silenceIsNull();
  void jsonFile();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
};

// BS.1770: a full-scale 1 kHz sine on both channels has 0 LUFS; this one has half its amplitude.
void AnalyzeCommandTest::figuresOfASine() {
  Sound sine{48000, 2, {}};
  for (int n = 0; n < 48000 * 4; ++n) {
    const auto value = static_cast<float>(0.5 * std::sin(2.0 * std::numbers::pi * 1000.0 * n / 48000.0));
    sine.samples.insert(sine.samples.end(), {value, value});
  }
  writeSound(file("sine.wav"), sine);
  const Outcome outcome = runCommandLine({"analyze", file("sine.wav"), "--json", "-"}, folder_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject json = outcome.json();
  QCOMPARE(json["sample_rate"].toInt(), 48000);
  QCOMPARE(json["channels"].toInt(), 2);
  QCOMPARE(json["seconds"].toDouble(), 4.0);
  QVERIFY(std::abs(json["true_peak_db"].toDouble() + 6.02) < 0.1);
  QVERIFY(std::abs(json["crest_db"].toDouble() - 3.01) < 0.02);
  QVERIFY(std::abs(json["lufs"].toDouble() + 6.02) < 0.1);

  const QJsonArray frequencies = json["spectrum"].toObject()["frequencies_hz"].toArray();
  const QJsonArray levels = json["spectrum"].toObject()["levels_db"].toArray();
  QCOMPARE(frequencies.size(), levels.size());
  int loudest = 0;
  for (int i = 0; i < levels.size(); ++i)
    if (levels[i].toDouble(-200.0) > levels[loudest].toDouble(-200.0)) loudest = i;
  QVERIFY(std::abs(frequencies[loudest].toDouble() - 1000.0) < 1.0);
}

void AnalyzeCommandTest::keysAreThoseOfTheContract() {
  writeSound(file("music.flac"), music(3.0, 0.5, 0.5));
  const Outcome outcome = runCommandLine({"analyze", file("music.flac"), "--json", "-"}, folder_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject json = outcome.json();
  for (const char* key : {"path", "format", "sample_rate", "channels", "frames", "seconds", "lufs",
                          "true_peak_db", "crest_db", "spectrum"})
    QVERIFY2(json.contains(key), key);
}

void AnalyzeCommandTest::readerSeesTheSameFigures() {
  writeSound(file("music.wav"), music(3.0, 0.5, 0.5));
  const Outcome outcome = runCommandLine({"analyze", file("music.wav")}, folder_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  for (const char* word : {"LUFS", "dBTP", "44100 Hz", "3.00 s"})
    QVERIFY2(outcome.output.contains(word), outcome.describe());
}

void AnalyzeCommandTest::silenceIsNull() {
  writeSound(file("silence.wav"), silence(2.0));
  const Outcome outcome = runCommandLine({"analyze", file("silence.wav"), "--json", "-"}, folder_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY(outcome.json()["lufs"].isNull());
}

void AnalyzeCommandTest::jsonFile() {
  writeSound(file("music.wav"), music(1.0, 0.5, 0.5));
  const Outcome outcome =
      runCommandLine({"analyze", file("music.wav"), "--json", file("figures.json")}, folder_.path());
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY2(outcome.output.contains("LUFS"), "the figures are printed as well");
  QVERIFY(QFile::exists(file("figures.json")));
}

QTEST_GUILESS_MAIN(AnalyzeCommandTest)
#include "AnalyzeCommandTest.moc"
