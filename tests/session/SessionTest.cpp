// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Session.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <limits>
#include <random>

using namespace semblance;
namespace fs = std::filesystem;

namespace {

fs::path toPath(const QString& text) { return fs::path(text.toStdString()); }

void touch(const QString& path) {
  QFile file(path);
  QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
}

ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    settings[row.id] = std::uniform_real_distribution<float>(row.minimum, row.maximum)(random);
  return settings;
}

Session exampleSession(const QString& folder) {
  std::mt19937 random(7);
  Session session;
  session.input = {toPath(folder + "/input.wav"), TimeRange{1.25, 30.1}, 1323000, 44100, "77-0123"};
  session.reference = {toPath(folder + "/reference.flac"), std::nullopt, 8640000, 48000, ""};
  session.method = "refine";
  session.model = "music-2";
  session.strength = 1.2;
  session.matchDynamics = false;
  session.predicted = randomSettings(random);
  session.edited = randomSettings(random);
  session.edited.setBypassed(Effect::Compressor, true);
  session.edited.setBandOff(3, true);
  session.edited.chain = ChainPreset::GraphicEqCompressor;
  session.matchWidth = false;
  session.sectionStrengths = {1.5, 0.25, 0.0, 0.75, 1.25};
  session.version = 1;
  session.otherVersion = SettingsVersion{std::nullopt, randomSettings(random), 0.5, {}};
  session.notes = {"The reference has no content above 16 kHz.",
                   Sentence("%1 is clipped (%2 samples).", Sentence("The reference %1", "a %1.wav"), 12)};
  session.matchLowestHz = 80.0;
  session.matchHighestHz = 12500.0;
  session.matchBands = 3;
  return session;
}

QString textOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class SessionTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTripKeepsEverything();
  void everyParameterSurvivesExactly();
  void textIsReadable();
  void pathsWithSpacesAndUnicode();
  void movedFolderFindsItsTracks();
  void movedSessionFindsItsTracks();
  void emptyTracksAreKept();
  void unknownKeysAreIgnored();
  void severalReferences();
  void sessionsOfOneReferenceOpenAsBefore();
  void sessionsFromBeforeTheChainsOpen();
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

void SessionTest::roundTripKeepsEverything() {
  const Session saved = exampleSession(folder_.path());
  QVERIFY(saveSession(saved, toPath(file("a.semblance"))));
  const auto loaded = loadSession(toPath(file("a.semblance")));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  QVERIFY(*loaded == saved);
  QVERIFY(loaded->edited.bypassed(Effect::Compressor));
  QVERIFY(!loaded->edited.bypassed(Effect::Equaliser));

  Session withoutPrediction = saved;
  withoutPrediction.predicted.reset();
  QVERIFY(saveSession(withoutPrediction, toPath(file("a.semblance"))));
  QVERIFY(*loadSession(toPath(file("a.semblance"))) == withoutPrediction);
}

void SessionTest::severalReferences() {
  Session saved = exampleSession(folder_.path());
  const SessionTrack heard = saved.reference;
  QCOMPARE(saved.references().tracks.size(), std::size_t{1});
  ReferenceList list;
  list.tracks = {{{toPath(file("a.wav")), TimeRange{1.0, 2.0}, 1, 44100, "1-a"}, 2.5},
                 {heard, 0.5},
                 {{toPath(file("b.wav")), std::nullopt, 2, 96000, ""}, 1.0}};
  list.heard = 1;
  saved.setReferences(list);
  QVERIFY(saved.reference == heard);
  QCOMPARE(saved.referenceWeight, 0.5);
  QVERIFY(saved.references().tracks == list.tracks);
  QCOMPARE(saved.references().heard, std::size_t{1});
  QVERIFY(saveSession(saved, toPath(file("several.semblance"))));
  const auto loaded = loadSession(toPath(file("several.semblance")));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  QVERIFY(*loaded == saved);
  QVERIFY(loaded->references().tracks == list.tracks);

  list.tracks.erase(list.tracks.begin());
  list.heard = 9;  // the last one
  saved.setReferences(list);
  QCOMPARE(saved.reference.path, toPath(file("b.wav")));
  saved.setReferences({});
  QVERIFY(saved.references().tracks.empty() && saved.reference.path.empty() && saved.otherReferences.empty());
}

void SessionTest::sessionsOfOneReferenceOpenAsBefore() {
  const Session session = exampleSession(folder_.path());
  const fs::path folder = toPath(folder_.path());
  const QString text = QString::fromStdString(sessionToJson(session, folder));
  for (const char* key : {"other_references", "reference_weight", "reference_place"})
    QVERIFY2(!text.contains(QLatin1String(key)), "one reference is written as in the first version");
  const auto loaded = sessionFromJson(text.toStdString(), folder);
  QVERIFY(loaded && *loaded == session);

  Session several = session;
  several.setReferences({{{session.reference, 1.0}, {session.input, 1.0}}, 0});
  const auto broken = [&](const QString& from, const QString& to) {
    QString changed = QString::fromStdString(sessionToJson(several, folder));
    if (!changed.contains(from)) return std::string("nothing to change");
    const auto read = sessionFromJson(changed.replace(from, to).toStdString(), folder);
    return read ? std::string() : read.error().message;
  };
  QVERIFY(broken("\"reference_place\": 0", "\"reference_place\": 2").find("reference_place") !=
          std::string::npos);
  QVERIFY(broken("\"weight\": 1.0", "\"weight\": 0").find("other_references/0/weight") != std::string::npos);
  QVERIFY(broken("\"weight\": 1.0", "\"weight\": 1.0").empty());
  several.otherReferences.front().weight = 0.0;
  const auto refused = saveSession(several, toPath(file("never.semblance")));
  QVERIFY(!refused && refused.error().message.find("weight") != std::string::npos);
}

void SessionTest::everyParameterSurvivesExactly() {
  std::mt19937 random(42);
  Session session = exampleSession(folder_.path());
  for (int i = 0; i < 200; ++i) {
    session.edited = randomSettings(random);
    session.strength = std::uniform_real_distribution<double>(0.0, 1.5)(random);
    const fs::path folder = toPath(folder_.path());
    const auto loaded = sessionFromJson(sessionToJson(session, folder), folder);
    QVERIFY(loaded);
    QVERIFY(loaded->edited == session.edited);
    QCOMPARE(loaded->strength, session.strength);
  }
}

void SessionTest::textIsReadable() {
  Session session = exampleSession(folder_.path());
  session.edited[ParameterId::Peak1Gain] = 0.1f;
  const QString text = QString::fromStdString(sessionToJson(session, toPath(folder_.path())));
  const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
  QCOMPARE(json["format"].toString(), "semblance-session");
  QCOMPARE(json["version"].toInt(), kSessionVersion);
  QCOMPARE(json["input"].toObject()["path"].toString(), "input.wav");
  const QJsonObject gain = json["edited"].toObject()["parameters"].toObject()["eq.peak1.gain"].toObject();
  QCOMPARE(gain["value"].toDouble(), 0.1);
  QCOMPARE(gain["unit"].toString(), "dB");
  QVERIFY2(text.contains("\"value\": 0.1,"), "floats must be written as people write them");
  QVERIFY2(text.count('\n') > 50, "one key a line");
}

void SessionTest::pathsWithSpacesAndUnicode() {
  const QString folder = file(QString::fromUtf8("Aufnahmen für Zoë – 録音"));
  QVERIFY(QDir().mkpath(folder));
  Session session = exampleSession(folder);
  session.input.path = toPath(folder + QString::fromUtf8("/Take 1 \"best\" ü.wav"));
  const fs::path target = toPath(folder + QString::fromUtf8("/mein Stück.semblance"));
  QVERIFY(saveSession(session, target));
  const auto loaded = loadSession(target);
  QVERIFY(loaded);
  QVERIFY(*loaded == session);
}

void SessionTest::movedFolderFindsItsTracks() {
  QVERIFY(QDir().mkpath(file("before/audio")));
  touch(file("before/audio/input.wav"));
  Session session = exampleSession(file("before/audio"));
  QVERIFY(saveSession(session, toPath(file("before/a.semblance"))));
  QVERIFY(QDir().rename(file("before"), file("after")));
  const auto loaded = loadSession(toPath(file("after/a.semblance")));
  QVERIFY(loaded);
  QCOMPARE(loaded->input.path, toPath(file("after/audio/input.wav")));
}

void SessionTest::movedSessionFindsItsTracks() {
  touch(file("input.wav"));
  QVERIFY(saveSession(exampleSession(folder_.path()), toPath(file("here.semblance"))));
  QVERIFY(QDir().mkpath(file("elsewhere/deep")));
  QVERIFY(QFile::rename(file("here.semblance"), file("elsewhere/deep/here.semblance")));
  const auto loaded = loadSession(toPath(file("elsewhere/deep/here.semblance")));
  QVERIFY(loaded);
  QCOMPARE(loaded->input.path, toPath(file("input.wav")));
}

void SessionTest::emptyTracksAreKept() {
  const fs::path folder = toPath(folder_.path());
  const auto loaded = sessionFromJson(sessionToJson(Session{}, folder), folder);
  QVERIFY(loaded);
  QVERIFY(*loaded == Session{});
  QVERIFY(loaded->input.path.empty());
}

void SessionTest::unknownKeysAreIgnored() {
  const fs::path folder = toPath(folder_.path());
  const Session session = exampleSession(folder_.path());
  QString text = QString::fromStdString(sessionToJson(session, folder));
  text.replace("\"version\": 1,", "\"version\": 1, \"colour\": {\"of\": [{\"the\": \"window\"}]},");
  const auto loaded = sessionFromJson(text.toStdString(), folder);
  QVERIFY(loaded);
  QVERIFY(*loaded == session);
}

// As the first releases wrote them: without a chain, and with the rows of their effects only.
void SessionTest::sessionsFromBeforeTheChainsOpen() {
  Session session = exampleSession(folder_.path());
  session.otherVersion.reset();
  const auto early = [](ChainSettings settings) {
    const ChainSettings neutral = neutralSettings();
    settings.chain = ChainPreset::EqCompressor;
    for (const ParameterInfo& row : parameterTable())
      if (indexOf(row.id) > indexOf(ParameterId::OutputGain)) settings[row.id] = neutral[row.id];
    return settings;
  };
  session.edited = early(session.edited);
  session.predicted = early(*session.predicted);
  QJsonObject json =
      QJsonDocument::fromJson(QByteArray::fromStdString(sessionToJson(session, toPath(folder_.path()))))
          .object();
  for (const char* part : {"predicted", "edited"}) {
    QJsonObject settings = json[part].toObject();
    QVERIFY(settings.contains("chain"));
    settings.remove("chain");
    QJsonObject parameters = settings["parameters"].toObject();
    for (const ParameterInfo& row : parameterTable())
      if (indexOf(row.id) > indexOf(ParameterId::OutputGain))
        parameters.remove(QString::fromUtf8(row.key.data(), static_cast<qsizetype>(row.key.size())));
    QCOMPARE(parameters.size(), 26);
    settings["parameters"] = parameters;
    json[part] = settings;
  }
  for (const char* part : {"sections", "section_strengths"}) {
    QJsonObject object = json[part].toObject();
    object.remove("saturation");
    object.remove("width");
    json[part] = object;
  }
  const auto loaded = sessionFromJson(QJsonDocument(json).toJson().toStdString(), toPath(folder_.path()));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  session.matchWidth = true;
  session.sectionStrengths.saturation = session.sectionStrengths.width = 1.0;
  QVERIFY(*loaded == session);
}

void SessionTest::badTextIsExplained_data() {
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

void SessionTest::badTextIsExplained() {
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

void SessionTest::badFileIsExplained() {
  const auto missing = loadSession(toPath(file("none.semblance")));
  QVERIFY(!missing);
  QVERIFY(missing.error().message.find("none.semblance") != std::string::npos);
  const auto folder = loadSession(toPath(folder_.path()));
  QVERIFY(!folder);
  QVERIFY(folder.error().message.find("folder") != std::string::npos);
}

void SessionTest::badSessionIsNotSaved() {
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

void SessionTest::failedSaveKeepsTheOldFile() {
  const auto missingFolder = saveSession(Session{}, toPath(file("no/such/a.semblance")));
  QVERIFY(!missingFolder);
  QVERIFY(missingFolder.error().message.find("does not exist") != std::string::npos);
  QVERIFY(!saveSession(Session{}, toPath(folder_.path())));
}

void SessionTest::killDuringSaveKeepsAWholeFile() {
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

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
