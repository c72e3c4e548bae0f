// SPDX-License-Identifier: GPL-3.0-or-later
// One control of a parameter: typing, dragging, keys, the wheel, and what screen readers hear.
#include <QAccessible>
#include <QTest>
#include <cmath>

#include "WidgetDriver.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

namespace {

struct Fixture {
  explicit Fixture(ParameterId id = ParameterId::Threshold,
                   ParameterEditor::Form form = ParameterEditor::Form::Row)
      : editor(id, nullptr, form) {
    QObject::connect(&editor, &ParameterEditor::gestureStarted, [this] { log += u'('; });
    QObject::connect(&editor, &ParameterEditor::gestureFinished, [this] { log += u')'; });
    QObject::connect(&editor, &ParameterEditor::valueEdited, [this](ParameterId, float value) {
      if (!log.endsWith(u'e')) log += u'e';
      values.push_back(value);
    });
  }
  bool open() { return show(editor, {360, 40}); }
  ParameterSlider& slider() { return editor.slider(); }
  ValueField& field() { return editor.field(); }
  QPointF sliderPoint(double share) {
    return {8.0 + share * (slider().width() - 16.0), slider().height() / 2.0};
  }
  void type(const QString& text) {
    field().setFocus();
    field().selectAll();
    QTest::keyClicks(&field(), text);
  }

  QString log;
  std::vector<float> values;
  // Last, so that it goes first: it may still report while it is destroyed.
  ParameterEditor editor;
};

}  // namespace

class ParameterEditorTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void typingCommitsOnEnter() {
    Fixture f;
    QVERIFY(f.open());
    f.type(QStringLiteral("-18.5 dB"));
    QVERIFY(f.values.empty());
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QCOMPARE(f.log, QStringLiteral("(e)"));
    QCOMPARE(f.values.back(), -18.5f);
    QCOMPARE(f.slider().value(), -18.5f);
    QCOMPARE(f.field().text(), QStringLiteral("−18.5 dB"));
  }

  void unitsAndRangesAreUnderstood_data() {
    QTest::addColumn<ParameterId>("id");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<float>("value");
    QTest::newRow("kilohertz") << ParameterId::Peak2Frequency << QStringLiteral("2.5 kHz") << 2500.0f;
    QTest::newRow("short") << ParameterId::Peak2Frequency << QStringLiteral("2k") << 2000.0f;
    QTest::newRow("clamped") << ParameterId::Peak2Gain << QStringLiteral("99") << 24.0f;
    QTest::newRow("ratio") << ParameterId::Ratio << QStringLiteral("4:1") << 4.0f;
    QTest::newRow("seconds") << ParameterId::Release << QStringLiteral("0.2 s") << 200.0f;
  }
  void unitsAndRangesAreUnderstood() {
    QFETCH(const ParameterId, id);
    QFETCH(const QString, typed);
    QFETCH(const float, value);
    Fixture f(id);
    QVERIFY(f.open());
    f.type(typed);
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QCOMPARE(f.values.back(), value);
  }

  void textThatIsNoValueKeepsTheOldOneAndSaysWhy() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-12.0f);
    f.type(QStringLiteral("loud"));
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QVERIFY(f.values.empty());
    QCOMPARE(f.editor.value(), -12.0f);
    QCOMPARE(f.field().text(), QStringLiteral("−12.0 dB"));
    QVERIFY(f.field().complaint().contains(QStringLiteral("loud")));
    QVERIFY(f.field().complaint().contains(QStringLiteral("−12.0 dB")));
    QCOMPARE(f.field().accessibleDescription(), f.field().complaint());
    f.type(QStringLiteral("-9"));
    QVERIFY(f.field().complaint().isEmpty());
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QCOMPARE(f.values.back(), -9.0f);
  }

  void escapeRestoresAndLeavingCommits() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-12.0f);
    f.type(QStringLiteral("-3"));
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    QCOMPARE(f.field().text(), QStringLiteral("−12.0 dB"));
    QVERIFY(f.values.empty());
    f.type(QStringLiteral("-4"));
    f.slider().setFocus(Qt::TabFocusReason);
    QCOMPARE(f.values.back(), -4.0f);
  }

  void aValueFromOutsideDoesNotDisturbTyping() {
    Fixture f;
    QVERIFY(f.open());
    f.type(QStringLiteral("-3"));
    f.editor.setValue(-20.0f);
    QCOMPARE(f.field().text(), QStringLiteral("-3"));
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    QCOMPARE(f.field().text(), QStringLiteral("−20.0 dB"));
  }

  void arrowKeysStepInTheField() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-40.0f);
    f.field().setFocus();
    QTest::keyClick(&f.field(), Qt::Key_Up);
    QVERIFY(std::abs(f.editor.value() + 39.2f) < 1e-3f);  // a hundredth of 80 dB
    QTest::keyClick(&f.field(), Qt::Key_PageDown);
    QVERIFY(std::abs(f.editor.value() + 47.2f) < 1e-3f);
    QCOMPARE(f.log, QStringLiteral("(e"));
    QTRY_COMPARE(f.log, QStringLiteral("(e)"));
  }

  void sliderDragsAreOneGesture() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-40.0f);
    drag(f.slider(), f.sliderPoint(0.5), f.sliderPoint(0.75));
    QCOMPARE(f.log, QStringLiteral("(e)"));
    QVERIFY(std::abs(f.editor.value() + 20.0f) < 0.2f);
    drag(f.slider(), f.sliderPoint(0.75), f.sliderPoint(1.0), Qt::ShiftModifier);
    QVERIFY(std::abs(f.editor.value() + 18.0f) < 0.2f);
    QCOMPARE(f.field().text(), parameterValueText(ParameterId::Threshold, f.editor.value()));
  }

  void sliderFollowsTheParametersScale() {
    Fixture f(ParameterId::Release);  // logarithmic, 5 to 1000 ms
    QVERIFY(f.open());
    QTest::mouseClick(&f.slider(), Qt::LeftButton, Qt::NoModifier, f.sliderPoint(0.25).toPoint());
    QVERIFY(std::abs(f.editor.value() / std::exp(std::log(5.0f) + 0.25f * std::log(200.0f)) - 1.0f) < 0.05f);
  }

  void keysOnTheSlider() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-40.0f);
    f.slider().setFocus();
    QTest::keyClick(&f.slider(), Qt::Key_Right);
    QVERIFY(std::abs(f.editor.value() + 39.2f) < 1e-3f);
    QTest::keyClick(&f.slider(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(f.editor.value() + 39.28f) < 1e-3f);
    QTest::keyClick(&f.slider(), Qt::Key_PageUp);
    QVERIFY(std::abs(f.editor.value() + 31.28f) < 1e-3f);
    QTest::keyClick(&f.slider(), Qt::Key_Home);
    QCOMPARE(f.editor.value(), -80.0f);
    QTest::keyClick(&f.slider(), Qt::Key_End);
    QCOMPARE(f.editor.value(), 0.0f);
    QCOMPARE(f.log, QStringLiteral("(e"));
  }

  void doubleClickResetsToThePredictionThenToNeutral() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setPredicted(-30.0f);
    f.editor.setValue(-10.0f);
    QVERIFY(f.editor.isEdited());
    doubleClick(f.slider(), f.sliderPoint(0.2));
    QCOMPARE(f.editor.value(), -30.0f);
    QVERIFY(!f.editor.isEdited());
    doubleClick(f.slider(), f.sliderPoint(0.2));
    QCOMPARE(f.editor.value(), parameterInfo(ParameterId::Threshold).neutral);
    QVERIFY(f.log.endsWith(QStringLiteral("(e)")));
    QCOMPARE(f.log.count(u'('), f.log.count(u')'));
  }

  void theWheelNeedsFocus() {
    Fixture f;
    QVERIFY(f.open());
    f.field().setFocus();
    f.editor.setValue(-40.0f);
    QVERIFY(!turnWheel(f.slider(), f.sliderPoint(0.5), 1));
    QCOMPARE(f.editor.value(), -40.0f);
    f.slider().setFocus();
    QVERIFY(turnWheel(f.slider(), f.sliderPoint(0.5), 1));
    QVERIFY(std::abs(f.editor.value() + 39.2f) < 1e-3f);
    QVERIFY(turnWheel(f.slider(), f.sliderPoint(0.5), -1, Qt::ShiftModifier));
    QVERIFY(std::abs(f.editor.value() + 39.28f) < 1e-3f);
  }

  void screenReadersHearNameAndValueWithUnit() {
    Fixture f;
    QVERIFY(f.open());
    f.editor.setValue(-18.5f);
    QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(&f.slider());
    QVERIFY(slider != nullptr);
    QCOMPARE(slider->role(), QAccessible::Slider);
    QCOMPARE(slider->text(QAccessible::Name), QStringLiteral("Threshold"));
    QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("−18.5 dB"));
    QAccessibleValueInterface* value = slider->valueInterface();
    QVERIFY(value != nullptr);
    QCOMPARE(value->currentValue().toDouble(), -18.5);
    QCOMPARE(value->minimumValue().toDouble(), -80.0);
    QCOMPARE(value->maximumValue().toDouble(), 0.0);
    value->setCurrentValue(-6.0);
    QCOMPARE(f.editor.value(), -6.0f);
    QCOMPARE(f.log, QStringLiteral("(e)"));
    QAccessibleInterface* field = QAccessible::queryAccessibleInterface(&f.field());
    QCOMPARE(field->text(QAccessible::Name), QStringLiteral("Threshold"));
    QCOMPARE(field->text(QAccessible::Value), QStringLiteral("−6.0 dB"));
  }
};

QTEST_MAIN(ParameterEditorTest)
#include "ParameterEditorTest.moc"
