// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <set>

#include "WindowUnderTest.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ValueField.h"
#include "dialogs/ShortcutList.h"
#include "plots/WaveformView.h"
#include "window/Actions.h"
#include "window/EditingPanel.h"
#include "window/MatchBar.h"
#include "window/StrengthSlider.h"
#include "window/TrackPanel.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

class KeyboardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase() { test_.reset(); }
  void init();
  void noKeyIsGivenTwice();
  void everyKeyIsListed();
  void spacePlaysWhereverTheFocusIs();
  void enterPressesTheFocusedButton();
  void lettersChooseTheSource();
  void lettersAreTextInTextFields();
  void lettersLeaveAValueAtRest();
  void doubleClickTakesTheWholeValue();
  void arrowsBelongToTheFocusedSlider();
  void arrowsSeekElsewhere();
  void strengthKeysAreOneStep();
  void bracketsSelect();
  void undoKeys();
  void bypassKey();

 private:
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : test_->window.get(), key, modifiers);
  }
  ValueField& field(ParameterId id) { return test_->window->editing().parameters().editor(id).field(); }
  PlaybackController& playback() { return test_->window->bench().playback; }

  std::unique_ptr<WindowUnderTest> test_;
};

void KeyboardTest::initTestCase() {
  applyTheme(*qApp, ThemeKind::Dark);
  test_ = std::make_unique<WindowUnderTest>();
  test_->show();
  test_->openTracks();
}

void KeyboardTest::init() {
  if (QWidget* focus = QApplication::focusWidget()) focus->clearFocus();
  playback().setSource(Source::Input);
  playback().seek(0.0);
}

void KeyboardTest::noKeyIsGivenTwice() {
  std::set<QString> seen;
  for (const Actions::Group& group : test_->window->actions().groups()) {
    for (const QAction* action : group.actions) {
      for (const QKeySequence& keys : action->shortcuts()) {
        QVERIFY2(seen.insert(keys.toString()).second, qPrintable(keys.toString() + action->text()));
      }
    }
  }
}

void KeyboardTest::everyKeyIsListed() {
  const ShortcutList list(test_->window->actions());
  auto* tree = list.findChild<QTreeWidget*>();
  for (const Actions::Group& group : test_->window->actions().groups()) {
    for (const QAction* action : group.actions) {
      if (action->shortcut().isEmpty()) continue;
      const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
      QVERIFY2(!tree->findItems(keys, Qt::MatchExactly | Qt::MatchRecursive, 1).isEmpty(), qPrintable(keys));
    }
  }
}

void KeyboardTest::spacePlaysWhereverTheFocusIs() {
  QSignalSpy played(test_->window->actions().play, &QAction::triggered);
  auto* box = test_->window->findChild<QCheckBox*>();
  const bool checked = box->isChecked();
  box->setFocus();
  key(Qt::Key_Space);
  QCOMPARE(played.count(), 1);
  QCOMPARE(box->isChecked(), checked);
  auto* loop = test_->find<QToolButton>("loop");
  loop->setFocus();
  key(Qt::Key_Space);
  QCOMPARE(played.count(), 2);
  QVERIFY(!playback().looping());
  test_->find<QComboBox>("method")->setFocus();
  key(Qt::Key_Space);
  QCOMPARE(played.count(), 3);
}

void KeyboardTest::enterPressesTheFocusedButton() {
  auto* box = test_->window->findChild<QCheckBox*>();
  const bool checked = box->isChecked();
  box->setFocus();
  key(Qt::Key_Return);
  QCOMPARE(box->isChecked(), !checked);
  key(Qt::Key_Enter);
  QCOMPARE(box->isChecked(), checked);
  auto* loop = test_->find<QToolButton>("loop");
  loop->setFocus();
  key(Qt::Key_Return);
  QVERIFY(playback().looping());
  key(Qt::Key_L);
  QVERIFY(!playback().looping());
}

void KeyboardTest::lettersChooseTheSource() {
  key(Qt::Key_R);
  QCOMPARE(playback().source(), Source::Reference);
  key(Qt::Key_B);
  QCOMPARE(playback().source(), Source::Result);
  key(Qt::Key_T);
  QCOMPARE(playback().source(), Source::Reference);
  key(Qt::Key_A);
  QCOMPARE(playback().source(), Source::Input);
  const bool matched = playback().levelMatch();
  key(Qt::Key_G);
  QCOMPARE(playback().levelMatch(), !matched);
  key(Qt::Key_G);
}

void KeyboardTest::lettersAreTextInTextFields() {
  ValueField& frequency = field(ParameterId::Peak2Frequency);
  frequency.setFocus();
  frequency.selectAll();
  QTest::keyClicks(&frequency, QStringLiteral("1.5 k"));
  QCOMPARE(playback().source(), Source::Input);
  QTest::keyClick(&frequency, Qt::Key_Return);
  QCOMPARE(test_->document().heardSettings()[ParameterId::Peak2Frequency], 1500.0f);
  frequency.selectAll();
  QTest::keyClicks(&frequency, QStringLiteral("2bar"));
  QCOMPARE(playback().source(), Source::Input);
  QCOMPARE(frequency.text(), QStringLiteral("2bar"));
  QTest::keyClick(&frequency, Qt::Key_Escape);
  QCOMPARE(test_->document().heardSettings()[ParameterId::Peak2Frequency], 1500.0f);
  test_->window->actions().undo->trigger();
}

void KeyboardTest::lettersLeaveAValueAtRest() {
  ValueField& gain = field(ParameterId::Peak1Gain);
  gain.setFocus();
  QTest::keyClicks(&gain, QStringLiteral("-3"));
  QTest::keyClick(&gain, Qt::Key_Return);
  const QString text = gain.text();
  QTest::keyClick(&gain, Qt::Key_B);
  QCOMPARE(playback().source(), Source::Result);
  QTest::keyClick(&gain, Qt::Key_A);
  QCOMPARE(playback().source(), Source::Input);
  QCOMPARE(gain.text(), text);
  auto* percent = test_->find<QSpinBox>("strengthPercent");
  percent->setFocus();
  QTest::keyClick(percent, Qt::Key_B);
  QCOMPARE(playback().source(), Source::Result);
  QTest::keyClick(percent, Qt::Key_A);
  test_->window->actions().undo->trigger();
}

void KeyboardTest::doubleClickTakesTheWholeValue() {
  ValueField& gain = field(ParameterId::Peak1Gain);
  test_->document().setHeardParameter(ParameterId::Peak1Gain, -13.6f);
  QTest::mouseDClick(&gain, Qt::LeftButton, {}, gain.rect().center());
  QTest::keyClicks(&gain, QStringLiteral("2.5"));
  QTest::keyClick(&gain, Qt::Key_Return);
  QCOMPARE(test_->document().heardSettings()[ParameterId::Peak1Gain], 2.5f);
  test_->window->actions().undo->trigger();
  test_->window->actions().undo->trigger();
}

void KeyboardTest::arrowsBelongToTheFocusedSlider() {
  auto* volume = test_->find<QSlider>("volume");
  volume->setFocus();
  volume->setValue(-10);
  key(Qt::Key_Left);
  QCOMPARE(volume->value(), -11);
  QCOMPARE(playback().positionSeconds(), 0.0);
  key(Qt::Key_Home);
  QCOMPARE(volume->value(), volume->minimum());
}

void KeyboardTest::arrowsSeekElsewhere() {
  test_->find<QToolButton>("levelMatch")->setFocus();
  key(Qt::Key_Right);
  QCOMPARE(playback().positionSeconds(), 1.0);
  key(Qt::Key_Right);
  key(Qt::Key_Left);
  QCOMPARE(playback().positionSeconds(), 1.0);
  key(Qt::Key_Left, Qt::ShiftModifier);
  QCOMPARE(playback().positionSeconds(), 0.0);
  key(Qt::Key_Right, Qt::ShiftModifier);
  QCOMPARE(playback().positionSeconds(), playback().lengthSeconds());
  key(Qt::Key_Home);
  QCOMPARE(playback().positionSeconds(), 0.0);
}

void KeyboardTest::strengthKeysAreOneStep() {
  auto* strength = test_->window->findChild<StrengthSlider*>();
  const int steps = test_->document().undoStack().index();
  strength->setFocus();
  for (int press = 0; press < 5; ++press) key(Qt::Key_Left);
  QCOMPARE(test_->document().session().strength, 0.95);
  QCOMPARE(test_->document().undoStack().index(), steps + 1);
  test_->window->actions().undo->trigger();
  QCOMPARE(strength->value(), 100);
}

void KeyboardTest::bracketsSelect() {
  playback().seek(1.0);
  key(Qt::Key_BracketLeft);
  playback().seek(2.0);
  key(Qt::Key_BracketRight);
  const auto selection = test_->document().track(TrackRole::Input).selection;
  QVERIFY(selection);
  QVERIFY(std::abs(selection->begin - 1.0) < 0.01 && std::abs(selection->end - 2.0) < 0.01);
  key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
  QVERIFY(!test_->document().track(TrackRole::Input).selection);
}

void KeyboardTest::undoKeys() {
  test_->document().setHeardParameter(ParameterId::OutputGain, 2.0f);
  key(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(test_->document().heardSettings()[ParameterId::OutputGain], 0.0f);
  key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(test_->document().heardSettings()[ParameterId::OutputGain], 2.0f);
  key(Qt::Key_Z, Qt::ControlModifier);
  key(Qt::Key_Y, Qt::ControlModifier);
  QCOMPARE(test_->document().heardSettings()[ParameterId::OutputGain], 2.0f);
}

void KeyboardTest::bypassKey() {
  key(Qt::Key_Y);
  QVERIFY(test_->document().allBypassed());
  key(Qt::Key_Y);
  QCOMPARE(test_->document().session().edited.bypassMask, 0u);
}

QTEST_MAIN(KeyboardTest)
#include "KeyboardTest.moc"
