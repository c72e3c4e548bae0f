// SPDX-License-Identifier: GPL-3.0-or-later
// The equaliser's gain axis follows the curve, unless the user has chosen another.
#include <QComboBox>

#include "WidgetDriver.h"
#include "WindowUnderTest.h"
#include "plots/EqualiserNodes.h"
#include "plots/SpectrumPlot.h"
#include "window/PlotArea.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;

class GainRangeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    test_ = std::make_unique<WindowUnderTest>();
    test_->show();
    test_->window->openFiles({test_->dark});
    EVENTUALLY(test_->analysed(TrackRole::Input));
    QVERIFY(QTest::qWaitForWindowExposed(&plot()));
  }
  void cleanup() { test_.reset(); }

  void rangesAreFitted() {
    QCOMPARE(fittedGainRange(0.0), 12);
    QCOMPARE(fittedGainRange(2.0), 6);
    QCOMPARE(fittedGainRange(5.9), 12);  // the node's rim would be cut off
    QCOMPARE(fittedGainRange(13.6), 24);
    QCOMPARE(fittedGainRange(40.0), 24);
  }

  void theCurveCounts() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak1Gain] = settings[ParameterId::Peak2Gain] = 8.0f;
    settings[ParameterId::Peak1Frequency] = settings[ParameterId::Peak2Frequency] = 1000.0f;
    QVERIFY(std::abs(largestGain(settings, 48000.0) - 16.0) < 0.1);
    settings.setBypassed(Effect::Equaliser, true);
    QVERIFY(std::abs(largestGain(settings, 48000.0) - 8.0) < 0.1);  // its nodes are still drawn
  }

  void aPredictionIsShownWhole_data() {
    QTest::addColumn<float>("gain");
    QTest::addColumn<int>("range");
    QTest::newRow("small") << 2.0f << 6;
    QTest::newRow("usual") << -9.0f << 12;
    QTest::newRow("large") << -13.6f << 24;
  }

  void aPredictionIsShownWhole() {
    QFETCH(float, gain);
    QFETCH(int, range);
    predict(gain);
    QCOMPARE(plot().gainRange(), range);
    QVERIFY(std::abs(plot().gainAt(plot().bandPosition(1).y()) - double(gain)) < 1e-6);
    QVERIFY(!choice().isVisible() || choice().currentIndex() == 0);
  }

  void aChosenRangeStaysUntilAPredictionLeavesIt() {
    predict(-13.6f);
    choice().setCurrentIndex(choice().findText(QStringLiteral("± 6 dB")));
    QCOMPARE(plot().gainRange(), 6);
    test_->document().setHeardParameter(ParameterId::Peak2Gain, -15.0f);
    QCOMPARE(plot().gainRange(), 6);
    predict(-3.0f);
    QCOMPARE(plot().gainRange(), 6);
    QVERIFY(choice().currentIndex() != 0);
    predict(-14.0f);
    QCOMPARE(plot().gainRange(), 24);
    QCOMPARE(choice().currentIndex(), 0);
  }

  void theWheelOnTheAxisChooses() {
    predict(-5.0f);
    QCOMPARE(plot().gainRange(), 6);
    ui::test::turnWheel(plot(), QPointF(10.0, 100.0), -1);
    QCOMPARE(plot().gainRange(), 12);
    QCOMPARE(choice().currentText(), QStringLiteral("± 12 dB"));
  }

  void theAxisStandsStillUnderADraggedNode() {
    predict(-5.0f);
    QCOMPARE(plot().gainRange(), 6);
    const QPointF from = plot().bandPosition(1);
    ui::test::press(plot(), from);
    ui::test::moveMouse(plot(), from + QPointF(0.0, 2.0 * plot().height()), Qt::LeftButton);
    QVERIFY(test_->document().session().edited[ParameterId::Peak1Gain] < -12.0f);
    QCOMPARE(plot().gainRange(), 6);
    ui::test::release(plot(), from + QPointF(0.0, 2.0 * plot().height()));
    QCOMPARE(plot().gainRange(), 24);
    test_->document().setHeardParameter(ParameterId::Peak1Gain, -1.0f);
    QCOMPARE(plot().gainRange(), 24);  // edits do not make the picture jump
  }

 private:
  SpectrumPlot& plot() { return test_->window->plots().spectrum(); }
  QComboBox& choice() { return *test_->find<QComboBox>("gainRange"); }
  void predict(float gain) {
    MatchResult match;
    match.settings = neutralSettings();
    match.settings[ParameterId::Peak1Gain] = gain;
    test_->document().setMatch(match);
  }

  std::unique_ptr<WindowUnderTest> test_;
};

QTEST_MAIN(GainRangeTest)
#include "GainRangeTest.moc"
