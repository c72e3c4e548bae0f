// SPDX-License-Identifier: GPL-3.0-or-later
// The list of steps: names, going back and forth, and manual edits across a second Match.
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoView>

#include "WindowUnderTest.h"
#include "dialogs/HistoryDialog.h"
#include "window/Actions.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;

namespace {

struct Fixture : WindowUnderTest {
  Fixture() {
    show();
    openTracks();
    document().setMethod(QStringLiteral("rule-based"), QStringLiteral("Rule-based"));
  }
  void match() const {
    QSignalSpy matched(&window->bench().match, &MatchRun::matched);
    window->actions().match->trigger();
    EVENTUALLY(matched.count() == 1);
    summary = matched[0][0].toString();
  }
  HistoryDialog* openHistory() const {
    window->actions().history->trigger();
    return window->findChild<HistoryDialog*>();
  }
  static QPoint rowOf(QUndoView& list, int row) {
    return list.visualRect(list.model()->index(row, 0)).center();
  }
  static QString textOf(QUndoView& list, int row) { return list.model()->index(row, 0).data().toString(); }
  float gain() const { return document().session().edited[ParameterId::Peak2Gain]; }

  mutable QString summary;
};

}  // namespace

class HistoryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stepsAreNamedAndClicked() {
    Fixture f;
    f.match();
    const int matchedAt = f.document().undoStack().index();
    f.document().setHeardParameter(ParameterId::Peak2Gain, 3.0f);
    f.document().setHeardParameter(ParameterId::Peak2Gain, -6.0f);
    HistoryDialog* history = f.openHistory();
    QVERIFY(history && history->isVisible());
    QUndoView& list = history->list();
    QCOMPARE(list.model()->rowCount(), f.document().undoStack().count() + 1);
    QCOMPARE(Fixture::textOf(list, matchedAt), QStringLiteral("Match"));
    const QString opened = Fixture::textOf(list, 1) + Fixture::textOf(list, 2);  // in either order
    QVERIFY(opened.contains(QStringLiteral("dark take.wav")) && opened.contains(QStringLiteral("bright")));
    QVERIFY2(Fixture::textOf(list, matchedAt + 2).contains(QStringLiteral("−6.0 dB")),
             qPrintable(Fixture::textOf(list, matchedAt + 2)));

    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, Fixture::rowOf(list, matchedAt));
    QCOMPARE(f.document().undoStack().index(), matchedAt);
    QVERIFY(f.document().session().edited == *f.document().session().predicted);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(f.gain(), 3.0f);
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(f.gain(), -6.0f);
    QTest::keyClick(&list, Qt::Key_Home);
    QVERIFY(f.document().track(TrackRole::Input).path.empty());
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(f.gain(), -6.0f);
    QCOMPARE(f.openHistory(), history);  // one list, not two
    QTest::mouseClick(history->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Close),
                      Qt::LeftButton);
    QVERIFY(!history->isVisible());
  }

  void editsOutliveASecondMatch() {
    Fixture f;
    f.match();
    QVERIFY(!f.document().session().otherVersion);
    f.match();  // nothing was edited: nothing to keep
    QVERIFY(!f.document().session().otherVersion);
    f.document().setHeardParameter(ParameterId::Peak2Gain, -6.0f);
    const ChainSettings mine = f.document().session().edited;
    const int before = f.document().undoStack().index();
    f.match();
    QVERIFY2(f.summary.contains(QStringLiteral("settings 2")), qPrintable(f.summary));
    QCOMPARE(f.document().undoStack().index(), before + 1);
    QCOMPARE(f.document().undoStack().undoText(), QStringLiteral("Match again"));
    QVERIFY(f.document().session().edited == *f.document().session().predicted);
    QVERIFY(f.document().session().otherVersion && f.document().session().otherVersion->edited == mine);
    f.document().undoStack().undo();
    QVERIFY(f.document().session().edited == mine && !f.document().session().otherVersion);
    f.document().undoStack().redo();

    // Also after the session was closed, when there is no history.
    const auto file = toPath(f.folder.filePath(QStringLiteral("kept.semblance")));
    QVERIFY(f.document().save(file));
    f.window->openFiles({toQString(file)});
    QCOMPARE(f.document().undoStack().count(), 0);
    f.document().switchVersion();
    QVERIFY(f.document().session().edited == mine);
  }

  void anotherVersionIsNotReplaced() {
    Fixture f;
    f.match();
    f.document().copyToOtherVersion();
    const auto kept = f.document().session().otherVersion;
    f.document().setHeardParameter(ParameterId::Peak2Gain, -6.0f);
    f.match();
    QVERIFY(f.document().session().otherVersion == kept);
    QVERIFY2(f.summary.contains(QStringLiteral("Undo")), qPrintable(f.summary));
  }
};

QTEST_MAIN(HistoryTest)
#include "HistoryTest.moc"
