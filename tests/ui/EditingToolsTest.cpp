// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTimer>
#include <QToolButton>

#include "WidgetDriver.h"
#include "WindowUnderTest.h"
#include "controls/BandTable.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ValueField.h"
#include "controls/VersionSwitch.h"
#include "effects/Biquad.h"
#include "plots/SpectrumPlot.h"
#include "session/Preset.h"
#include "window/Actions.h"
#include "window/BandMenu.h"
#include "window/EditingPanel.h"
#include "window/FrequencyLimitField.h"
#include "window/PlotArea.h"
#include "window/PresetMenu.h"
#include "window/StrengthSlider.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

/// Versions, strengths of sections, switching bands, taking back single values, presets: driven through the
/// window's own controls.
class EditingToolsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void init();
  void cleanup() { test_.reset(); }
  void versionsAreSwitchedAndCopied();
  void versionKeys();
  void sectionStrengthsScaleTheirSection();
  void chainsAreChosenInThePanel();
  void equaliserLimitsAreOptionsOfTheMatch();
  void sectionAtZeroCannotBeEdited();
  void dotTakesBackOneValue();
  void valueMenuTakesBackOneValue();
  void bandsAreSwitchedInTableAndPlot();
  void bandsChangeTheirType();
  void soloIsHeardNotSaved();
  void bypassKeysSwitchEffects();
  void presetsAreSavedAndApplied();

 private:
  ParameterPanel& panel() { return test_->window->editing().parameters(); }
  float edited(ParameterId id) { return test_->document().session().edited[id]; }
  void predict(ParameterId id, float value) {
    MatchResult match;
    match.settings = neutralSettings();
    match.settings[id] = value;
    test_->document().setMatch(match);
  }
  static void click(QWidget& widget) { QTest::mouseClick(&widget, Qt::LeftButton); }

  std::unique_ptr<WindowUnderTest> test_;
};

void EditingToolsTest::init() {
  test_ = std::make_unique<WindowUnderTest>();
  qputenv("XDG_DATA_HOME", test_->folder.filePath(QStringLiteral("data")).toUtf8());
  test_->show();
  test_->window->openFiles({test_->dark});
  EVENTUALLY(test_->analysed(TrackRole::Input));
}

void EditingToolsTest::versionsAreSwitchedAndCopied() {
  VersionSwitch& versions = test_->window->editing().versions();
  Document& document = test_->document();
  document.setHeardParameter(ParameterId::Peak1Gain, 5.0f);
  const int steps = document.undoStack().count();
  click(versions.button(1));
  QCOMPARE(document.session().version, 1);
  QVERIFY(versions.button(1).isChecked() && !versions.button(0).isChecked());
  QCOMPARE(edited(ParameterId::Peak1Gain), 5.0f);  // begins as a copy
  QVERIFY(!versions.copyButton().isEnabled());
  document.setHeardParameter(ParameterId::Peak1Gain, -2.0f);
  document.setStrength(0.5);
  QVERIFY(versions.copyButton().isEnabled());
  click(versions.button(0));
  QCOMPARE(edited(ParameterId::Peak1Gain), 5.0f);
  QCOMPARE(document.session().strength, 1.0);
  QCOMPARE(document.undoStack().count(), steps + 4);
  document.undoStack().undo();
  QCOMPARE(edited(ParameterId::Peak1Gain), -2.0f);
  QVERIFY(versions.button(1).isChecked());
  click(versions.copyButton());
  click(versions.button(0));
  QCOMPARE(edited(ParameterId::Peak1Gain), -2.0f);
  QCOMPARE(document.session().strength, 0.5);
}

void EditingToolsTest::versionKeys() {
  Document& document = test_->document();
  document.setHeardParameter(ParameterId::Peak1Gain, 5.0f);
  QTest::keyClick(test_->window.get(), Qt::Key_V);
  document.setHeardParameter(ParameterId::Peak1Gain, 1.0f);
  QTest::keyClick(test_->window.get(), Qt::Key_V);
  QCOMPARE(edited(ParameterId::Peak1Gain), 5.0f);
  QTest::keyClick(test_->window.get(), Qt::Key_V, Qt::ShiftModifier);
  QTest::keyClick(test_->window.get(), Qt::Key_V);
  QCOMPARE(edited(ParameterId::Peak1Gain), 5.0f);
}

void EditingToolsTest::sectionStrengthsScaleTheirSection() {
  Document& document = test_->document();
  document.setHeardParameter(ParameterId::Peak1Gain, 8.0f);
  document.setHeardParameter(ParameterId::MakeUp, 6.0f);
  const int steps = document.undoStack().count();
  auto* slider = test_->find<StrengthSlider>("equaliserStrength");
  QVERIFY(slider);
  QTest::keyClick(slider, Qt::Key_PageDown);
  QTest::keyClick(slider, Qt::Key_PageDown);
  QCOMPARE(document.session().sectionStrengths.equaliser, 0.8);
  QCOMPARE(document.undoStack().count(), steps + 1);
  QCOMPARE(document.heardSettings()[ParameterId::Peak1Gain], 6.4f);
  QCOMPARE(document.heardSettings()[ParameterId::MakeUp], 6.0f);
  QCOMPARE(panel().editor(ParameterId::Peak1Gain).value(), 6.4f);
  document.setHeardParameter(ParameterId::Peak1Gain, 4.0f);  // what is heard is what was asked for
  QCOMPARE(document.heardSettings()[ParameterId::Peak1Gain], 4.0f);
  QCOMPARE(edited(ParameterId::Peak1Gain), 5.0f);
}

void EditingToolsTest::chainsAreChosenInThePanel() {
  Document& document = test_->document();
  auto* saturation = test_->window->findChild<QAction*>(QStringLiteral("matchSaturation"));
  QVERIFY(saturation && !saturation->isVisible());
  const auto bypass = [&](Effect effect) {
    return test_->window->actions().bypass[static_cast<std::size_t>(effect)];
  };
  QVERIFY(!bypass(Effect::Saturation)->isVisible());
  const int steps = document.undoStack().count();
  panel().chainChooser().setFocus();
  QTest::keyClick(&panel().chainChooser(), Qt::Key_Down);
  QCOMPARE(document.heardSettings().chain, ChainPreset::EqCompressorSaturation);
  QCOMPARE(document.undoStack().count(), steps + 1);
  QVERIFY(panel().editor(ParameterId::SaturationMix).isVisible());
  QVERIFY(saturation->isVisible() && bypass(Effect::Saturation)->isVisible());
  QCOMPARE(document.sections().chain, ChainPreset::EqCompressorSaturation);
  saturation->trigger();
  QVERIFY(!document.session().matchSaturation);
  document.undoStack().undo();
  document.undoStack().undo();
  QCOMPARE(document.heardSettings().chain, ChainPreset::EqCompressor);
  QVERIFY(!panel().editor(ParameterId::SaturationMix).isVisible());
}

void EditingToolsTest::equaliserLimitsAreOptionsOfTheMatch() {
  Document& document = test_->document();
  auto* button = test_->find<QToolButton>("matchLimits");
  QCOMPARE(button->text(), QStringLiteral("≡"));
  auto* lowest = button->menu()->findChild<FrequencyLimitField*>(QStringLiteral("matchLowest"));
  auto* highest = button->menu()->findChild<FrequencyLimitField*>(QStringLiteral("matchHighest"));
  auto* bands = button->menu()->findChild<QSpinBox*>(QStringLiteral("matchBands"));
  QVERIFY(lowest && highest && bands);
  QCOMPARE(lowest->text(), QStringLiteral("no limit"));
  QCOMPARE(highest->text(), QStringLiteral("no limit"));

  const auto type = [](QSpinBox& field, const QString& text) {
    field.selectAll();
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
  };
  type(*lowest, QStringLiteral("120"));
  type(*highest, QStringLiteral("9.5 kHz"));
  type(*bands, QStringLiteral("3"));
  const Session& session = document.session();
  QCOMPARE(session.matchLowestHz, 120.0);
  QCOMPARE(session.matchHighestHz, 9500.0);
  QCOMPARE(session.matchBands, 3);
  QVERIFY(MatchRun::optionsOf(session).sections.limits == (EqualiserLimits{120.0, 9500.0, 3}));
  QCOMPARE(button->text(), QStringLiteral("•"));

  // A limit that meets the other one pushes it away; beyond the end of the scale there is none.
  type(*lowest, QStringLiteral("8k"));
  QCOMPARE(session.matchHighestHz, 16000.0);
  type(*lowest, QStringLiteral("15k"));
  QCOMPARE(session.matchHighestHz, 0.0);
  QCOMPARE(highest->text(), QStringLiteral("no limit"));
  for (int step = 0; step < 70; ++step) QTest::keyClick(lowest, Qt::Key_Down);
  QCOMPARE(session.matchLowestHz, 0.0);
  QTest::keyClick(highest, Qt::Key_Down);
  QCOMPARE(session.matchHighestHz, 20000.0);

  const MatchSections before = document.sections();
  MatchSections other = before;
  other.equaliser = false;
  document.setSections(other);  // another option: the limits stay
  QVERIFY(document.sections().limits == before.limits);
  while (document.undoStack().canUndo()) document.undoStack().undo();
  QVERIFY(document.sections().limits == EqualiserLimits{});
  QCOMPARE(bands->value(), 6);
}

void EditingToolsTest::sectionAtZeroCannotBeEdited() {
  test_->document().setSectionStrengths({1.0, 0.0, 1.0});
  QVERIFY(!panel().editor(ParameterId::Ratio).isEnabled());
  QVERIFY(panel().editor(ParameterId::Peak1Gain).isEnabled());
  auto* hint = test_->find<QLabel>("strengthHint");
  QVERIFY(hint->isVisible() && hint->text().contains(QStringLiteral("Compressor")));
  test_->document().setSectionStrengths({});
  QVERIFY(!hint->isVisible());
}

void EditingToolsTest::dotTakesBackOneValue() {
  predict(ParameterId::Peak2Gain, 3.0f);
  Document& document = test_->document();
  ParameterEditor& editor = panel().editor(ParameterId::Peak2Gain);
  document.setHeardParameter(ParameterId::Peak2Gain, -4.0f);
  document.setHeardParameter(ParameterId::Peak3Gain, 2.0f);
  QVERIFY(editor.isEdited());
  const int steps = document.undoStack().count();
  QTest::mouseClick(&editor, Qt::LeftButton, Qt::NoModifier,
                    QPoint(4, editor.field().geometry().center().y()));
  QCOMPARE(edited(ParameterId::Peak2Gain), 3.0f);
  QCOMPARE(edited(ParameterId::Peak3Gain), 2.0f);
  QCOMPARE(document.undoStack().count(), steps + 1);
  QVERIFY(!editor.isEdited());
}

void EditingToolsTest::valueMenuTakesBackOneValue() {
  predict(ParameterId::Threshold, -30.0f);
  test_->document().setHeardParameter(ParameterId::Threshold, -12.0f);
  ParameterEditor& editor = panel().editor(ParameterId::Threshold);
  const auto choose = [&](int row) {
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5),
                            editor.field().mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&editor.field(), &event);
    auto* menu = editor.findChild<QMenu*>(QStringLiteral("valueMenu"));
    QVERIFY(menu);
    QVERIFY2(menu->actions().at(row)->isEnabled(), qPrintable(menu->actions().at(row)->text()));
    menu->actions().at(row)->trigger();
    delete menu;
  };
  choose(0);
  QCOMPARE(edited(ParameterId::Threshold), -30.0f);
  choose(1);
  QCOMPARE(edited(ParameterId::Threshold), parameterInfo(ParameterId::Threshold).neutral);
  QCOMPARE(editor.field().value(), parameterInfo(ParameterId::Threshold).neutral);
}

void EditingToolsTest::bandsAreSwitchedInTableAndPlot() {
  Document& document = test_->document();
  document.setHeardParameter(ParameterId::Peak2Gain, 9.0f);
  BandTable& table = panel().bandTable();
  click(table.switchButton(2));
  QVERIFY(document.session().edited.bandOff(2));
  QVERIFY(std::abs(equaliserResponseDb(document.heardSettings(), 800.0, 48000.0)) < 1e-6);
  SpectrumPlot& plot = test_->window->plots().spectrum();
  const QPointF node = plot.bandPosition(2);
  ui::test::press(plot, node, Qt::LeftButton, Qt::AltModifier);
  ui::test::release(plot, node, Qt::LeftButton, Qt::AltModifier);
  QVERIFY(!document.session().edited.bandOff(2));
  QVERIFY(table.switchButton(2).isChecked());
  QCOMPARE(edited(ParameterId::Peak2Gain), 9.0f);
  document.undoStack().undo();
  QVERIFY(!table.switchButton(2).isChecked());
}

void EditingToolsTest::bandsChangeTheirType() {
  Document& document = test_->document();
  predict(ParameterId::Peak2Gain, 9.0f);
  QVERIFY(!panel().revertButton(Effect::Equaliser).isEnabled());
  QToolButton& button = panel().bandTable().typeButton(2);
  QCOMPARE(button.accessibleDescription(), QStringLiteral("Peak"));
  button.setFocus();
  QTimer popup;  // the menu of the button has an event loop of its own
  connect(&popup, &QTimer::timeout, this, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return;
    popup.stop();
    menu->actions().front()->trigger();
    menu->close();
  });
  popup.start(20);
  QTest::keyClick(&button, Qt::Key_Return);
  EVENTUALLY(document.session().edited.bandType(2) == BandType::LowShelf);
  QCOMPARE(button.accessibleDescription(), QStringLiteral("Low shelf"));
  QCOMPARE(document.undoStack().undoText(), QStringLiteral("Set Band 3 to Low shelf"));
  QVERIFY(std::abs(equaliserResponseDb(document.heardSettings(), 20.0, 48000.0) - 9.0) < 0.2);
  QVERIFY(panel().revertButton(Effect::Equaliser).isEnabled());

  BandMenu menu(document, 2, false, nullptr);
  const auto types = menu.findChildren<QMenu*>();
  QCOMPARE(types.size(), 1);
  QVERIFY(types.front()->actions().at(0)->isChecked());
  types.front()->actions().at(2)->trigger();
  QCOMPARE(button.accessibleDescription(), QStringLiteral("High shelf"));
  click(panel().revertButton(Effect::Equaliser));
  QVERIFY(document.session().edited.bandType(2) == BandType::Peak);
  document.undoStack().undo();
  QVERIFY(document.session().edited.bandType(2) == BandType::HighShelf);
}

void EditingToolsTest::soloIsHeardNotSaved() {
  const Session before = test_->document().session();
  BandTable& table = panel().bandTable();
  click(table.soloButton(3));
  QCOMPARE(test_->window->bench().playback.soloBand(), 3);
  click(table.soloButton(1));
  QCOMPARE(test_->window->bench().playback.soloBand(), 1);
  QVERIFY(!table.soloButton(3).isChecked() && table.soloButton(1).isChecked());
  click(table.soloButton(1));
  QCOMPARE(test_->window->bench().playback.soloBand(), -1);
  QVERIFY(test_->document().session() == before);
}

void EditingToolsTest::bypassKeysSwitchEffects() {
  QTest::keyClick(test_->window.get(), Qt::Key_3);
  QVERIFY(test_->document().session().edited.bypassed(Effect::Compressor));
  QVERIFY(!test_->document().session().edited.bypassed(Effect::Equaliser));
  QVERIFY(test_->window->actions().bypass[static_cast<std::size_t>(Effect::Compressor)]->isChecked());
  QTest::keyClick(test_->window.get(), Qt::Key_3);
  QVERIFY(!test_->document().session().edited.bypassed(Effect::Compressor));
}

void EditingToolsTest::presetsAreSavedAndApplied() {
  auto* presets = test_->window->findChild<PresetMenu*>();
  Document& document = test_->document();
  document.setHeardParameter(ParameterId::HighShelfGain, 4.0f);
  document.setStrength(0.5);
  QVERIFY(presets->save(QStringLiteral("Bright & airy")));
  document.setStrength(1.0);
  document.revertAll();
  QMenu* menu = test_->window->actions().presets;
  Q_EMIT menu->aboutToShow();
  QStringList names;
  QAction* own = nullptr;
  for (QAction* action : menu->actions()) {
    names << action->text();
    if (action->text() == QStringLiteral("Bright && airy")) own = action;
  }
  QVERIFY2(own && names.contains(QStringLiteral("Gentle glue")), qPrintable(names.join(QLatin1Char(','))));
  own->trigger();
  QCOMPARE(edited(ParameterId::HighShelfGain), 2.0f);  // as it was heard
  QVERIFY(document.undoStack().undoText().contains(QStringLiteral("Bright & airy")));
  document.undoStack().undo();
  QCOMPARE(edited(ParameterId::HighShelfGain), 0.0f);
}

QTEST_MAIN(EditingToolsTest)
#include "EditingToolsTest.moc"
