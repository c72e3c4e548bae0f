// SPDX-License-Identifier: GPL-3.0-or-later
// The bands of the graphic equaliser, as nodes of the plot and as rows of the panel.
#include <QAction>
#include <QMenu>

#include "WidgetDriver.h"
#include "WindowUnderTest.h"
#include "controls/BandRows.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ValueField.h"
#include "effects/GraphicBands.h"
#include "plots/EqualiserNodes.h"
#include "plots/SpectrumPlot.h"
#include "window/EditingPanel.h"
#include "window/PlotArea.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;
using namespace semblance::ui::test;

class GraphicBandsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    test_ = std::make_unique<WindowUnderTest>();
    test_->show();
    test_->window->openFiles({test_->dark});
    EVENTUALLY(test_->analysed(TrackRole::Input));
    test_->document().setChain(ChainPreset::GraphicEqCompressor);
    QTest::qWait(50);  // the panel is laid out anew
  }
  void cleanup() { test_.reset(); }

  void nodesStandAtTheOctaves() {
    for (std::size_t band = 0; band < kGraphicBandCount; ++band) {
      const QPointF at = plot().bandPosition(static_cast<int>(band));
      QVERIFY(std::abs(plot().frequencyAt(at.x()) / kGraphicBands[band].frequency - 1.0) < 1e-6);
      QVERIFY(std::abs(plot().gainAt(at.y())) < 1e-6);
    }
  }

  void aDragMovesTheGainOnlyInOneStep() {
    const int steps = stack().count();
    const QPointF from = plot().bandPosition(3);
    const double wanted = plot().gainAt(from.y() - 40.0);
    drag(plot(), from, from + QPointF(60.0, -40.0));
    QVERIFY(std::abs(double(value(3)) - wanted) < 0.01);
    QVERIFY(std::abs(plot().bandPosition(3).x() - from.x()) < 1e-6);
    QCOMPARE(value(2), 0.0f);
    QCOMPARE(value(4), 0.0f);
    QCOMPARE(stack().count(), steps + 1);
    QVERIFY(stack().undoText().contains(QStringLiteral("250 Hz")));
    QCOMPARE(panel().editor(gain(3)).value(), value(3));
    stack().undo();
    QCOMPARE(value(3), 0.0f);
    QCOMPARE(panel().editor(gain(3)).value(), 0.0f);
  }

  void shiftIsFineAndAltHasNothingToConstrain() {
    const QPointF from = plot().bandPosition(5);
    const double full = plot().gainAt(from.y() - 40.0);
    drag(plot(), from, from - QPointF(0.0, 40.0), Qt::ShiftModifier);
    QVERIFY(std::abs(double(value(5)) - 0.1 * full) < 0.01);
    const QPointF other = plot().bandPosition(6);
    drag(plot(), other, other + QPointF(60.0, -40.0), Qt::AltModifier);
    QVERIFY(std::abs(double(value(6)) - full) < 0.01);
  }

  void escapePutsANodeBack() {
    const QPointF from = plot().bandPosition(4);
    press(plot(), from);
    moveMouse(plot(), from - QPointF(0.0, 50.0), Qt::LeftButton);
    QVERIFY(value(4) > 1.0f);
    QTest::keyClick(&plot(), Qt::Key_Escape);
    QCOMPARE(value(4), 0.0f);
  }

  void wheelAndDoubleClick() {
    const QPointF at = plot().bandPosition(2);
    turnWheel(plot(), at, 2);
    QCOMPARE(value(2), 1.0f);
    doubleClick(plot(), plot().bandPosition(2));
    QCOMPARE(value(2), 0.0f);
  }

  void theKeyboardDoesItAll() {
    plot().setFocus(Qt::TabFocusReason);
    QCOMPARE(plot().selectedBand(), 0);
    QTest::keyClick(&plot(), Qt::Key_Tab);
    QTest::keyClick(&plot(), Qt::Key_Right);
    QCOMPARE(plot().selectedBand(), 2);
    QTest::keyClick(&plot(), Qt::Key_Left);
    QCOMPARE(plot().selectedBand(), 1);
    const int steps = stack().count();
    for (int i = 0; i < 3; ++i) QTest::keyClick(&plot(), Qt::Key_Up);
    QTest::keyClick(&plot(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(value(1) - 1.45f) < 0.01f);
    QCOMPARE(stack().count(), steps + 1);
    QVERIFY2(plot().accessibleDescription().contains(QStringLiteral("62.5 Hz")) ||
                 plot().accessibleDescription().contains(QStringLiteral("63 Hz")),
             qPrintable(plot().accessibleDescription()));
    QTest::keyClick(&plot(), Qt::Key_Delete);
    QCOMPARE(value(1), 0.0f);
  }

  void rowsAndNodesAreSelectedTogether() {
    BandRows& rows = *panel().findChild<GraphicBandRows*>();
    QTest::mouseClick(&plot(), Qt::LeftButton, Qt::NoModifier, plot().bandPosition(7).toPoint());
    QCOMPARE(rows.selectedBand(), 7);
    QVERIFY(!panel().editor(gain(7)).visibleRegion().isEmpty());  // scrolled to
    ValueField& field = panel().editor(gain(2)).field();
    field.setFocus();
    QCOMPARE(plot().selectedBand(), 2);
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("4.5"));
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(std::abs(plot().gainAt(plot().bandPosition(2).y()) - 4.5) < 1e-6);
  }

  void theMenuHasWhatAGraphicBandHas() {
    test_->document().setHeardParameter(gain(6), 3.0f);
    plot().selectBand(6);
    QStringList entries;
    onMenu([&](QMenu& menu) {
      for (const QAction* action : menu.actions()) entries << action->text();
      menu.actions().at(2)->trigger();
    });
    QTest::keyClick(&plot(), Qt::Key_Return);
    QVERIFY2(entries.contains(QStringLiteral("Invert gain")) && !entries.contains(QStringLiteral("Solo")),
             qPrintable(entries.join(QLatin1Char(','))));
    QCOMPARE(value(6), -3.0f);
  }

  void theOtherEqualiserTakesItsNodesAlong() {
    plot().selectBand(8);
    test_->document().setChain(ChainPreset::EqCompressor);
    QCOMPARE(plot().selectedBand(), -1);
    QCOMPARE(bandValues(test_->document().heardSettings(), 1).frequency,
             double(parameterInfo(ParameterId::Peak1Frequency).neutral));
    test_->document().undoStack().undo();
    QCOMPARE(nodeCount(test_->document().heardSettings(), 48000.0), 10);
  }

  void lowRatesHaveFewerNodes() {
    const ChainSettings settings = neutralSettings(ChainPreset::GraphicEqCompressor);
    QCOMPARE(nodeCount(settings, 48000.0), 10);
    QCOMPARE(nodeCount(settings, 22050.0), 9);
    QCOMPARE(nodeCount(settings, 8000.0), 7);
    QCOMPARE(nodeCount(neutralSettings(), 8000.0), 6);
  }

 private:
  static ParameterId gain(int band) { return kGraphicBands[static_cast<std::size_t>(band)].gain; }
  float value(int band) { return test_->document().session().edited[gain(band)]; }
  QUndoStack& stack() { return test_->document().undoStack(); }
  SpectrumPlot& plot() { return test_->window->plots().spectrum(); }
  ParameterPanel& panel() { return test_->window->editing().parameters(); }

  /// Acts on the menu that the next call opens, and closes it.
  template <typename Act>
  static void onMenu(Act act) {
    QTimer::singleShot(100, qApp, [act] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (!menu) return;
      act(*menu);
      menu->close();
    });
  }

  std::unique_ptr<WindowUnderTest> test_;
};

QTEST_MAIN(GraphicBandsTest)
#include "GraphicBandsTest.moc"
