// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTabWidget>
#include <QVBoxLayout>
#include <functional>
#include <map>

#include "ControlWalk.h"
#include "WindowUnderTest.h"
#include "controls/ParameterSlider.h"
#include "dialogs/AboutDialog.h"
#include "dialogs/BatchDialog.h"
#include "dialogs/BlindTestDialog.h"
#include "dialogs/ExportDialog.h"
#include "dialogs/ModelsDialog.h"
#include "dialogs/PreferencesDialog.h"
#include "dialogs/RecoveryDialog.h"
#include "dialogs/RelinkDialog.h"
#include "dialogs/SettingsExportDialog.h"
#include "dialogs/ShortcutList.h"
#include "finetuning/FineTuneDialog.h"
#include "window/Actions.h"
#include "window/MessageBar.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;
using semblance::test::WindowUnderTest;

namespace {

using MakeDialog = std::function<std::unique_ptr<QDialog>(WindowUnderTest&)>;

void press(QWidget& dialog, const char* button) {
  auto* found = dialog.findChild<QPushButton*>(QString::fromLatin1(button));
  if (!found) qFatal("no button %s", button);
  found->click();
}

std::unique_ptr<QDialog> blindTest(bool started, bool ended) {
  auto dialog = std::make_unique<BlindTestDialog>(QStringLiteral("song.wav"), 1, nullptr);
  if (started) press(*dialog, "startBlindTest");
  while (ended && dialog->running()) press(*dialog, "xIsA");
  return dialog;
}

std::unique_ptr<QDialog> recovery(WindowUnderTest& test) {
  LeftWork left;
  left.when = QDateTime(QDate(2024, 5, 1), QTime(14, 30));
  left.work.session = test.document().session();
  left.work.savedAs = toPath(test.dark);  // any file that is there
  return std::make_unique<RecoveryDialog>(std::vector<LeftWork>{left, left}, nullptr);
}

std::unique_ptr<QDialog> relink(WindowUnderTest& test) {
  Session moved = test.document().session();
  moved.input.path = "/elsewhere/mix.wav";
  return std::make_unique<RelinkDialog>(moved, nullptr);
}

std::unique_ptr<QDialog> batch(WindowUnderTest& test) {
  auto dialog = std::make_unique<BatchDialog>(nullptr);
  dialog->setSession(test.document().session());
  dialog->queue().add({toPath(test.dark), toPath(test.bright)});
  return dialog;
}

std::unique_ptr<QDialog> exporting(WindowUnderTest& test) {
  ExportSubject subject;
  subject.input = toPath(test.dark);
  subject.format = test.window->bench().tracks.track(TrackRole::Input)->analysis.format;
  subject.referenceLufs = -14.0;
  return std::make_unique<ExportDialog>(std::move(subject), nullptr);
}

std::map<std::string, MakeDialog> dialogs() {
  return {
      {"about", [](WindowUnderTest&) { return std::make_unique<AboutDialog>(); }},
      {"batch", batch},
      {"blind test, start", [](WindowUnderTest&) { return blindTest(false, false); }},
      {"blind test, trial", [](WindowUnderTest&) { return blindTest(true, false); }},
      {"blind test, outcome", [](WindowUnderTest&) { return blindTest(true, true); }},
      {"export", exporting},
      {"fine-tuning",
       [](WindowUnderTest& test) {
         return std::make_unique<FineTuneDialog>(test.window->bench().models.models(),
                                                 toPath(test.folder.path()));
       }},
      {"keyboard",
       [](WindowUnderTest& test) { return std::make_unique<ShortcutList>(test.window->actions()); }},
      {"models",
       [](WindowUnderTest& test) { return std::make_unique<ModelsDialog>(test.window->bench().models); }},
      {"preferences",
       [](WindowUnderTest&) {
         return std::make_unique<PreferencesDialog>(
             Preferences{}, std::vector<OutputDevice>{{0, "Built-in", "ALSA", 48000.0, true}});
       }},
      {"recovery", recovery},
      {"relink", relink},
      {"settings",
       [](WindowUnderTest& test) {
         return std::make_unique<SettingsExportDialog>(test.document().heardSettings(), 48000.0, QString());
       }},
  };
}

}  // namespace

/// Every control of the window and of its dialogs: has a spoken name, a value with its unit, a place in the
/// order of Tab, a focus that can be seen and, in the window, a hint.
class AccessibilityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase() { test_.reset(); }
  void walkFindsWhatItLooksFor();
  void controlsOfTheWindow_data();
  void controlsOfTheWindow();
  void hintsOfTheWindow();
  void focusIsSeen_data();
  void focusIsSeen();
  void controlsOfDialogs_data();
  void controlsOfDialogs();

 private:
  static void verifyControls(QWidget& window);
  static int visiblyDifferent(const QImage& one, const QImage& other);
  static QStringList withoutVisibleFocus(QWidget& window);

  std::unique_ptr<WindowUnderTest> test_;
};

void AccessibilityTest::initTestCase() {
  applyTheme(*qApp, ThemeKind::Dark);
  test_ = std::make_unique<WindowUnderTest>();
  test_->window->resize(1280, 1100);  // nothing has to be scrolled
  test_->show();
  test_->openTracks();
  test_->window->messages().showNote(QStringLiteral("A message with its buttons."));
}

void AccessibilityTest::verifyControls(QWidget& window) {
  static const QRegularExpression word(QStringLiteral("\\w{2,}"),
                                       QRegularExpression::UseUnicodePropertiesOption);
  static const QRegularExpression quantity(QStringLiteral("[0-9∞].*[^0-9.\\s]"));
  const QList<QWidget*> order = tabOrderOf(window);
  QStringList wrong;
  for (QWidget* control : controlsOf(window)) {
    const QString name = spoken(control, QAccessible::Name);
    if (!name.contains(word)) wrong << QStringLiteral("no name (“%1”): ").arg(name) + placeOf(control);
    if (!reached(control, order)) wrong << QStringLiteral("not reached by Tab: ") + placeOf(control);
    const auto* interface = QAccessible::queryAccessibleInterface(control);
    const QString value = spoken(control, QAccessible::Value);
    const auto* parameter = qobject_cast<const ParameterSlider*>(control);
    const bool plainNumber = parameter && parameterInfo(parameter->id()).unit == Unit::None;  // Q
    if (interface && interface->role() == QAccessible::Slider && !plainNumber && !value.contains(quantity))
      wrong << QStringLiteral("value without unit (“%1”): ").arg(value) + placeOf(control);
  }
  QVERIFY2(wrong.isEmpty(),
           qPrintable(QString::number(wrong.size()) + QLatin1Char('\n') + wrong.join(u'\n')));
}

// A small window in which everything is wrong once, so that a walk that finds nothing is known to be able to.
void AccessibilityTest::walkFindsWhatItLooksFor() {
  QDialog window;
  auto* layout = new QVBoxLayout(&window);
  auto* good = new QPushButton(QStringLiteral("Good"), &window);
  auto* nameless = new QToolButton(&window);
  nameless->setFocusPolicy(Qt::TabFocus);
  auto* unreached = new QPushButton(QStringLiteral("Unreached"), &window);
  unreached->setFocusPolicy(Qt::ClickFocus);
  auto* flat = new QWidget(&window);
  flat->setFocusPolicy(Qt::TabFocus);
  flat->setMinimumSize(20, 20);
  for (QWidget* each :
       {static_cast<QWidget*>(good), static_cast<QWidget*>(nameless), static_cast<QWidget*>(unreached), flat})
    layout->addWidget(each);
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  QCOMPARE(controlsOf(window).size(), 4);
  const QList<QWidget*> order = tabOrderOf(window);
  QCOMPARE(order.size(), 3);
  QVERIFY(reached(good, order) && !reached(unreached, order));
  QVERIFY(spoken(nameless, QAccessible::Name).isEmpty());
  const QStringList unseen = withoutVisibleFocus(window);
  QCOMPARE(unseen.size(), 1);
  QVERIFY(unseen.constFirst().startsWith(QStringLiteral("QWidget")));
}

void AccessibilityTest::controlsOfTheWindow_data() {
  QTest::addColumn<bool>("tracks");
  QTest::newRow("with tracks") << true;
  QTest::newRow("empty") << false;
}

void AccessibilityTest::controlsOfTheWindow() {
  QFETCH(bool, tracks);
  if (tracks) {
    test_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(test_->window.get()));
    return verifyControls(*test_->window);
  }
  MainWindow empty;
  empty.show();
  empty.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&empty));
  verifyControls(empty);
}

void AccessibilityTest::hintsOfTheWindow() {
  QStringList without;
  for (QWidget* control : controlsOf(*test_->window)) {
    if (control->toolTip().isEmpty()) without << placeOf(control);
  }
  QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

/// Pixels that differ with a contrast of 3:1, which is what an indicator needs to be seen.
int AccessibilityTest::visiblyDifferent(const QImage& one, const QImage& other) {
  int count = 0;
  for (int y = 0; y < std::min(one.height(), other.height()); ++y) {
    for (int x = 0; x < std::min(one.width(), other.width()); ++x) {
      if (one.pixel(x, y) != other.pixel(x, y) &&
          contrastRatio(one.pixelColor(x, y), other.pixelColor(x, y)) >= 3.0)
        ++count;
    }
  }
  return count;
}

QStringList AccessibilityTest::withoutVisibleFocus(QWidget& window) {
  constexpr int kLeastPixels = 16;
  constexpr int kAround = 4;
  QStringList without;
  const qsizetype count = tabOrderOf(window).size();
  for (qsizetype step = 0; step < count; ++step) {
    QWidget* control = QApplication::focusWidget();
    QTest::qWait(30);  // plots draw on the next frame
    const QRect area = QRect(control->mapTo(&window, QPoint()), control->size())
                           .adjusted(-kAround, -kAround, kAround, kAround);
    const QImage focused = window.grab(area).toImage();
    control->clearFocus();
    QTest::qWait(30);
    const int pixels = visiblyDifferent(focused, window.grab(area).toImage());
    if (pixels < kLeastPixels) without << QStringLiteral("%1: %2 pixels").arg(placeOf(control)).arg(pixels);
    control->setFocus(Qt::OtherFocusReason);
    while (QApplication::focusWidget() == control && count > 1) QTest::keyClick(control, Qt::Key_Tab);
  }
  return without;
}

void AccessibilityTest::focusIsSeen_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("dark") << true;
  QTest::newRow("light") << false;
}

void AccessibilityTest::focusIsSeen() {
  QFETCH(bool, dark);
  applyTheme(*qApp, dark ? ThemeKind::Dark : ThemeKind::Light);
  QTest::qWait(100);
  test_->window->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(test_->window.get()));
  const QStringList without = withoutVisibleFocus(*test_->window);
  applyTheme(*qApp, ThemeKind::Dark);
  QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

void AccessibilityTest::controlsOfDialogs_data() {
  QTest::addColumn<QString>("name");
  for (const auto& [name, make] : dialogs()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void AccessibilityTest::controlsOfDialogs() {
  QFETCH(QString, name);
  const std::unique_ptr<QDialog> dialog = dialogs().at(name.toStdString())(*test_);
  dialog->show();
  dialog->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
  QVERIFY(!dialog->windowTitle().isEmpty());
  const auto* tabs = dialog->findChild<QTabWidget*>();
  for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
    if (tabs) dialog->findChild<QTabWidget*>()->setCurrentIndex(page);
    verifyControls(*dialog);
    const QStringList without = withoutVisibleFocus(*dialog);
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
  }
}

QTEST_MAIN(AccessibilityTest)
#include "AccessibilityTest.moc"
