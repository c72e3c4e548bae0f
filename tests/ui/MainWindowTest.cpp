// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a whole: sessions, closing, its size, no sound device.
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "window/MessageBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
using semblance::test::WindowUnderTest;

class MainWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void savesAndOpensASession();
  void asksBeforeLosingWork();
  void worksWithoutASoundDevice();
  void remembersItsSize();
};

void MainWindowTest::savesAndOpensASession() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  test.document().setHeardBand(3, 3000.0f, -2.0f, 1.5f);
  test.document().setStrength(0.8);
  const QString path = test.folder.filePath(QStringLiteral("Sitzung ß.semblance"));
  onNextDialog<QFileDialog>([&](QFileDialog* dialog) {
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
    dialog->findChild<QPushButton*>()->setFocus();
    QMetaObject::invokeMethod(dialog, "accept");
  });
  QTest::keyClick(test.window.get(), Qt::Key_S, Qt::ControlModifier);
  QVERIFY(QFileInfo::exists(path));
  QVERIFY(!test.window->isWindowModified());
  QVERIFY(test.window->windowTitle().startsWith(QStringLiteral("Sitzung ß")));

  MainWindow other;
  other.show();
  other.openFiles({path});
  QVERIFY(other.bench().document.session() == test.document().session());
  QVERIFY(!other.isWindowModified());
  EVENTUALLY(other.bench().tracks.track(TrackRole::Input) &&
             other.bench().tracks.track(TrackRole::Reference));
  QCOMPARE(other.messages().count(), 0);
}

void MainWindowTest::asksBeforeLosingWork() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  test.document().setHeardParameter(ParameterId::OutputGain, 1.0f);
  onNextDialog<QMessageBox>(
      [](QMessageBox* box) { QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton); });
  QVERIFY(!test.window->close());
  QVERIFY(test.window->isVisible());
  onNextDialog<QMessageBox>(
      [](QMessageBox* box) { QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton); });
  QVERIFY(test.window->close());
}

void MainWindowTest::worksWithoutASoundDevice() {
  WindowUnderTest test;  // no device is opened in tests
  test.show();
  test.openTracks();
  QVERIFY(!test.window->bench().playback.hasDevice());
  QCOMPARE(test.find<QWidget>("device")->accessibleName(), QStringLiteral("No sound device"));
  QCOMPARE(test.window->messages().count(), 0);
  QTest::keyClick(test.window.get(), Qt::Key_Space);
  EVENTUALLY(test.window->messages().showsError());
  test.window->bench().playback.seek(1.0);
  test.window->bench().playback.setSource(Source::Reference);
  QCOMPARE(test.window->bench().heardRole(), TrackRole::Reference);
}

void MainWindowTest::remembersItsSize() {
  WindowUnderTest test;
  test.show();
  QCOMPARE(test.window->minimumSize(), QSize(1024, 640));
  test.window->messages().showNote(QStringLiteral("Everything must fit with a message too."));
  QVERIFY2(test.window->minimumSizeHint().width() <= 1024 && test.window->minimumSizeHint().height() <= 640,
           qPrintable(QStringLiteral("%1 x %2")
                          .arg(test.window->minimumSizeHint().width())
                          .arg(test.window->minimumSizeHint().height())));
  test.window->resize(1100, 700);
  QVERIFY(test.window->close());
  MainWindow other;
  QCOMPARE(other.size(), QSize(1100, 700));
}

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
