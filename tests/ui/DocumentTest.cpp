// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Document.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "Text.h"
#include "document/HeardValue.h"
#include "effects/Biquad.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

MatchResult exampleMatch() {
  MatchResult result;
  result.settings = neutralSettings();
  result.settings[ParameterId::Peak1Gain] = -4.0f;
  result.settings[ParameterId::Ratio] = 3.0f;
  result.settings[ParameterId::Threshold] = -24.0f;
  result.method = "rule-based";
  result.notes = {"The reference has nothing above 16 kHz."};
  return result;
}

AudioFormat formatOf(int rate, int channels, std::int64_t frames) {
  AudioFormat format;
  format.sampleRate = rate;
  format.channels = channels;
  format.frames = frames;
  return format;
}

float heard(const Document& document, ParameterId id) { return document.heardSettings()[id]; }

}  // namespace

class DocumentTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneGestureIsOneStep();
  void gesturesOfTwoControlsStayApart();
  void gestureBackToItsStartLeavesNoStep();
  void stepsWithoutAChangeAreNotKept();
  void everyKindOfChangeIsUndone();
  void textsAreReadable();
  void matchKeepsEarlierEditsReachable();
  void strengthActsOnWhatIsHeard();
  void heardValuesInvertTheStrength();
  void nothingIsEditedAtStrengthZero();
  void revertGoesToThePrediction();
  void observersHearOnlyWhatChanged();
  void mereOpeningIsNoUnsavedWork();
  void savesAndReplaces();
};

void DocumentTest::oneGestureIsOneStep() {
  Document document;
  document.beginGesture(this);
  for (int step = 1; step <= 20; ++step) {
    document.setHeardParameter(ParameterId::Peak2Gain, 0.1f * static_cast<float>(step));
  }
  document.endGesture(this);
  document.setHeardParameter(ParameterId::Peak2Gain, 5.0f);
  QCOMPARE(document.undoStack().count(), 2);
  document.undoStack().undo();
  QCOMPARE(heard(document, ParameterId::Peak2Gain), 2.0f);
  document.undoStack().undo();
  QCOMPARE(heard(document, ParameterId::Peak2Gain), 0.0f);
  document.undoStack().redo();
  QCOMPARE(heard(document, ParameterId::Peak2Gain), 2.0f);
}

void DocumentTest::gesturesOfTwoControlsStayApart() {
  Document document;
  QObject slider;
  QObject plot;
  document.beginGesture(&slider);
  document.setStrength(0.8);
  document.beginGesture(&plot);
  document.setHeardBand(1, 500.0f, 2.0f, 1.0f);
  document.endGesture(&slider);  // ends late, as a wheel's pause does: must not cut the other gesture
  document.setHeardBand(1, 600.0f, 3.0f, 1.0f);
  document.endGesture(&plot);
  QCOMPARE(document.undoStack().count(), 2);
}

void DocumentTest::gestureBackToItsStartLeavesNoStep() {
  Document document;
  document.beginGesture(this);
  document.setHeardParameter(ParameterId::OutputGain, 3.0f);
  document.setHeardParameter(ParameterId::OutputGain, 0.0f);
  document.endGesture(this);
  QCOMPARE(document.undoStack().count(), 0);
}

void DocumentTest::stepsWithoutAChangeAreNotKept() {
  Document document;
  document.setStrength(1.0);
  document.setSelection(TrackRole::Input, std::nullopt);
  document.setBypassed(Effect::Compressor, false);
  document.revertAll();
  QCOMPARE(document.undoStack().count(), 0);
}

void DocumentTest::everyKindOfChangeIsUndone() {
  Document document;
  const std::vector<std::function<void()>> changes = {
      [&] { document.openTrack(TrackRole::Input, "/music/a.wav", formatOf(44100, 2, 441000)); },
      [&] { document.openTrack(TrackRole::Reference, "/music/b.wav", formatOf(48000, 1, 480000)); },
      [&] {
        document.setSelection(TrackRole::Input, TimeRange{1.0, 2.5});
      },
      [&] {
        document.setSelection(TrackRole::Reference, TimeRange{0.0, 4.0});
      },
      [&] { document.setMethod(QStringLiteral("refine"), QStringLiteral("Refine")); },
      [&] { document.setModel(QStringLiteral("mine")); },
      [&] {
        document.setSections({true, false, true, true, true, {}, {}});
      },
      [&] {
        document.setLimits({100.0, 8000.0, 4});
      },
      [&] { document.setChain(ChainPreset::GraphicEqCompressor); },
      [&] { document.setStrength(0.5); },
      [&] { document.setMatch(exampleMatch()); },
      [&] { document.setHeardParameter(ParameterId::Attack, 30.0f); },
      [&] { document.setHeardBand(5, 9000.0f, 3.0f, 0.8f); },
      [&] { document.setBypassed(Effect::Equaliser, true); },
      [&] { document.revertParameter(ParameterId::Attack); },
      [&] { document.revertBand(5); },
      [&] { document.revertEffect(Effect::Equaliser); },
      [&] { document.setAllBypassed(true); },
      [&] { document.revertAll(); },
      [&] { document.swapTracks(); },
  };
  std::vector<Session> states{document.session()};
  for (const auto& change : changes) {
    change();
    states.push_back(document.session());
  }
  QCOMPARE(document.undoStack().count(), static_cast<int>(changes.size()));
  for (std::size_t index = changes.size(); index-- > 0;) {
    document.undoStack().undo();
    QVERIFY2(document.session() == states[index], qPrintable(document.undoStack().redoText()));
  }
  for (std::size_t index = 0; index < changes.size(); ++index) {
    document.undoStack().redo();
    QVERIFY(document.session() == states[index + 1]);
  }
}

void DocumentTest::textsAreReadable() {
  Document document;
  document.openTrack(TrackRole::Input, "/music/My song.wav", {});
  QCOMPARE(document.undoStack().undoText(), QStringLiteral("Open input “My song.wav”"));
  document.setHeardParameter(ParameterId::Threshold, -18.5f);
  QVERIFY2(document.undoStack().undoText().contains(QStringLiteral("−18.5 dB")),
           qPrintable(document.undoStack().undoText()));
  document.setHeardBand(0, 120.0f, -3.0f, 0.7f);
  QVERIFY2(document.undoStack().undoText().startsWith(QStringLiteral("Set Band 1 to −3.0 dB at 120 Hz")),
           qPrintable(document.undoStack().undoText()));
  document.setStrength(0.456);
  QCOMPARE(document.undoStack().undoText(), QStringLiteral("Set strength to 46 %"));
}

void DocumentTest::matchKeepsEarlierEditsReachable() {
  Document document;
  document.setHeardParameter(ParameterId::Peak1Gain, 6.0f);
  const Session edited = document.session();
  document.setMatch(exampleMatch());
  QCOMPARE(heard(document, ParameterId::Peak1Gain), -4.0f);
  QCOMPARE(document.session().notes.size(), std::size_t{1});
  document.undoStack().undo();
  QVERIFY(document.session() == edited);
}

void DocumentTest::strengthActsOnWhatIsHeard() {
  Document document;
  document.setMatch(exampleMatch());
  document.setStrength(0.5);
  QCOMPARE(heard(document, ParameterId::Peak1Gain), -2.0f);
  QCOMPARE(document.session().edited[ParameterId::Peak1Gain], -4.0f);
  document.setStrength(9.0);
  QCOMPARE(document.session().strength, 1.5);
  document.setStrength(std::nan(""));
  QCOMPARE(document.session().strength, 1.0);
}

void DocumentTest::heardValuesInvertTheStrength() {
  std::mt19937 random(7);
  for (const double strength : {0.1, 0.5, 1.0, 1.25, 1.5}) {
    for (const ParameterInfo& info : parameterTable()) {
      for (int draw = 0; draw < 50; ++draw) {
        // Values that are heard at this strength: what some setting becomes.
        ChainSettings settings = neutralSettings();
        settings[info.id] =
            static_cast<float>(denormalised(info.id, std::uniform_real_distribution()(random)));
        const float target = withStrength(settings, strength)[info.id];
        ChainSettings inverted = neutralSettings();
        inverted[info.id] = editedFromHeard(info.id, target, strength);
        const float again = withStrength(inverted, strength)[info.id];
        QVERIFY2(std::abs(again - target) <= 2e-3f * std::max(1.0f, std::abs(target)),
                 qPrintable(QStringLiteral("%1 at %2: %3 became %4")
                                .arg(toQString(info.key))
                                .arg(strength)
                                .arg(double(target))
                                .arg(double(again))));
      }
    }
  }
}

void DocumentTest::nothingIsEditedAtStrengthZero() {
  Document document;
  document.setMatch(exampleMatch());
  document.setStrength(0.0);
  const int steps = document.undoStack().count();
  document.setHeardParameter(ParameterId::Peak1Gain, 3.0f);
  QCOMPARE(document.undoStack().count(), steps);
  document.setStrength(1.0);
  QCOMPARE(heard(document, ParameterId::Peak1Gain), -4.0f);
}

void DocumentTest::revertGoesToThePrediction() {
  Document document;
  document.setHeardParameter(ParameterId::Ratio, 5.0f);
  document.revertParameter(ParameterId::Ratio);
  QCOMPARE(heard(document, ParameterId::Ratio), parameterInfo(ParameterId::Ratio).neutral);
  document.setMatch(exampleMatch());
  document.setHeardParameter(ParameterId::Ratio, 5.0f);
  document.setHeardParameter(ParameterId::Peak1Gain, 1.0f);
  document.revertEffect(Effect::Compressor);
  QCOMPARE(heard(document, ParameterId::Ratio), 3.0f);
  QCOMPARE(heard(document, ParameterId::Peak1Gain), 1.0f);
  document.revertAll();
  QVERIFY(document.session().edited == exampleMatch().settings);
}

void DocumentTest::observersHearOnlyWhatChanged() {
  Document document;
  QSignalSpy tracks(&document, &Document::trackChanged);
  QSignalSpy selections(&document, &Document::selectionChanged);
  QSignalSpy settings(&document, &Document::settingsChanged);
  QSignalSpy options(&document, &Document::optionsChanged);
  document.setSelection(TrackRole::Reference, TimeRange{0.0, 1.0});
  QCOMPARE(selections.count(), 1);
  QCOMPARE(selections.at(0).at(0).value<TrackRole>(), TrackRole::Reference);
  document.setHeardParameter(ParameterId::Knee, 3.0f);
  QCOMPARE(settings.count(), 1);
  document.setStrength(0.5);
  QCOMPARE(settings.count(), 2);
  QCOMPARE(options.count(), 1);
  document.undoStack().undo();
  QCOMPARE(options.count(), 2);
  QCOMPARE(tracks.count(), 0);
}

void DocumentTest::mereOpeningIsNoUnsavedWork() {
  Document document;
  document.openTrack(TrackRole::Input, "/music/a.wav", {});
  QVERIFY(!document.hasUnsavedWork());
  document.setHeardParameter(ParameterId::OutputGain, -1.0f);
  QVERIFY(document.hasUnsavedWork());
}

void DocumentTest::savesAndReplaces() {
  QTemporaryDir folder;
  const auto path = toPath(folder.filePath(QStringLiteral("Größe 1.semblance")));
  Document document;
  document.openTrack(TrackRole::Input, toPath(folder.filePath(QStringLiteral("a.wav"))),
                     formatOf(44100, 2, 1000));
  document.setMatch(exampleMatch());
  QVERIFY(document.save(path));
  QVERIFY(!document.hasUnsavedWork());
  QCOMPARE(document.title(), QStringLiteral("Größe 1"));
  document.setStrength(0.7);
  QVERIFY(document.hasUnsavedWork());
  document.undoStack().undo();
  QVERIFY(!document.hasUnsavedWork());

  const auto loaded = loadSession(path);
  QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
  Document other;
  other.setStrength(0.2);
  QSignalSpy tracks(&other, &Document::trackChanged);
  other.replace(*loaded, path);
  QVERIFY(other.session() == document.session());
  QCOMPARE(other.undoStack().count(), 0);
  QCOMPARE(tracks.count(), 1);

  const auto failed = document.save("/nowhere/at/all.semblance");
  QVERIFY(!failed);
  QVERIFY(toQString(failed.error().message).contains(QStringLiteral("/nowhere/at")));
  QCOMPARE(document.title(), QStringLiteral("Größe 1"));
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "DocumentTest.moc"
