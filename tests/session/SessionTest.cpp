// SPDX-License-Identifier: GPL-3.0-or-later
// What a session file keeps, and that files of earlier versions open.
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "ExampleSession.h"

using namespace semblance;
using namespace semblance::test;

class SessionTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTripKeepsEverything();
  void severalReferences();
  void sessionsOfOneReferenceOpenAsBefore();
  void everyParameterSurvivesExactly();
  void textIsReadable();
  void pathsWithSpacesAndUnicode();
  void movedFolderFindsItsTracks();
  void movedSessionFindsItsTracks();
  void emptyTracksAreKept();
  void unknownKeysAreIgnored();
  void sessionsFromBeforeTheChainsOpen();

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
    settings.bandTypes = usualBandTypes();
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
    settings.remove("band_types");
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

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
