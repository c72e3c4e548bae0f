// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

#include "WindowUnderTest.h"
#include "controls/SourceSwitch.h"
#include "dialogs/BlindTestDialog.h"
#include "window/Actions.h"
#include "window/MessageBar.h"
#include "window/TransportBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

/// Difference listening, the blind test, and what the window says about the tracks.
class ListeningToolsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void init();
  void cleanup() { test_.reset(); }
  void differenceKeyAndButton();
  void backtickTogglesLikeT();
  void selectionEdgesAreReachedByKey();
  void blindTestHidesWhatIsHeard();
  void leavingTheBlindTestRestores();
  void diagnosesAreNotesThatStayAway();

 private:
  PlaybackController& playback() { return test_->window->bench().playback; }
  SourceSwitch& sources() { return test_->window->transport().sourceSwitch(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(test_->window.get(), key, modifiers);
  }
  std::unique_ptr<WindowUnderTest> test_;
};

void ListeningToolsTest::init() {
  test_ = std::make_unique<WindowUnderTest>();
  test_->show();
  test_->openTracks();
}

void ListeningToolsTest::differenceKeyAndButton() {
  key(Qt::Key_B);
  QCOMPARE(sources().source(), std::optional(SourceKind::Result));
  key(Qt::Key_D);
  QCOMPARE(playback().source(), Source::Difference);
  auto* button = test_->find<QToolButton>("difference");
  QVERIFY(button->isChecked());
  QVERIFY(!sources().source());
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference})
    QVERIFY(!sources().button(source).isChecked());
  QTest::mouseClick(button, Qt::LeftButton);
  QCOMPARE(playback().source(), Source::Result);
  QVERIFY(!button->isChecked() && sources().button(SourceKind::Result).isChecked());
  key(Qt::Key_D);
  QTest::mouseClick(&sources().button(SourceKind::Input), Qt::LeftButton);
  QCOMPARE(playback().source(), Source::Input);
  QVERIFY(!button->isChecked());
}

void ListeningToolsTest::backtickTogglesLikeT() {
  key(Qt::Key_A);
  key(Qt::Key_R);
  key(Qt::Key_QuoteLeft);
  QCOMPARE(playback().source(), Source::Input);
  key(Qt::Key_T);
  QCOMPARE(playback().source(), Source::Reference);
}

void ListeningToolsTest::selectionEdgesAreReachedByKey() {
  key(Qt::Key_A);
  test_->document().setSelection(TrackRole::Input, TimeRange{0.5, 2.25});
  key(Qt::Key_Right, Qt::ControlModifier);
  QVERIFY(std::abs(playback().positionSeconds() - 2.25) < 0.01);
  key(Qt::Key_Left, Qt::ControlModifier);
  QVERIFY(std::abs(playback().positionSeconds() - 0.5) < 0.01);
}

void ListeningToolsTest::blindTestHidesWhatIsHeard() {
  playback().setLevelMatch(false);
  key(Qt::Key_A);
  key(Qt::Key_X);
  auto* dialog = test_->window->findChild<BlindTestDialog*>();
  QVERIFY(dialog && dialog->isVisible());
  dialog->activateWindow();
  QTRY_COMPARE(QApplication::activeWindow(), dialog);
  dialog->findChild<QSpinBox*>(QStringLiteral("trials"))->setValue(5);
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("startBlindTest")), Qt::LeftButton);
  QVERIFY(playback().blind() && playback().levelMatch());
  QSignalSpy heard(dialog, &BlindTestDialog::hearRequested);
  while (dialog->running()) {
    const bool xIsB = dialog->test()->xIsB();
    QTest::keyClick(dialog, Qt::Key_A);
    QCOMPARE(playback().source(), Source::Input);
    QVERIFY(!sources().source());  // nothing to be seen
    QTest::keyClick(dialog, Qt::Key_B);
    QCOMPARE(playback().source(), Source::Result);
    QTest::mouseClick(dialog->findChild<QToolButton*>(QStringLiteral("hearX")), Qt::LeftButton);
    QCOMPARE(playback().source(), xIsB ? Source::Result : Source::Input);
    QTest::keyClick(dialog, xIsB ? Qt::Key_2 : Qt::Key_1);
  }
  QVERIFY(heard.count() >= 15);
  QCOMPARE(dialog->test()->right(), 5);
  const QString log = dialog->findChild<QPlainTextEdit*>(QStringLiteral("blindTestLog"))->toPlainText();
  QVERIFY(log.contains(QStringLiteral("dark take.wav")) && log.contains(QStringLiteral("5 of 5 right")));
  QVERIFY(!playback().blind() && !playback().levelMatch());
  QCOMPARE(playback().source(), Source::Input);
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("closeBlindTest")), Qt::LeftButton);
  QVERIFY(sources().button(SourceKind::Input).isChecked());
}

void ListeningToolsTest::leavingTheBlindTestRestores() {
  key(Qt::Key_R);
  key(Qt::Key_X);
  auto* dialog = test_->window->findChild<BlindTestDialog*>();
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("startBlindTest")), Qt::LeftButton);
  QVERIFY(playback().blind());
  QTest::keyClick(dialog, Qt::Key_Escape);
  QVERIFY(!playback().blind());
  QCOMPARE(playback().source(), Source::Reference);
}

void ListeningToolsTest::diagnosesAreNotesThatStayAway() {
  MessageBar& messages = test_->window->messages();
  QCOMPARE(messages.count(), 0);
  const QString brief = test_->folder.filePath(QStringLiteral("brief.wav"));
  semblance::test::writeTrack(toPath(brief), {.seconds = 2.0, .level = 0.1, .brightness = 0.1});
  test_->window->openFiles({brief, test_->bright});
  EVENTUALLY(messages.text().contains(QStringLiteral("lasts only 2.0 s")));
  EVENTUALLY(test_->analysed(TrackRole::Input) && test_->analysed(TrackRole::Reference));
  QTest::mouseClick(test_->find<QToolButton>("dismissMessage"), Qt::LeftButton);
  QVERIFY2(!messages.isVisible(), qPrintable(messages.text()));
  test_->window->openFiles({brief, brief});
  EVENTUALLY(messages.text().contains(QStringLiteral("same recording")) || messages.count() == 2);
  EVENTUALLY(messages.count() == 2);  // that, and that it is short as a reference; about the input was said
}

QTEST_MAIN(ListeningToolsTest)
#include "ListeningToolsTest.moc"
