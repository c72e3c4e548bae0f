// SPDX-License-Identifier: GPL-3.0-or-later
// References saved under a name and used again when their files are gone, through the window's menu.
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "window/Actions.h"
#include "window/MessageBar.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;

class SavedReferencesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    test_ = std::make_unique<WindowUnderTest>();
    qputenv("XDG_DATA_HOME", test_->folder.filePath(QStringLiteral("data")).toUtf8());
    test_->show();
  }
  void cleanup() { test_.reset(); }

  void emptyMenuSaysSo() {
    const QStringList texts = entries();
    QVERIFY2(texts.contains(QStringLiteral("None saved yet")), qPrintable(texts.join(QLatin1Char(','))));
    QVERIFY(!entry("&Save this reference…")->isEnabled());
  }

  void savedUsedAndUndone() {
    test_->openTracks();
    test_->document().setSelection(TrackRole::Reference, TimeRange{0.5, 2.0});
    saveAs(QStringLiteral("Bright one"));
    EVENTUALLY(entries().contains(QStringLiteral("Bright one")));
    QVERIFY(QFile::remove(test_->bright));
    test_->window->openFiles({test_->dark});  // the reference is another now
    EVENTUALLY(reference().filename() == toPath(test_->dark).filename());
    entry("Bright one")->trigger();
    QCOMPARE(reference().filename(), toPath(test_->bright).filename());
    QCOMPARE(test_->document().track(TrackRole::Reference).selection.value(), (TimeRange{0.5, 2.0}));
    EVENTUALLY(test_->analysed(TrackRole::Reference));  // its copy can be read
    QVERIFY(test_->document().undoStack().undoText().contains(QStringLiteral("Bright one")));
    test_->document().undoStack().undo();
    QCOMPARE(reference().filename(), toPath(test_->dark).filename());
  }

  void aNameInUseIsAskedAbout() {
    test_->openTracks();
    saveAs(QStringLiteral("one"));
    EVENTUALLY(entries().contains(QStringLiteral("one")));
    bool asked = false;
    onNextDialog<QInputDialog>([&](QInputDialog* dialog) {
      dialog->setTextValue(QStringLiteral("one"));
      onNextDialog<QMessageBox>([&](QMessageBox* box) {
        asked = true;
        box->button(QMessageBox::No)->click();
      });
      dialog->accept();
    });
    entry("&Save this reference…")->trigger();
    QVERIFY(asked);
  }

  void removedAfterAQuestion() {
    test_->openTracks();
    saveAs(QStringLiteral("one"));
    EVENTUALLY(entries().contains(QStringLiteral("one")));
    onNextDialog<QMessageBox>([](QMessageBox* box) {
      for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::DestructiveRole) button->click();
    });
    entry("&Remove")->menu()->actions().constFirst()->trigger();
    QVERIFY(!entries().contains(QStringLiteral("one")));
  }

  void aMissingRecordingIsExplained() {
    test_->openTracks();
    QVERIFY(QFile::remove(test_->bright));
    saveAs(QStringLiteral("one"));
    EVENTUALLY(test_->window->messages().isVisible());
    QVERIFY(!entries().contains(QStringLiteral("one")));
  }

 private:
  std::filesystem::path reference() { return test_->document().track(TrackRole::Reference).path; }
  QMenu& menu() { return *test_->window->actions().savedReferences; }
  QStringList entries() {
    Q_EMIT menu().aboutToShow();
    QStringList texts;
    for (const QAction* action : menu().actions()) texts << action->text();
    return texts;
  }
  QAction* entry(const char* text) {
    Q_EMIT menu().aboutToShow();
    for (QAction* action : menu().actions())
      if (action->text() == QString::fromUtf8(text)) return action;
    qFatal("no entry %s", text);
  }
  void saveAs(const QString& name) {
    onNextDialog<QInputDialog>([name](QInputDialog* dialog) {
      dialog->setTextValue(name);
      dialog->accept();
    });
    entry("&Save this reference…")->trigger();
  }

  std::unique_ptr<WindowUnderTest> test_;
};

QTEST_MAIN(SavedReferencesTest)
#include "SavedReferencesTest.moc"
