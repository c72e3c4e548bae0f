// SPDX-License-Identifier: GPL-3.0-or-later
// Files on their way into the window: the first start, dialogs, drops, and what cannot be opened.
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "base/AtomicFile.h"
#include "controls/TrackWell.h"
#include "window/ComparisonTable.h"
#include "window/DropTargets.h"
#include "window/EditingPanel.h"
#include "window/MessageBar.h"
#include "window/TrackPanel.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

namespace {

void drop(QWidget& target, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths) urls.append(QUrl::fromLocalFile(path));
  data.setUrls(urls);
  QDragEnterEvent enter(target.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(target.rect().center()), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &event);
}

}  // namespace

class OpeningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void startsEmptyAndSaysWhatToDo();
  void opensTwoTracks();
  void firstStartOpensTheDemo();
  void dropsGoWhereTheyAreDropped();
  void dragOffersBothRoles();
  void badFilesAreNamed_data();
  void badFilesAreNamed();
};

void OpeningTest::startsEmptyAndSaysWhatToDo() {
  WindowUnderTest test;
  test.show();
  auto* demo = test.find<QPushButton>("openDemo");
  QVERIFY(demo && demo->isVisible() && demo->isEnabled());
  auto* match = test.find<QPushButton>("match");
  QVERIFY(!match->isEnabled());
  QVERIFY2(match->toolTip().contains(QStringLiteral("Open an input and a reference")),
           qPrintable(match->toolTip()));
  QTest::mouseClick(demo, Qt::LeftButton);
  EVENTUALLY(test.document().hasBothTracks());
  QVERIFY(!demo->isVisible());
  QVERIFY(match->isEnabled());
}

void OpeningTest::opensTwoTracks() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  QVERIFY(test.window->wells().well(TrackRole::Input).hasTrack());
  QVERIFY(test.window->wells().well(TrackRole::Reference).hasTrack());
  QCOMPARE(test.document().undoStack().count(), 2);
  QCOMPARE(test.document().track(TrackRole::Reference).sampleRate, 48000);
  ComparisonTable& table = test.window->editing().comparison();
  const double lufs = test.window->bench().tracks.track(TrackRole::Input)->analysis.lufs;
  QCOMPARE(table.figure(0, SourceKind::Input), levelText(lufs, QString()));
  QCOMPARE(table.figure(0, SourceKind::Result), table.figure(0, SourceKind::Input));
  QVERIFY(table.figure(0, SourceKind::Reference) != table.figure(0, SourceKind::Input));
  QVERIFY(!test.window->isWindowModified());
  QCOMPARE(test.window->messages().count(), 0);
}

void OpeningTest::firstStartOpensTheDemo() {
  WindowUnderTest test;
  test.show();
  test.window->welcome();
  EVENTUALLY(test.document().hasBothTracks());
  QVERIFY(test.find<QPushButton>("match")->isEnabled());
  EVENTUALLY(test.analysed(TrackRole::Input) && test.analysed(TrackRole::Reference));
  QCOMPARE(test.window->messages().count(), 1);  // what to do, and nothing against the demo itself
  QVERIFY(test.window->messages().text().contains(QStringLiteral("click Match")));
  test.window->openFiles({test.dark, test.bright});
  EVENTUALLY(test.window->messages().count() == 0);
  MainWindow second;
  second.welcome();
  QTest::qWait(300);
  QVERIFY(!second.bench().document.hasBothTracks());
}

void OpeningTest::dropsGoWhereTheyAreDropped() {
  WindowUnderTest test;
  test.show();
  drop(test.window->wells().well(TrackRole::Reference), {test.dark});
  EVENTUALLY(!test.document().track(TrackRole::Reference).path.empty());
  QVERIFY(test.document().track(TrackRole::Input).path.empty());
  drop(*test.window, {test.bright});  // beside the wells: fills the empty one
  EVENTUALLY(toQString(test.document().track(TrackRole::Input).path) == test.bright);
  drop(test.window->wells().well(TrackRole::Input), {test.dark, test.bright});
  EVENTUALLY(toQString(test.document().track(TrackRole::Input).path) == test.dark);
  EVENTUALLY(toQString(test.document().track(TrackRole::Reference).path) == test.bright);
}

void OpeningTest::dragOffersBothRoles() {
  WindowUnderTest test;
  test.show();
  auto* targets = test.window->findChild<DropTargets*>();
  QVERIFY(!targets->isVisible());
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(test.dark)});
  QDragEnterEvent enter(QPoint(600, 500), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(test.window.get(), &enter);
  QVERIFY(enter.isAccepted() && targets->isVisible());
  QApplication::sendEvent(targets, &enter);  // the pointer is over them now
  QCOMPARE(targets->size(), test.window->size());
  QDropEvent event(QPointF(targets->width() * 0.8, 300.0), Qt::CopyAction, &data, Qt::LeftButton,
                   Qt::NoModifier);
  QApplication::sendEvent(targets, &event);
  QVERIFY(!targets->isVisible());
  EVENTUALLY(toQString(test.document().track(TrackRole::Reference).path) == test.dark);
  QVERIFY(test.document().track(TrackRole::Input).path.empty());
}

void OpeningTest::badFilesAreNamed_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("content");
  QTest::newRow("missing") << QStringLiteral("not there.wav") << QByteArray();
  QTest::newRow("text") << QStringLiteral("text.wav") << QByteArray("these are only words");
  QTest::newRow("session") << QStringLiteral("broken.semblance") << QByteArray("{\"version\": 1");
  QTest::newRow("folder") << QStringLiteral(".") << QByteArray();
}

void OpeningTest::badFilesAreNamed() {
  QFETCH(QString, name);
  QFETCH(QByteArray, content);
  WindowUnderTest test;
  test.show();
  test.openTracks();
  const Session before = test.document().session();
  const QString path = test.folder.filePath(name);
  if (!content.isEmpty()) QVERIFY(replaceFile(toPath(path), content.toStdString()));
  test.window->openFiles({path});
  EVENTUALLY(test.window->messages().showsError());
  QVERIFY(test.window->messages().isVisible());
  const QString shown = QFileInfo(path).fileName() == QStringLiteral(".") ? test.folder.path() : name;
  QVERIFY2(test.window->messages().text().contains(shown), qPrintable(test.window->messages().text()));
  QVERIFY(test.document().session() == before);
  QTest::mouseClick(test.find<QWidget>("dismissMessage"), Qt::LeftButton);
  QVERIFY(!test.window->messages().isVisible());
}

QTEST_MAIN(OpeningTest)
#include "OpeningTest.moc"
