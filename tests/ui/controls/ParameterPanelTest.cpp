// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of all controls: edits, bypasses, reverting, chains, and the way through it by Tab.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

class ParameterPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void panelShowsEveryParameter() {
    ParameterPanel panel;
    panel.setSettings(gallery::edited());
    for (const ParameterInfo& info : parameterTable()) {
      QCOMPARE(panel.editor(info.id).id(), info.id);
      QCOMPARE(panel.editor(info.id).field().text(), parameterValueText(info.id, gallery::edited()[info.id]));
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

QTEST_MAIN(ParameterPanelTest)
#include "ParameterPanelTest.moc"
