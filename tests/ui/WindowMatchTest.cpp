// SPDX-License-Identifier: GPL-3.0-or-later
// From Match to the measured result, and what editing does to it, in the window.
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include "WindowUnderTest.h"
#include "audio/TrackAnalysis.h"
#include "dialogs/ExportDialog.h"
#include "plots/DynamicsPlots.h"
#include "plots/SpectrumPlot.h"
#include "plots/WaveformView.h"
#include "window/Actions.h"
#include "window/MessageBar.h"
#include "window/PlotArea.h"
#include "window/ProgressStrip.h"
#include "window/TimelinePanel.h"
#include "window/TrackPanel.h"
#include "window/TransportBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

namespace {

void chooseMethod(WindowUnderTest& test, const char* id) {
  auto* box = test.find<QComboBox>("method");
  const int row = box->findData(QString::fromLatin1(id));
  QVERIFY2(row >= 0, id);
  while (box->currentIndex() > 0) QTest::keyClick(box, Qt::Key_Up);
  for (int step = 0; step < row; ++step) QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(test.document().session().method, std::string(id));
}

}  // namespace

class WindowMatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void matchesAndUndoes();
  void cancelLeavesEverythingAsItWas();
  void modelsAreForMethodsThatUseOne();
  void nodeDragIsOneStepAndReachesTheResult();
  void aDraggedBandDrawsLittle();
  void staleMeasurementsAreDropped();
  void selectionIsUndoable();
  void loudResultsSuggestTheLimiter();
};

void WindowMatchTest::modelsAreForMethodsThatUseOne() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  const auto* models = test.find<QComboBox>("model");
  for (const MethodInfo& method : matchMethods()) {
    chooseMethod(test, method.id.c_str());
    QCOMPARE(models->isEnabled(), method.id != "rule-based" && method.id != "blind");
  }
}

void WindowMatchTest::matchesAndUndoes() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  chooseMethod(test, "rule-based");
  test.document().setHeardParameter(ParameterId::Peak1Gain, 5.0f);
  const Session before = test.document().session();
  QTest::mouseClick(test.find<QPushButton>("match"), Qt::LeftButton);
  EVENTUALLY(test.document().session().predicted.has_value());
  QVERIFY(test.document().session().edited != neutralSettings());
  QCOMPARE(test.document().undoStack().undoText(), QStringLiteral("Match"));
  QVERIFY(test.window->isWindowModified());
  QCOMPARE(test.window->bench().playback.source(), Source::Result);
  QVERIFY(test.window->progress().text().contains(QStringLiteral("kept as settings 2")) ||
          test.window->progress().busy() || test.window->bench().result.job().running());

  // The bright reference must have pulled the dark input's treble up.
  EVENTUALLY(test.window->bench().result.upToDate());
  const auto input = test.window->bench().tracks.track(TrackRole::Input);
  const auto reference = test.window->bench().tracks.track(TrackRole::Reference);
  const auto report = test.window->bench().result.report();
  const auto distance = [&](const TrackAnalysis& track) {
    return spectralDistanceDb(track.thirdOctaves, track.lufs, reference->analysis.thirdOctaves,
                              reference->analysis.lufs);
  };
  QVERIFY2(distance(report->analysis) < distance(input->analysis),
           qPrintable(QStringLiteral("%1 dB became %2 dB")
                          .arg(distance(input->analysis))
                          .arg(distance(report->analysis))));
  test.window->actions().undo->trigger();
  QVERIFY(test.document().session() == before);
}

void WindowMatchTest::cancelLeavesEverythingAsItWas() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  chooseMethod(test, "rule-based");
  const Session before = test.document().session();
  const int transport = test.window->transport().y();
  test.window->actions().match->trigger();
  QVERIFY(test.window->progress().busy());
  QTest::qWait(1);
  QCOMPARE(test.window->transport().y(), transport);  // nothing moves because something runs
  QCOMPARE(test.find<QPushButton>("match")->text(), QStringLiteral("Cancel"));
  test.window->actions().cancel->trigger();
  QVERIFY(!test.window->bench().match.job().running());
  QCOMPARE(test.find<QPushButton>("match")->text(), QStringLiteral("Match"));
  QTest::qWait(50);
  QVERIFY(test.document().session() == before);
  QCOMPARE(test.window->messages().count(), 0);
}

void WindowMatchTest::nodeDragIsOneStepAndReachesTheResult() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  SpectrumPlot& plot = test.window->plots().spectrum();
  const int steps = test.document().undoStack().count();
  const double before = test.window->bench().result.report()->analysis.lufs;
  const QPoint from = plot.bandPosition(2).toPoint();
  QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, from);
  for (int move = 1; move <= 10; ++move) QTest::mouseMove(&plot, from - QPoint(0, 6 * move));
  QTest::mouseRelease(&plot, Qt::LeftButton, Qt::NoModifier, from - QPoint(0, 60));
  const float gain = test.document().heardSettings()[ParameterId::Peak2Gain];
  QVERIFY2(gain > 1.0f, qPrintable(QString::number(gain)));
  QCOMPARE(test.document().undoStack().count(), steps + 1);
  EVENTUALLY(test.window->bench().result.upToDate());
  QVERIFY(test.window->bench().result.report()->analysis.lufs > before);
  test.window->actions().undo->trigger();
  QCOMPARE(test.document().heardSettings()[ParameterId::Peak2Gain], 0.0f);
}

// What a frame costs while a band is dragged: the plots of the compressor stay as they are, and the spectra
// are moved ten times a second at most.
void WindowMatchTest::aDraggedBandDrawsLittle() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  QTest::qWait(200);
  const auto drawn = [](const QWidget& plot) {
    for (QObject* child : plot.children())
      if (child->inherits("QCustomPlot")) return std::make_unique<QSignalSpy>(child, SIGNAL(afterReplot()));
    return std::unique_ptr<QSignalSpy>();
  };
  SpectrumPlot& plot = test.window->plots().spectrum();
  const auto spectra = drawn(plot);
  const auto reduction = drawn(test.window->plots().timeline().gainReduction());
  const auto curve = drawn(*test.window->plots().findChild<StaticCurvePlot*>());
  QVERIFY(spectra && reduction && curve);
  const QPoint from = plot.bandPosition(2).toPoint();
  QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, from);
  QElapsedTimer clock;
  clock.start();
  for (int move = 1; move <= 40; ++move) {
    QTest::mouseMove(&plot, from - QPoint(0, move));
    QTest::qWait(2);
  }
  const auto mostMoves = clock.elapsed() / 100 + 2;
  QVERIFY(reduction->count() <= 2);  // where a measurement came in between
  QCOMPARE(curve->count(), 0);
  QVERIFY2(spectra->count() <= mostMoves + 2,
           qPrintable(QStringLiteral("%1 in %2 ms").arg(spectra->count()).arg(clock.elapsed())));
  QTest::mouseRelease(&plot, Qt::LeftButton, Qt::NoModifier, from - QPoint(0, 40));
  QVERIFY(test.document().heardSettings()[ParameterId::Peak2Gain] > 1.0f);
}

void WindowMatchTest::staleMeasurementsAreDropped() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  const double before = test.window->bench().result.report()->analysis.lufs;
  for (int step = 1; step <= 12; ++step) {
    test.document().setHeardParameter(ParameterId::OutputGain, 0.5f * static_cast<float>(step));
    QTest::qWait(step % 3 == 0 ? 230 : 5);  // some measurements get to start before the next edit
  }
  EVENTUALLY(test.window->bench().result.upToDate());
  const double after = test.window->bench().result.report()->analysis.lufs;
  QVERIFY2(std::abs(after - before - 6.0) < 0.05, qPrintable(QString::number(after - before)));
}

void WindowMatchTest::selectionIsUndoable() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  WaveformView& wave = test.window->wells().waveform(TrackRole::Input);
  const int y = wave.height() / 2;
  const QPoint from(static_cast<int>(wave.xAt(0.5)), y);
  const QPoint to(static_cast<int>(wave.xAt(2.0)), y);
  QTest::mousePress(&wave, Qt::LeftButton, Qt::NoModifier, from);
  for (int move = 1; move <= 5; ++move) QTest::mouseMove(&wave, from + (to - from) * move / 5);
  QTest::mouseRelease(&wave, Qt::LeftButton, Qt::NoModifier, to);
  const auto selection = test.document().track(TrackRole::Input).selection;
  QVERIFY(selection);
  QVERIFY(std::abs(selection->begin - 0.5) < 0.05 && std::abs(selection->end - 2.0) < 0.05);
  const MatchOptions options = MatchRun::optionsOf(test.document().session());
  QVERIFY(options.inputRange == selection);
  test.window->actions().undo->trigger();
  QVERIFY(!test.document().track(TrackRole::Input).selection);
  QVERIFY(!wave.selection());
  test.window->actions().redo->trigger();
  QVERIFY(wave.selection() == selection);
}

void WindowMatchTest::loudResultsSuggestTheLimiter() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  MessageBar& messages = test.window->messages();
  QCOMPARE(messages.count(), 0);
  test.document().setHeardParameter(ParameterId::InputGain, 24.0f);
  test.document().setHeardParameter(ParameterId::OutputGain, 12.0f);
  EVENTUALLY(messages.text().contains(QStringLiteral("above full scale")));
  QVERIFY(!messages.showsError());
  auto* remedy = test.find<QToolButton>("remedy");
  QVERIFY(remedy->isVisible());
  QTest::mouseClick(remedy, Qt::LeftButton);
  auto* dialog = test.window->findChild<ExportDialog*>();
  QVERIFY(dialog && dialog->choices().truePeakCeiling);
  dialog->close();
  QTest::mouseClick(test.find<QWidget>("dismissMessage"), Qt::LeftButton);
  test.document().setHeardParameter(ParameterId::OutputGain, 11.0f);
  EVENTUALLY(test.window->bench().result.upToDate());
  QVERIFY(!messages.isVisible());
  test.window->messages().showNote(QStringLiteral("A note without remedy."));
  QVERIFY(!remedy->isVisible());
  messages.dismiss();
  test.document().revertAll();  // all is well again: the next time it is said anew
  EVENTUALLY(test.window->bench().result.upToDate());
  test.document().undoStack().undo();
  EVENTUALLY(messages.text().contains(QStringLiteral("above full scale")));
}

QTEST_MAIN(WindowMatchTest)
#include "WindowMatchTest.moc"
