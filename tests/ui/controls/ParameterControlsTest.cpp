// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"
#include "effects/Biquad.h"

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

class ParameterControlsTest : public QObject {
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
    QCOMPARE(f.field().text(), QStringLiteral("-18.5 dB"));
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
    QCOMPARE(f.field().text(), QStringLiteral("-12.0 dB"));
    QVERIFY(f.field().complaint().contains(QStringLiteral("loud")));
    QVERIFY(f.field().complaint().contains(QStringLiteral("-12.0 dB")));
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
    QCOMPARE(f.field().text(), QStringLiteral("-12.0 dB"));
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
    QCOMPARE(f.field().text(), QStringLiteral("-20.0 dB"));
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
    QCOMPARE(f.field().text(), QString::fromStdString(toText(ParameterId::Threshold, f.editor.value())));
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
    QCOMPARE(slider->text(QAccessible::Value), QStringLiteral("-18.5 dB"));
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
    QCOMPARE(field->text(QAccessible::Value), QStringLiteral("-6.0 dB"));
  }

  void panelShowsEveryParameter() {
    ParameterPanel panel;
    panel.setSettings(gallery::edited());
    for (const ParameterInfo& info : parameterTable()) {
      QCOMPARE(panel.editor(info.id).id(), info.id);
      QCOMPARE(panel.editor(info.id).field().text(),
               QString::fromStdString(toText(info.id, gallery::edited()[info.id])));
      QVERIFY(!panel.editor(info.id).slider().accessibleName().isEmpty());
    }
  }

  void panelForwardsEdits() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    QSignalSpy started(&panel, &ParameterPanel::gestureStarted);
    QSignalSpy edited(&panel, &ParameterPanel::valueEdited);
    QSignalSpy finished(&panel, &ParameterPanel::gestureFinished);
    ValueField& field = panel.editor(ParameterId::Peak2Gain).field();
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("3.5"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(started.count(), 1);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.front().at(0).value<ParameterId>(), ParameterId::Peak2Gain);
    QCOMPARE(edited.front().at(1).toFloat(), 3.5f);
  }

  void settingValuesEmitsNothing() {
    ParameterPanel panel;
    QSignalSpy edited(&panel, &ParameterPanel::valueEdited);
    QSignalSpy bypassed(&panel, &ParameterPanel::bypassToggled);
    ChainSettings settings = gallery::edited();
    settings.setBypassed(Effect::Compressor, true);
    panel.setSettings(settings);
    panel.setPredicted(gallery::predicted());
    QCOMPARE(edited.count() + bypassed.count(), 0);
    QVERIFY(panel.bypassButton(Effect::Compressor).isChecked());
    QVERIFY(!panel.bypassButton(Effect::Equaliser).isChecked());
  }

  void bypassButtonsTellTheEffect() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    QSignalSpy bypassed(&panel, &ParameterPanel::bypassToggled);
    QTest::mouseClick(&panel.bypassButton(Effect::Equaliser), Qt::LeftButton);
    QCOMPARE(bypassed.count(), 1);
    QCOMPARE(bypassed.front().at(0).value<Effect>(), Effect::Equaliser);
    QCOMPARE(bypassed.front().at(1).toBool(), true);
    QTest::mouseClick(&panel.bypassButton(Effect::Equaliser), Qt::LeftButton);
    QCOMPARE(bypassed.back().at(1).toBool(), false);
  }

  void revertButtonsAppearWithEdits() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    panel.setSettings(gallery::predicted());
    QVERIFY(!panel.revertButton(std::nullopt).isEnabled());
    panel.setPredicted(gallery::predicted());
    QVERIFY(!panel.revertButton(std::nullopt).isEnabled());
    ChainSettings settings = gallery::predicted();
    settings[ParameterId::Ratio] = 8.0f;
    panel.setSettings(settings);
    QVERIFY(panel.revertButton(Effect::Compressor).isEnabled());
    QVERIFY(!panel.revertButton(Effect::Equaliser).isEnabled());
    QVERIFY(panel.editor(ParameterId::Ratio).isEdited());
    std::vector<std::optional<Effect>> asked;
    connect(&panel, &ParameterPanel::revertRequested, this,
            [&](const std::optional<Effect>& effect) { asked.push_back(effect); });
    QTest::mouseClick(&panel.revertButton(Effect::Compressor), Qt::LeftButton);
    QTest::mouseClick(&panel.revertButton(std::nullopt), Qt::LeftButton);
    QCOMPARE(asked.size(), std::size_t{2});
    QVERIFY(asked[0] == Effect::Compressor);
    QVERIFY(!asked[1].has_value());
  }

  void focusInABandsRowSelectsIt() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    QSignalSpy selected(&panel, &ParameterPanel::bandSelected);
    panel.editor(ParameterId::Peak3Q).field().setFocus();
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.front().front().toInt(), 3);
    panel.editor(ParameterId::Peak3Gain).slider().setFocus();
    QCOMPARE(selected.count(), 1);
    panel.selectBand(0);
    QCOMPARE(selected.count(), 1);
  }

  void chainChooserShowsItsEffects() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    for (const ChainPresetInfo& info : kChainPresets) {
      panel.setSettings(neutralSettings(info.preset));
      QCOMPARE(panel.chainChooser().currentText(), chainPresetName(info.preset));
      for (const ParameterInfo& row : parameterTable())
        QVERIFY2(panel.editor(row.id).isVisible() == chainUses(info.preset, row.effect), row.key.data());
    }
  }

  void choosingAChainTellsIt() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    QSignalSpy chosen(&panel, &ParameterPanel::chainChosen);
    panel.setSettings(neutralSettings(ChainPreset::GraphicEqCompressor));
    QCOMPARE(chosen.count(), 0);
    panel.chainChooser().setFocus();
    QTest::keyClick(&panel.chainChooser(), Qt::Key_Up);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().at(0).value<ChainPreset>(), ChainPreset::EqCompressorSaturation);
  }

  /// Another chain than the predicted one can be reverted; edits of effects that are not in use do not count.
  void anotherChainIsAnEdit() {
    ParameterPanel panel;
    QVERIFY(show(panel, {420, 760}));
    panel.setSettings(gallery::predicted());
    panel.setPredicted(gallery::predicted());
    ChainSettings hidden = gallery::predicted();
    hidden[ParameterId::SaturationMix] = 50.0f;
    panel.setSettings(hidden);
    QVERIFY(!panel.revertButton(std::nullopt).isEnabled());
    ChainSettings other = gallery::predicted();
    other.chain = ChainPreset::EqCompressorSaturation;
    panel.setSettings(other);
    QVERIFY(panel.revertButton(std::nullopt).isEnabled());
  }

  void everyControlOfThePanelIsReachedByTab_data() {
    QTest::addColumn<int>("chain");
    for (const ChainPresetInfo& info : kChainPresets)
      QTest::addRow("%s", info.key.data()) << static_cast<int>(info.preset);
  }
  void everyControlOfThePanelIsReachedByTab() {
    QFETCH(int, chain);
    const auto preset = static_cast<ChainPreset>(chain);
    ParameterPanel panel;
    panel.setSettings(neutralSettings(preset));
    QVERIFY(show(panel, {420, 760}));
    panel.setFocus();
    QSet<QWidget*> visited;
    for (int step = 0; step < 200 && QApplication::focusWidget() != nullptr; ++step) {
      visited.insert(QApplication::focusWidget());
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QApplication::processEvents();
    QVERIFY(visited.contains(&panel.chainChooser()));
    for (const ParameterInfo& info : parameterTable()) {
      if (!chainUses(preset, info.effect)) continue;
      QVERIFY2(visited.contains(&panel.editor(info.id).slider()), info.key.data());
      QVERIFY2(visited.contains(&panel.editor(info.id).field()), info.key.data());
    }
    for (std::size_t effect = 0; effect < kEffectCount; ++effect) {
      if (!chainUses(preset, static_cast<Effect>(effect))) continue;
      QVERIFY(visited.contains(&panel.bypassButton(static_cast<Effect>(effect))));
    }
  }

  void noTextOfThePanelIsCut() {
    for (const ChainPresetInfo& info : kChainPresets) {
      ParameterPanel panel;
      panel.setSettings(neutralSettings(info.preset));
      QVERIFY(show(panel, panel.minimumSizeHint()));
      ChainSettings edited = gallery::edited();
      edited.chain = info.preset;
      panel.setSettings(edited);
      for (const ParameterInfo& row : parameterTable()) {
        if (!edited.uses(row.effect)) continue;
        for (const float value : {row.minimum, row.maximum}) {
          panel.editor(row.id).setValue(value);
          const ValueField& field = panel.editor(row.id).field();
          const int needed = field.fontMetrics().horizontalAdvance(field.text()) + 14;
          QVERIFY2(field.width() >= needed, qPrintable(field.accessibleName() + u' ' + field.text()));
        }
      }
      for (const QLabel* label : panel.findChildren<QLabel*>()) {
        if (label->isVisible())
          QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
      }
    }
  }
};

QTEST_MAIN(ParameterControlsTest)
#include "ParameterControlsTest.moc"
