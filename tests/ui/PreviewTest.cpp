// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoStack>
#include <algorithm>

#include "WindowUnderTest.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ValueField.h"
#include "effects/Biquad.h"
#include "window/Actions.h"
#include "window/EditingPanel.h"
#include "window/ProgressStrip.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

/// A refinement on a busy machine takes its time.
#define PATIENTLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 200000)

/// A match that goes on looking: what the window shows meanwhile, and what Cancel keeps.
class PreviewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() { window_.reset(); }
  void settingsMoveWhileItRuns();
  void theEndIsOneStep();
  void cancelKeepsTheBestAsOneStep();
  void editsEndThePreview();
  void anotherTrackDropsIt();
  void methodsWithoutPreviewCancelAsBefore();

 private:
  Document& document() const { return window_->document(); }
  MatchRun& match() const { return window_->window->bench().match; }
  bool saidStoppedEarly() const {
    return std::ranges::any_of(document().session().notes, [](const Sentence& note) {
      return note.pattern.find("stopped early") != std::string::npos;
    });
  }
  /// Lets a refinement run until it has shown something.
  void refineUntilPreview() const {
    document().setMethod(QStringLiteral("refine"), QStringLiteral("Refine"));
    window_->window->actions().match->trigger();
    QVERIFY(match().job().running());
    PATIENTLY(document().shownSettings() != document().heardSettings());
    QVERIFY(match().job().running());
  }

  std::unique_ptr<WindowUnderTest> window_;
};

void PreviewTest::init() {
  window_ = std::make_unique<WindowUnderTest>();
  window_->show();
  // Recordings that a refinement gains on; a stretch of them, so that it does not take long.
  const QString demo = QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/demo/");
  window_->window->openFiles(
      {demo + QStringLiteral("speech-input.flac"), demo + QStringLiteral("speech-reference.flac")});
  EVENTUALLY(window_->analysed(TrackRole::Input) && window_->analysed(TrackRole::Reference));
  EVENTUALLY(window_->window->bench().result.upToDate());
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference})
    document().setSelection(role, TimeRange{1.0, 2.5});
}

void PreviewTest::settingsMoveWhileItRuns() {
  document().setMethod(QStringLiteral("refine"), QStringLiteral("Refine"));
  std::vector<ChainSettings> shown;
  QStringList fields;
  ParameterPanel& panel = window_->window->editing().parameters();
  connect(&document(), &Document::previewChanged, this, [&] {
    shown.push_back(document().shownSettings());
    QStringList texts;
    for (const EqualiserBand& band : kEqualiserBands) texts << panel.editor(band.gain).field().text();
    fields << texts.join(QLatin1Char(' '));
  });
  const int steps = document().undoStack().count();
  window_->window->actions().match->trigger();
  PATIENTLY(shown.size() >= 2);
  QVERIFY(shown[0] != shown[1]);
  QVERIFY2(fields[0] != fields[1], qPrintable(fields[0]));  // the panel follows, the session does not
  QVERIFY(!document().session().predicted);
  QCOMPARE(document().undoStack().count(), steps);
}

void PreviewTest::theEndIsOneStep() {
  refineUntilPreview();
  const int steps = document().undoStack().count();
  PATIENTLY(!match().job().running());
  QVERIFY(document().session().predicted.has_value());
  QCOMPARE(document().undoStack().count(), steps + 1);
  QVERIFY(document().shownSettings() == document().heardSettings());
  QVERIFY(!saidStoppedEarly());
}

void PreviewTest::cancelKeepsTheBestAsOneStep() {
  refineUntilPreview();
  const ChainSettings before = document().heardSettings();
  const ChainSettings best = document().shownSettings();
  const int steps = document().undoStack().count();
  QTest::mouseClick(window_->find<QPushButton>("match"), Qt::LeftButton);  // says Cancel now
  QVERIFY(!match().job().running());
  QCOMPARE(document().undoStack().count(), steps + 1);
  QVERIFY(document().session().predicted.has_value());
  QVERIFY(document().heardSettings() == document().shownSettings());
  QVERIFY(document().heardSettings() == best || document().heardSettings() != before);
  QVERIFY(saidStoppedEarly());
  const QString line = window_->window->progress().text();
  QVERIFY2(line.contains(QStringLiteral("Stopped early")), qPrintable(line));
  QTest::qWait(500);  // nothing comes after it
  QCOMPARE(document().undoStack().count(), steps + 1);
  window_->window->actions().undo->trigger();
  QVERIFY(document().heardSettings() == before);
  QVERIFY(!document().session().predicted);
}

void PreviewTest::editsEndThePreview() {
  refineUntilPreview();
  document().setHeardParameter(ParameterId::OutputGain, -7.0f);
  QVERIFY(document().shownSettings() == document().heardSettings());
  QCOMPARE(document().shownSettings()[ParameterId::OutputGain], -7.0f);
  QTest::qWait(1500);
  if (match().job().running()) QVERIFY(document().shownSettings() == document().heardSettings());
  const int steps = document().undoStack().count();
  match().cancel();
  EVENTUALLY(document().undoStack().count() == steps + 1);  // the best is kept all the same
  window_->window->actions().undo->trigger();
  QCOMPARE(document().heardSettings()[ParameterId::OutputGain], -7.0f);
}

void PreviewTest::anotherTrackDropsIt() {
  refineUntilPreview();
  document().swapTracks();
  QVERIFY(!match().job().running());
  QVERIFY(!document().session().predicted);
  QVERIFY(document().shownSettings() == document().heardSettings());
}

void PreviewTest::methodsWithoutPreviewCancelAsBefore() {
  document().setMethod(QStringLiteral("rule-based"), QStringLiteral("Rule-based"));
  const int steps = document().undoStack().count();
  window_->window->actions().match->trigger();
  match().cancel();
  QTest::qWait(500);
  QCOMPARE(document().undoStack().count(), steps);
  QVERIFY(!document().session().predicted);
}

QTEST_MAIN(PreviewTest)
#include "PreviewTest.moc"
