// SPDX-License-Identifier: GPL-3.0-or-later
// Several references in the window: the list under the well, drops, undo, sessions, Match.
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>
#include <cmath>

#include "WindowUnderTest.h"
#include "controls/ReferencePanel.h"
#include "controls/TrackWell.h"
#include "dialogs/RelinkDialog.h"
#include "document/TrackLinks.h"
#include "plots/GestureBracket.h"
#include "plots/WaveformView.h"
#include "session/Fingerprint.h"
#include "window/Actions.h"
#include "window/MessageBar.h"
#include "window/TrackPanel.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;

namespace {

struct Fixture : WindowUnderTest {
  Fixture() {
    soft = folder.filePath(QStringLiteral("soft.wav"));
    writeTrack(toPath(soft), {.level = 0.02, .brightness = 0.3, .seed = 5});
    third = folder.filePath(QStringLiteral("third & last.flac"));
    writeTrack(toPath(third), {.sampleRate = 22050, .level = 0.2, .brightness = 0.9, .seed = 6});
    show();
    openTracks();
  }

  ReferencePanel& list() const { return window->wells().references(); }
  QStringList names() const {
    QStringList all;
    for (const auto& [track, weight] : document().session().references().tracks) all << fileName(track.path);
    return all;
  }
  void drop(const QStringList& paths) const {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    TrackWell& well = window->wells().well(TrackRole::Reference);
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&well, &enter);
    QDropEvent event(QPointF(20.0, 20.0), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&well, &event);
  }
  void addTwo() {
    drop({soft, third});
    EVENTUALLY(list().count() == 3);
  }

  QString soft;
  QString third;
};

}  // namespace

class ReferencesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneReferenceNeedsNoList() {
    Fixture f;
    QVERIFY(!f.list().isVisible());
    auto* add = f.find<QPushButton>("addReference");
    QVERIFY(add && add->isVisible());
    disconnect(&f.window->wells(), &TrackPanel::addReferencesRequested, nullptr, nullptr);  // no file dialog
    QSignalSpy asked(&f.window->wells(), &TrackPanel::addReferencesRequested);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
  }

  void severalDroppedFilesBecomeReferences() {
    Fixture f;
    const int before = f.document().undoStack().index();
    f.addTwo();
    QVERIFY(f.list().isVisible());
    QCOMPARE(f.names(), QStringList({QStringLiteral("bright é.flac"), QStringLiteral("soft.wav"),
                                     QStringLiteral("third & last.flac")}));
    QCOMPARE(f.document().undoStack().index(), before + 1);
    QVERIFY(f.list().heardButton(0).isChecked());
    QCOMPARE(f.list().shareLabel(2).text(), QStringLiteral("33 %"));
    QVERIFY(f.list().heardButton(2).accessibleName().contains(QStringLiteral("third & last")));
    f.document().undoStack().undo();
    QVERIFY(!f.list().isVisible());
    QCOMPARE(f.names().size(), 1);
  }

  void unreadableFilesAreNamedAndTheRestIsTaken() {
    Fixture f;
    QFile text(f.folder.filePath(QStringLiteral("text.wav")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no sound") > 0);
    text.close();
    QSignalSpy failed(&f.window->bench().tracks, &TrackAnalyses::failed);
    f.drop({text.fileName(), f.soft});
    EVENTUALLY(f.list().count() == 2);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("text.wav")));
  }

  void chosenReferenceIsHeardAndShown() {
    Fixture f;
    f.addTwo();
    QTest::mouseClick(&f.list().heardButton(1), Qt::LeftButton, {}, QPoint(8, 12));
    QCOMPARE(f.document().track(TrackRole::Reference).path, toPath(f.soft));
    QCOMPARE(f.names()[1], QStringLiteral("soft.wav"));  // the order stays
    EVENTUALLY(f.analysed(TrackRole::Reference));
    QVERIFY(f.window->bench().tracks.track(TrackRole::Reference)->analysis.lufs < -30.0);
    f.document().setSelection(TrackRole::Reference, TimeRange{0.5, 1.5});
    f.list().heardButton(1).setFocus();
    QTest::keyClick(&f.list().heardButton(1), Qt::Key_Up);
    QCOMPARE(f.document().track(TrackRole::Reference).path, toPath(f.bright));
    QVERIFY(!f.document().track(TrackRole::Reference).selection);
    QTest::mouseClick(&f.list().heardButton(1), Qt::LeftButton, {}, QPoint(8, 12));
    QVERIFY(f.document().track(TrackRole::Reference).selection);  // each keeps its own
  }

  void weightsAreTypedAndSteppedInOneGesture() {
    Fixture f;
    f.addTwo();
    QDoubleSpinBox& weight = f.list().weightField(1);
    weight.setFocus();
    weight.selectAll();
    QTest::keyClicks(&weight, QLocale().toString(2.0, 'f', 1));
    QTest::keyClick(&weight, Qt::Key_Return);
    QCOMPARE(f.document().session().references().tracks[1].weight, 2.0);
    QCOMPARE(f.list().shareLabel(1).text(), QStringLiteral("50 %"));
    QTest::qWait(GestureBracket::kPauseMilliseconds + 100);
    const int before = f.document().undoStack().index();
    for (int step = 0; step < 4; ++step) QTest::keyClick(&weight, Qt::Key_Up);
    QCOMPARE(f.document().session().references().tracks[1].weight, 3.0);
    QCOMPARE(f.document().undoStack().index(), before + 1);
    QVERIFY(f.document().undoStack().undoText().contains(QStringLiteral("soft.wav")));
    f.document().undoStack().undo();
    QCOMPARE(weight.value(), 2.0);
    QVERIFY(f.document().track(TrackRole::Reference).path == toPath(f.bright));
  }

  void removingTheHeardOneHearsItsNeighbour() {
    Fixture f;
    f.addTwo();
    f.document().hearReference(2);
    QTest::mouseClick(&f.list().removeButton(2), Qt::LeftButton);
    QCOMPARE(f.document().track(TrackRole::Reference).path, toPath(f.soft));
    QTest::mouseClick(&f.list().removeButton(0), Qt::LeftButton);
    QCOMPARE(f.names(), QStringList{QStringLiteral("soft.wav")});
    QVERIFY(!f.list().isVisible());
    f.document().undoStack().undo();
    f.document().undoStack().undo();
    QCOMPARE(f.names().size(), 3);
    QCOMPARE(f.document().track(TrackRole::Reference).path, toPath(f.third));
  }

  void twentyAreTheMost() {
    Fixture f;
    std::vector<SessionTrack> many(30, f.document().track(TrackRole::Reference));
    f.document().addReferences(many);
    QCOMPARE(f.names().size(), static_cast<int>(kMostSessionReferences));
    f.document().addReferences(many);
    QCOMPARE(f.names().size(), static_cast<int>(kMostSessionReferences));
    QSignalSpy noticed(&f.window->bench().tracks, &TrackAnalyses::noticed);
    f.drop({f.soft, f.third});
    EVENTUALLY(noticed.count() == 1);
    f.window->messages().showNote(QStringLiteral("a note takes room, too"));
    QTest::qWait(50);
    const QSize smallest = f.window->centralWidget()->minimumSizeHint();
    QVERIFY2(smallest.height() <= 640 - 24, qPrintable(QString::number(smallest.height())));
  }

  void matchAimsAtTheMiddle() {
    Fixture f;
    f.document().setMethod(QStringLiteral("rule-based"), QStringLiteral("Rule-based"));
    const auto matchedLufs = [&] {
      QSignalSpy matched(&f.window->bench().match, &MatchRun::matched);
      f.window->actions().match->trigger();
      EVENTUALLY(matched.count() == 1);
      EVENTUALLY(f.window->bench().result.upToDate());
    };
    matchedLufs();
    const double toBright = f.window->bench().result.report()->analysis.lufs;
    f.drop({f.soft, f.soft});
    EVENTUALLY(f.list().count() == 3);
    QTest::mouseClick(&f.list().removeButton(2), Qt::LeftButton);
    matchedLufs();
    const double toBoth = f.window->bench().result.report()->analysis.lufs;
    QVERIFY2(toBoth < toBright - 6.0, qPrintable(QStringLiteral("%1, %2").arg(toBright).arg(toBoth)));
    f.document().setReferenceWeight(1, 100.0);
    matchedLufs();
    const double toSoft = f.window->bench().result.report()->analysis.lufs;
    QVERIFY2(toSoft < toBoth - 6.0, qPrintable(QStringLiteral("%1, %2").arg(toBoth).arg(toSoft)));
    QVERIFY(!f.window->wells().waveform(TrackRole::Reference).isHidden());
  }

  void sessionsKeepTheListAndLeaveOutWhatIsGone() {
    Fixture f;
    f.addTwo();
    f.document().setReferenceWeight(1, 4.0);
    f.document().hearReference(2);
    const auto file = toPath(f.folder.filePath(QStringLiteral("several.semblance")));
    QVERIFY(f.document().save(file));
    QVERIFY(QFile::remove(f.soft));
    onNextDialog<RelinkDialog>([](RelinkDialog* dialog) { dialog->accept(); });  // without it
    f.window->openFiles({toQString(file)});
    EVENTUALLY(f.list().count() == 2);
    QCOMPARE(f.names(), QStringList({QStringLiteral("bright é.flac"), QStringLiteral("third & last.flac")}));
    QCOMPARE(f.document().track(TrackRole::Reference).path, toPath(f.third));
    Session session = *loadSession(file);
    QCOMPARE(session.references().tracks[1].weight, 4.0);
    QCOMPARE(dropMissingReferences(session).size(), std::size_t{1});
    QCOMPARE(session.references().heard, std::size_t{1});
    QVERIFY(dropMissingReferences(session).empty());
  }
};

QTEST_MAIN(ReferencesTest)
#include "ReferencesTest.moc"
