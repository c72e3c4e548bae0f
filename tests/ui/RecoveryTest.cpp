// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListWidget>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "dialogs/RecoveryDialog.h"
#include "session/RecoveryFile.h"
#include "window/MessageBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
using semblance::test::WindowUnderTest;
namespace fs = std::filesystem;

/// A window that starts after a crash.
class RecoveryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void recovers();
  void discards();
  void laterAsksAgain();
  void nothingLeftAsksNothing();

 private:
  static fs::path leave(const WindowUnderTest& test, float gain) {
    const fs::path folder = toPath(test.folder.filePath(QStringLiteral("state")));
    fs::create_directories(folder);
    UnsavedWork work;
    work.session.input.path = toPath(test.dark);
    work.session.input.sampleRate = 44100;
    work.session.edited[ParameterId::Peak1Gain] = gain;
    const fs::path file = folder / ("left" + std::to_string(int(gain)) + ".unsaved");
    if (auto saved = saveRecovery(work, file); !saved) qFatal("%s", saved.error().message.c_str());
    return file;
  }
};

void RecoveryTest::recovers() {
  WindowUnderTest test;
  test.show();
  const fs::path left = leave(test, 4.0f);
  onNextDialog<RecoveryDialog>([&](RecoveryDialog* dialog) {
    QCOMPARE(dialog->findChild<QListWidget*>()->count(), 1);
    QVERIFY(dialog->findChild<QListWidget*>()->item(0)->text().contains(QStringLiteral("dark take.wav")));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("recover")), Qt::LeftButton);
  });
  QVERIFY(test.window->protectWork(left.parent_path()));
  QCOMPARE(test.document().session().edited[ParameterId::Peak1Gain], 4.0f);
  QVERIFY(test.document().hasUnsavedWork() && test.window->isWindowModified());
  QVERIFY(test.window->messages().text().contains(QStringLiteral("recovered")));
  QVERIFY(!fs::exists(left));
  EVENTUALLY(test.analysed(TrackRole::Input));
}

void RecoveryTest::discards() {
  WindowUnderTest test;
  test.show();
  const fs::path first = leave(test, 4.0f);
  const fs::path second = leave(test, 5.0f);
  int asked = 0;
  const auto discard = [&](RecoveryDialog* dialog) {
    ++asked;
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
      if (button->text().contains(QStringLiteral("Discard"))) button->click();
  };
  onNextDialog<RecoveryDialog>([&](RecoveryDialog* dialog) {
    QCOMPARE(dialog->findChild<QListWidget*>()->count(), 2);
    onNextDialog<RecoveryDialog>(discard);
    discard(dialog);
  });
  QVERIFY(!test.window->protectWork(first.parent_path()));
  QCOMPARE(asked, 2);
  QVERIFY(!fs::exists(first) && !fs::exists(second));
  QVERIFY(test.document().session() == Session{});
}

void RecoveryTest::laterAsksAgain() {
  WindowUnderTest test;
  test.show();
  const fs::path left = leave(test, 4.0f);
  onNextDialog<RecoveryDialog>([](RecoveryDialog* dialog) { dialog->reject(); });
  QVERIFY(!test.window->protectWork(left.parent_path()));
  QVERIFY(fs::exists(left));
}

void RecoveryTest::nothingLeftAsksNothing() {
  WindowUnderTest test;
  test.show();
  QVERIFY(!test.window->protectWork(toPath(test.folder.filePath(QStringLiteral("state")))));
  test.document().setHeardParameter(ParameterId::Peak1Gain, 2.0f);
  const QDir state(test.folder.filePath(QStringLiteral("state")));
  EVENTUALLY(state.entryList({QStringLiteral("*.unsaved")}).size() == 1);
  test.window.reset();
  QVERIFY(state.isEmpty());
}

QTEST_MAIN(RecoveryTest)
#include "RecoveryTest.moc"
