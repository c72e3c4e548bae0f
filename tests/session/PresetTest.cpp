// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Preset.h"

#include <QTemporaryDir>
#include <QTest>

#include "base/AtomicFile.h"
#include "session/Fingerprint.h"
#include "session/RecoveryFile.h"

using namespace semblance;
namespace fs = std::filesystem;

class PresetTest : public QObject {
  Q_OBJECT

 private slots:
  void roundTrip();
  void listsAFolder();
  void badFilesAreExplained_data();
  void badFilesAreExplained();
  void factoryPresetsOpen();
  void fingerprintsTellFilesApart();
  void unsavedWorkSurvives();

 private:
  QTemporaryDir folder_;
  fs::path file(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
};

void PresetTest::roundTrip() {
  Preset preset{"Warm / soft", neutralSettings()};
  preset.settings[ParameterId::Peak2Gain] = -3.7f;
  preset.settings.setBypassed(Effect::Compressor, true);
  preset.settings.setBandOff(5, true);
  const fs::path path = presetPath(folder_.path().toStdString(), preset.name);
  QCOMPARE(path.filename().string(), std::string("Warm _ soft.preset.json"));
  QVERIFY(savePreset(preset, path));
  const auto loaded = loadPreset(path);
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  QVERIFY(*loaded == preset);

  preset.settings[ParameterId::Ratio] = 40.0f;
  const auto refused = savePreset(preset, path);
  QVERIFY(!refused && refused.error().message.find("compressor.ratio") != std::string::npos);
  QCOMPARE(loadPreset(path)->settings[ParameterId::Ratio], 1.0f);
}

void PresetTest::listsAFolder() {
  const QTemporaryDir folder;
  const fs::path path = folder.path().toStdString();
  QVERIFY(savePreset({"Zebra", neutralSettings()}, presetPath(path, "Zebra")));
  QVERIFY(savePreset({"Ant", neutralSettings()}, presetPath(path, "Ant")));
  QVERIFY(replaceFile(path / "broken.preset.json", "{"));
  QVERIFY(replaceFile(path / "other.json", "{}"));
  const auto found = presetsIn(path);
  QCOMPARE(found.size(), 3u);
  QCOMPARE(found[0].name, std::string("Ant"));
  QCOMPARE(found[1].name, std::string("Zebra"));
  QVERIFY(found[0].problem.empty() && !found[2].problem.empty());
  QCOMPARE(presetsIn(path / "nowhere").size(), 0u);
}

void PresetTest::badFilesAreExplained_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("says");
  QTest::newRow("session") << QByteArray(R"({"format": "semblance-session", "version": 1})")
                           << QByteArray("not a Semblance preset");
  QTest::newRow("future") << QByteArray(R"({"format": "semblance-preset", "version": 9})")
                          << QByteArray("version is 9");
  QTest::newRow("nameless") << QByteArray(R"({"format": "semblance-preset", "version": 1})")
                            << QByteArray("name");
  QTest::newRow("cut") << QByteArray(R"({"format": "semblance-pre)") << QByteArray("not valid JSON");
}

void PresetTest::badFilesAreExplained() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, says);
  QVERIFY(replaceFile(file("bad.preset.json"), text.toStdString()));
  const auto loaded = loadPreset(file("bad.preset.json"));
  QVERIFY(!loaded);
  const QByteArray message = QByteArray::fromStdString(loaded.error().message);
  QVERIFY2(message.contains(says) && message.contains("bad.preset.json"), message);
}

void PresetTest::factoryPresetsOpen() {
  const auto found = presetsIn(factoryPresetFolder());
  QVERIFY(found.size() >= 4);
  for (const PresetFile& preset : found) {
    QVERIFY2(preset.problem.empty(), preset.problem.pattern.c_str());
    QVERIFY(loadPreset(preset.path)->settings != neutralSettings());
  }
}

void PresetTest::fingerprintsTellFilesApart() {
  std::string bytes(300000, 'a');
  QVERIFY(replaceFile(file("a"), bytes));
  const std::string whole = fingerprintOf(file("a"));
  QCOMPARE(whole.substr(0, 7), std::string("300000-"));
  for (const std::size_t place : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
    std::string other = bytes;
    other[place] = 'b';
    QVERIFY(replaceFile(file("b"), other));
    QVERIFY(fingerprintOf(file("b")) != whole);
  }
  QVERIFY(replaceFile(file("b"), bytes));
  QCOMPARE(fingerprintOf(file("b")), whole);
  QVERIFY(fingerprintOf(file("missing")).empty());
  QVERIFY(replaceFile(file("empty"), ""));
  QVERIFY(!fingerprintOf(file("empty")).empty());
}

void PresetTest::unsavedWorkSurvives() {
  UnsavedWork work;
  work.savedAs = "/some/where/mix.semblance";
  work.session.input.path = "/music/in.wav";
  work.session.edited[ParameterId::HighShelfGain] = 2.5f;
  work.session.edited.setBandOff(0, true);
  work.session.sectionStrengths.dynamics = 0.5;
  QVERIFY(saveRecovery(work, file("x.unsaved")));
  const auto loaded = loadRecovery(file("x.unsaved"));
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  QVERIFY(*loaded == work);
  QVERIFY(replaceFile(file("y.unsaved"), "[]"));
  QVERIFY(!loadRecovery(file("y.unsaved")));
}

QTEST_GUILESS_MAIN(PresetTest)
#include "PresetTest.moc"
