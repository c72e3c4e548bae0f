// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "cli/CommandLineRun.h"
#include "cli/TestSounds.h"
#include "effects/Biquad.h"
#include "session/Session.h"

using namespace semblance;
using namespace semblance::test;

/// `match` and `batch` with the method that needs no model; the report's keys are the contract of other
/// programs.
class MatchCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void reportHoldsTheContract();
  void resultIsNearerToTheReference();
  void chainsAreChosenByTheirKeys();
  void standardOutputIsOneDocument();
  void strengthZeroChangesNothing();
  void savedSessionRendersTheSameSound();
  void quietSaysNothingOnStandardError();
  void rangesAreTaken();
  void equaliserLimitsAreTaken();
  void severalReferencesAreBlended();
  void worksWith_data();
  void worksWith();
  void batchGoesOnAfterAFailure();
  void batchKeepsNamesApart();

 private:
  QTemporaryDir folder_;
  QString file(const QString& name) const { return folder_.filePath(name); }
  Outcome run(const QStringList& arguments) const { return runCommandLine(arguments, folder_.path()); }
  Outcome match(const QString& input, const QString& reference, const QStringList& further = {}) const {
    return run(QStringList{"match", file(input), file(reference), "--method", "rule-based"} + further);
  }
};

void MatchCommandTest::initTestCase() {
  writeSound(file("dull.wav"), music(4.0, 0.2, 0.1));
  writeSound(file("bright.wav"), music(4.0, 0.9, 0.3));
}

void MatchCommandTest::reportHoldsTheContract() {
  const Outcome outcome = match("dull.wav", "bright.wav", {"--json", "-"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject json = outcome.json();
  for (const char* track : {"input", "reference"})
    for (const char* key : {"path", "sample_rate", "channels", "seconds", "lufs", "true_peak_db"})
      QVERIFY2(json[track].toObject().contains(key), key);
  for (const char* key : {"method", "model", "device", "parameters"}) QVERIFY2(json.contains(key), key);
  QCOMPARE(json["method"].toString(), "rule-based");
  for (const char* metrics : {"metrics_before", "metrics_after"})
    for (const char* key : {"spectral_distance_db", "loudness_difference_lu", "crest_difference_db"})
      QVERIFY2(json[metrics].toObject()[key].isDouble(), key);
  for (const char* key : {"decode", "analyse", "predict", "render"})
    QVERIFY2(json["seconds"].toObject()[key].toDouble(-1.0) >= 0.0, key);

  const QJsonObject parameters = json["parameters"].toObject();
  QCOMPARE(parameters.size(), static_cast<int>(kParameterCount));
  for (const ParameterInfo& row : parameterTable()) {
    const QString key = QString::fromStdString(std::string(row.key));
    const QJsonObject parameter = parameters[key].toObject();
    QVERIFY2(parameter["value"].isDouble(), qPrintable(key));
    QVERIFY(parameter["value"].toDouble() >= row.minimum && parameter["value"].toDouble() <= row.maximum);
    QCOMPARE(parameter["unit"].toString().toStdString(), std::string(unitText(row.unit)));
  }
}

void MatchCommandTest::resultIsNearerToTheReference() {
  const Outcome outcome = match("dull.wav", "bright.wav", {"--json", "-", "-o", file("result.wav")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject before = outcome.json()["metrics_before"].toObject();
  const QJsonObject after = outcome.json()["metrics_after"].toObject();
  QVERIFY(after["spectral_distance_db"].toDouble() < 0.7 * before["spectral_distance_db"].toDouble());
  QVERIFY(std::abs(after["loudness_difference_lu"].toDouble()) <
          std::abs(before["loudness_difference_lu"].toDouble()));

  const QJsonObject written = run({"analyze", file("result.wav"), "--json", "-"}).json();
  const double reported = outcome.json()["result"].toObject()["lufs"].toDouble();
  QVERIFY(std::abs(written["lufs"].toDouble() - reported) < 0.05);
}

void MatchCommandTest::chainsAreChosenByTheirKeys() {
  QCOMPARE(match("dull.wav", "bright.wav", {"--json", "-"}).json()["chain"].toString(), "eq-compressor");
  const Outcome outcome =
      match("dull.wav", "bright.wav", {"--chain", "graphic-eq-compressor", "--json", "-"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QCOMPARE(outcome.json()["chain"].toString(), "graphic-eq-compressor");
  const QJsonObject parameters = outcome.json()["parameters"].toObject();
  QVERIFY(std::abs(parameters["graphic_eq.8_khz.gain"].toObject()["value"].toDouble()) > 0.5);
  QCOMPARE(parameters["eq.high_shelf.gain"].toObject()["value"].toDouble(), 0.0);
  const QJsonObject before = outcome.json()["metrics_before"].toObject();
  const QJsonObject after = outcome.json()["metrics_after"].toObject();
  QVERIFY(after["spectral_distance_db"].toDouble() < 0.7 * before["spectral_distance_db"].toDouble());
}

void MatchCommandTest::standardOutputIsOneDocument() {
  const Outcome outcome = match("dull.wav", "bright.wav", {"--json", "-", "-o", file("document.wav")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY2(outcome.output.startsWith('{') && outcome.output.endsWith("}\n"), outcome.describe());
  QVERIFY(!outcome.json().isEmpty());
  const Outcome text = match("dull.wav", "bright.wav");
  QVERIFY2(text.output.contains("Distance to the reference"), text.describe());
}

void MatchCommandTest::equaliserLimitsAreTaken() {
  const Outcome outcome = match(
      "dull.wav", "bright.wav",
      {"--match-range", "300:8k", "--bands", "2", "--json", "-", "--session", file("limited.semblance")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const auto session = loadSession(file("limited.semblance").toStdString());
  QVERIFY(session);
  QCOMPARE(session->matchLowestHz, 300.0);
  QCOMPARE(session->matchHighestHz, 8000.0);
  QCOMPARE(session->matchBands, 2);
  int acting = 0;
  for (const EqualiserBand& band : kEqualiserBands) acting += session->edited[band.gain] != 0.0f ? 1 : 0;
  QVERIFY(acting > 0 && acting <= 2);
  QVERIFY(std::abs(equaliserResponseDb(session->edited, 40.0, 44100.0)) < 2.0);
  for (const QStringList& wrong : QList<QStringList>{{"--match-range", "8000"},
                                                     {"--match-range", "8k:300"},
                                                     {"--match-range", "300:400"},
                                                     {"--match-range", "1:x"},
                                                     {"--bands", "0"},
                                                     {"--bands", "7"}}) {
    const Outcome refused = match("dull.wav", "bright.wav", wrong);
    QVERIFY2(refused.status == 2 && refused.errors.contains(wrong.front().toUtf8()), refused.describe());
  }
}

void MatchCommandTest::severalReferencesAreBlended() {
  writeSound(file("soft.wav"), music(4.0, 0.4, 0.02, 48000));
  const auto matched = [&](const QStringList& references, const QStringList& further) {
    QStringList arguments{"match", file("dull.wav")};
    for (const QString& reference : references) arguments << file(reference);
    return run(arguments + QStringList{"--method", "rule-based", "--json", "-", "--quiet"} + further);
  };
  const auto lufs = [](const Outcome& outcome) {
    return outcome.json()["result"].toObject()["lufs"].toDouble();
  };
  const Outcome bright = matched({"bright.wav"}, {});
  const Outcome soft = matched({"soft.wav"}, {});
  const Outcome both =
      matched({"bright.wav", "soft.wav"}, {"--weights", "3,1", "--session", file("several.semblance")});
  QVERIFY2(both.status == 0, both.describe());
  QVERIFY(lufs(bright) > lufs(soft) + 6.0);
  const double wanted = 0.75 * lufs(bright) + 0.25 * lufs(soft);
  QVERIFY2(std::abs(lufs(both) - wanted) < 1.0, both.describe());
  const QJsonObject json = both.json();
  QVERIFY(!bright.json().contains("references"));
  QCOMPARE(json["references"].toArray().size(), 2);
  QCOMPARE(json["references"].toArray()[0].toObject()["weight"].toDouble(), 3.0);
  QCOMPARE(json["reference"].toObject()["path"].toString(), file("bright.wav"));
  // The distances are those to the middle.
  QVERIFY(std::abs(json["metrics_after"].toObject()["loudness_difference_lu"].toDouble()) < 1.0);

  const auto session = loadSession(file("several.semblance").toStdString());
  QVERIFY(session);
  const ReferenceList saved = session->references();
  QCOMPARE(saved.tracks.size(), std::size_t{2});
  QCOMPARE(saved.tracks[0].weight, 3.0);
  QCOMPARE(QString::fromStdString(saved.tracks[1].track.path.filename().string()), QString("soft.wav"));
  QVERIFY(!saved.tracks[1].track.fingerprint.empty());

  const auto refused = [&](const QStringList& further, const char* word) {
    const Outcome outcome = matched({"bright.wav", "soft.wav"}, further);
    return outcome.status == 2 && outcome.errors.contains(QLatin1String(word));
  };
  QVERIFY(refused({"--weights", "1,2,3"}, "3 weights for 2 references"));
  QVERIFY(refused({"--weights", "1"}, "has 1 weight for 2 references"));
  QVERIFY(refused({"--weights", "1,0"}, "--weights"));
  QVERIFY(refused({"--reference-range", "0:00-0:02"}, "one reference"));
  QVERIFY2(matched({"bright.wav", "soft.wav"}, {"-o", file("soft.wav")}).status == 1,
           "a reference is not replaced");
}

void MatchCommandTest::strengthZeroChangesNothing() {
  const Outcome outcome = match("dull.wav", "bright.wav", {"--json", "-", "--strength", "0"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject before = outcome.json()["metrics_before"].toObject();
  const QJsonObject after = outcome.json()["metrics_after"].toObject();
  for (const char* key : {"spectral_distance_db", "loudness_difference_lu", "crest_difference_db"})
    QVERIFY2(std::abs(after[key].toDouble() - before[key].toDouble()) < 0.01, key);
}

void MatchCommandTest::savedSessionRendersTheSameSound() {
  const Outcome outcome = match("dull.wav", "bright.wav",
                                {"-o", file("direct.wav"), "--session", file("saved.semblance"), "--strength",
                                 "80", "--input-range", "0.5:3.5"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const auto session = loadSession(file("saved.semblance").toStdString());
  QVERIFY(session);
  QCOMPARE(session->strength, 0.8);
  QVERIFY(session->input.selection && *session->input.selection == (TimeRange{0.5, 3.5}));
  QVERIFY(session->predicted && *session->predicted == session->edited);
  QVERIFY(run({"render", file("saved.semblance"), "-o", file("rendered.wav")}).status == 0);
  QFile direct(file("direct.wav"));
  QFile rendered(file("rendered.wav"));
  QVERIFY(direct.open(QIODevice::ReadOnly) && rendered.open(QIODevice::ReadOnly));
  QVERIFY2(direct.readAll() == rendered.readAll(), "render must give what match wrote, bit for bit");
}

void MatchCommandTest::quietSaysNothingOnStandardError() {
  const Outcome outcome = match("dull.wav", "bright.wav", {"--quiet"});
  QVERIFY2(outcome.status == 0, outcome.describe());
  QVERIFY2(outcome.errors.isEmpty(), outcome.describe());
  const Outcome spoken = match("dull.wav", "bright.wav");
  QVERIFY2(spoken.errors.contains('%'), spoken.describe());
}

void MatchCommandTest::rangesAreTaken() {
  for (const char* range : {"1:3", "0:01:0:03", "0:01-0:03", "1-0:00:03.5"}) {
    const Outcome outcome =
        match("dull.wav", "bright.wav", {"--input-range", range, "--reference-range", range});
    QVERIFY2(outcome.status == 0, outcome.describe());
  }
  const Outcome outside = match("dull.wav", "bright.wav", {"--input-range", "100:200"});
  QVERIFY2(outside.status == 1, outside.describe());
  QVERIFY2(outside.errors.contains("dull.wav"), outside.describe());
}

void MatchCommandTest::worksWith_data() {
  QTest::addColumn<QString>("input");
  QTest::addColumn<QString>("reference");
  QTest::addColumn<QString>("note");  // what the user is told; empty: nothing in particular
  const auto row = [](const char* name, const char* input, const char* reference, const char* note = "") {
    QTest::newRow(name) << QString::fromUtf8(input) << QString::fromUtf8(reference) << QString(note);
  };
  const auto changed = [this](const QString& name, auto change) {
    Sound sound = music(3.0, 0.6, 0.4);
    for (float& sample : sound.samples) sample = change(sample);
    writeSound(file(name), sound);
  };
  changed("dc.wav", [](float x) { return x + 0.2f; });
  row("DC offset", "dc.wav", "bright.wav", "DC offset");
  changed("clipped.wav", [](float x) { return std::clamp(8.0f * x, -1.0f, 1.0f); });
  row("clipped", "clipped.wav", "bright.wav", "clipped");
  writeSound(file("8k.wav"), music(3.0, 0.6, 0.4, 8000));
  row("8 kHz", "8k.wav", "bright.wav");
  row("band-limited reference", "dull.wav", "8k.wav", "nothing above");
  writeSound(file("192k.wav"), music(2.0, 0.6, 0.4, 192000));
  row("192 kHz and different rates", "192k.wav", "bright.wav");
  writeSound(file("mono.wav"), music(3.0, 0.6, 0.4, 44100, 1));
  row("mono with stereo", "mono.wav", "bright.wav");
  row("stereo with mono", "dull.wav", "mono.wav");
  row("input = reference", "dull.wav", "dull.wav", "same file");
  const QString folder = QString::fromUtf8("Stück für Zoë – 録音 1");
  QVERIFY(QDir(folder_.path()).mkpath(folder));
  QVERIFY(QFile::copy(file("dull.wav"), file(folder + "/ein Lied.wav")));
  row("spaces and Unicode", "Stück für Zoë – 録音 1/ein Lied.wav", "bright.wav");
}

void MatchCommandTest::worksWith() {
  QFETCH(QString, input);
  QFETCH(QString, reference);
  QFETCH(QString, note);
  const Outcome outcome = match(input, reference, {"--json", "-", "-o", file("works.wav")});
  QVERIFY2(outcome.status == 0, outcome.describe());
  const QJsonObject json = outcome.json();
  QCOMPARE(json["result"].toObject()["sample_rate"], json["input"].toObject()["sample_rate"]);
  QCOMPARE(json["result"].toObject()["channels"], json["input"].toObject()["channels"]);
  if (!note.isEmpty())
    QVERIFY2(outcome.errors.contains("Note: ") && outcome.errors.contains(note.toUtf8()), outcome.describe());
  if (input == reference)
    QVERIFY2(json["metrics_after"].toObject()["spectral_distance_db"].toDouble() < 1.0, outcome.describe());
}

void MatchCommandTest::batchGoesOnAfterAFailure() {
  writeSound(file("second.flac"), music(3.0, 0.3, 0.3));
  QVERIFY(QDir(folder_.path()).mkpath("batch"));
  const Outcome outcome = run({"batch", file("bright.wav"), file("dull.wav"), file("none.wav"),
                               file("second.flac"), "-d", file("batch"), "--method", "rule-based"});
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY(QFile::exists(file("batch/dull_matched.wav")));
  QVERIFY(QFile::exists(file("batch/second_matched.flac")));
  QCOMPARE(QDir(file("batch")).entryList(QDir::Files | QDir::Hidden).size(), 2);
  QVERIFY2(outcome.errors.contains("none.wav"), outcome.describe());
  QCOMPARE(outcome.output.count('\n'), 2);

  const Outcome document = run({"batch", file("bright.wav"), file("none.wav"), file("dull.wav"), "-d",
                                file("batch"), "--method", "rule-based", "--json", "-"});
  QCOMPARE(document.status, 1);
  const QJsonArray results = document.json()["results"].toArray();
  QCOMPARE(results.size(), 2);
  QVERIFY(results[0].toObject().contains("error"));
  QVERIFY(results[1].toObject().contains("metrics_after"));
}

void MatchCommandTest::batchKeepsNamesApart() {
  QVERIFY(QDir(folder_.path()).mkpath("other/batch"));
  QVERIFY(QFile::copy(file("dull.wav"), file("other/dull.wav")));
  const Outcome outcome = run({"batch", file("bright.wav"), file("dull.wav"), file("other/dull.wav"), "-d",
                               file("other/batch"), "--method", "rule-based"});
  QVERIFY2(outcome.status == 1, outcome.describe());
  QVERIFY2(outcome.errors.contains("dull_matched.wav"), outcome.describe());
  QCOMPARE(QDir(file("other/batch")).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

QTEST_GUILESS_MAIN(MatchCommandTest)
#include "MatchCommandTest.moc"
