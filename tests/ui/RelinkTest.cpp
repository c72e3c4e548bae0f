// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <algorithm>

#include "WindowUnderTest.h"
#include "dialogs/RelinkDialog.h"
#include "session/Fingerprint.h"
#include "session/Session.h"
#include "window/MessageBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
using semblance::test::WindowUnderTest;
namespace fs = std::filesystem;

/// Sessions whose tracks were moved or changed.
class RelinkTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void movedTracksAreFoundTogether();
  void everyReferenceCanBeFound();
  void otherRecordingsAreNamed();
  void openingWithoutThem();
  void givingUpLeavesEverything();
  void changedTracksAreNoticed();

 private:
  /// Saves a session on both tracks and moves them into a folder.
  static fs::path saveAndMove(WindowUnderTest& test) {
    test.openTracks();
    test.document().setSelection(TrackRole::Input, TimeRange{0.5, 1.5});
    test.document().setHeardParameter(ParameterId::Peak1Gain, 3.0f);
    const fs::path file = toPath(test.folder.filePath(QStringLiteral("s.semblance")));
    if (!test.document().save(file)) qFatal("cannot save");
    test.document().replace({}, {});
    fs::create_directories(toPath(test.folder.filePath(QStringLiteral("moved"))));
    return file;
  }
  static QString moved(const WindowUnderTest& test, const QString& from, const char* name) {
    const QString to = test.folder.filePath(QStringLiteral("moved/") + QString::fromLatin1(name));
    fs::rename(toPath(from), toPath(to));
    return to;
  }
};

void RelinkTest::movedTracksAreFoundTogether() {
  WindowUnderTest test;
  test.show();
  const fs::path file = saveAndMove(test);
  const QString dark = moved(test, test.dark, "dark take.wav");
  const QString bright = moved(test, test.bright, "renamed.flac");  // found by content
  onNextDialog<RelinkDialog>([&](RelinkDialog* dialog) {
    auto* open = dialog->findChild<QPushButton*>(QStringLiteral("openSession"));
    QVERIFY(open->text().contains(QStringLiteral("without")));
    dialog->take(TrackRole::Input, toPath(dark));
    QVERIFY(!open->text().contains(QStringLiteral("without")));
    QTest::mouseClick(open, Qt::LeftButton);
  });
  test.window->openFiles({toQString(file)});
  QCOMPARE(toQString(test.document().track(TrackRole::Input).path), dark);
  QCOMPARE(toQString(test.document().track(TrackRole::Reference).path), bright);
  QVERIFY(test.document().track(TrackRole::Input).selection == (TimeRange{0.5, 1.5}));
  QCOMPARE(test.document().session().edited[ParameterId::Peak1Gain], 3.0f);
  EVENTUALLY(test.analysed(TrackRole::Input) && test.analysed(TrackRole::Reference));
}

void RelinkTest::everyReferenceCanBeFound() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  std::vector<SessionTrack> further;
  QStringList paths{test.bright};
  for (int number = 2; number <= 6; ++number) {
    const QString path = test.folder.filePath(QStringLiteral("take %1.wav").arg(number));
    semblance::test::writeTrack(toPath(path),
                                {.level = 0.1, .brightness = 0.1 * number, .seed = 20u + number});
    SessionTrack track;
    track.path = toPath(path);
    track.fingerprint = fingerprintOf(track.path);
    further.push_back(track);
    paths << path;
  }
  test.document().addReferences(further);
  test.document().setReferenceWeight(3, 2.5);
  const fs::path file = toPath(test.folder.filePath(QStringLiteral("several.semblance")));
  QVERIFY(test.document().save(file));
  test.document().replace({}, {});
  fs::create_directories(toPath(test.folder.filePath(QStringLiteral("moved"))));
  fs::create_directories(toPath(test.folder.filePath(QStringLiteral("elsewhere"))));
  for (const QString& path : {paths[1], paths[2], paths[3]})
    fs::rename(toPath(path), toPath(test.folder.filePath(QStringLiteral("moved"))) / toPath(path).filename());
  for (const QString& path : {paths[4], paths[5]})
    fs::rename(toPath(path),
               toPath(test.folder.filePath(QStringLiteral("elsewhere"))) / toPath(path).filename());

  onNextDialog<RelinkDialog>([&](RelinkDialog* dialog) {
    const auto labels = dialog->findChildren<QLabel*>();
    const auto shows = [&](const QString& text) {
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == text; });
    };
    QVERIFY(shows(QStringLiteral("Reference 2: take 2.wav")) &&
            shows(QStringLiteral("Reference 6: take 6.wav")));
    QVERIFY(!shows(QStringLiteral("Reference 1: bright é.flac")));
    auto* open = dialog->findChild<QPushButton*>(QStringLiteral("openSession"));
    dialog->take({TrackRole::Reference, 2}, toPath(test.folder.filePath(QStringLiteral("moved/take 3.wav"))));
    QVERIFY(open->text().contains(QStringLiteral("without")));  // two lie in another folder
    dialog->take({TrackRole::Reference, 4},
                 toPath(test.folder.filePath(QStringLiteral("elsewhere/take 5.wav"))));
    QVERIFY(!open->text().contains(QStringLiteral("without")));
    dialog->accept();
  });
  test.window->openFiles({toQString(file)});
  const ReferenceList found = test.document().session().references();
  QCOMPARE(found.tracks.size(), std::size_t{6});
  QCOMPARE(toQString(found.tracks[1].track.path), test.folder.filePath(QStringLiteral("moved/take 2.wav")));
  QCOMPARE(toQString(found.tracks[5].track.path),
           test.folder.filePath(QStringLiteral("elsewhere/take 6.wav")));
  QCOMPARE(found.tracks[3].weight, 2.5);
  EVENTUALLY(test.analysed(TrackRole::Reference));
}

void RelinkTest::otherRecordingsAreNamed() {
  WindowUnderTest test;
  test.show();
  const fs::path file = saveAndMove(test);
  moved(test, test.dark, "dark take.wav");
  onNextDialog<RelinkDialog>([&](RelinkDialog* dialog) {
    dialog->take(TrackRole::Input, toPath(test.bright));
    bool named = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
      named = named || label->text().contains(QStringLiteral("another recording"));
    QVERIFY(named);
    dialog->take(TrackRole::Input, file);  // no sound at all
    QVERIFY(dialog->session().input.path == toPath(test.bright));
    dialog->accept();
  });
  test.window->openFiles({toQString(file)});
  QCOMPARE(toQString(test.document().track(TrackRole::Input).path), test.bright);
}

void RelinkTest::openingWithoutThem() {
  WindowUnderTest test;
  test.show();
  const fs::path file = saveAndMove(test);
  moved(test, test.dark, "dark take.wav");
  onNextDialog<RelinkDialog>([](RelinkDialog* dialog) { dialog->accept(); });
  test.window->openFiles({toQString(file)});
  QVERIFY(test.document().track(TrackRole::Input).path.empty());
  QCOMPARE(toQString(test.document().track(TrackRole::Reference).path), test.bright);
  QCOMPARE(test.document().session().edited[ParameterId::Peak1Gain], 3.0f);
}

void RelinkTest::givingUpLeavesEverything() {
  WindowUnderTest test;
  test.show();
  const fs::path file = saveAndMove(test);
  moved(test, test.dark, "dark take.wav");
  onNextDialog<RelinkDialog>([](RelinkDialog* dialog) { dialog->reject(); });
  test.window->openFiles({toQString(file)});
  QVERIFY(test.document().session() == Session{});
}

void RelinkTest::changedTracksAreNoticed() {
  WindowUnderTest test;
  test.show();
  const fs::path file = saveAndMove(test);
  semblance::test::writeTrack(toPath(test.dark), {.level = 0.1, .brightness = 0.1, .seed = 9});
  test.window->openFiles({toQString(file)});
  QVERIFY(test.window->messages().text().contains(QStringLiteral("has changed since")));
  EVENTUALLY(test.analysed(TrackRole::Input));
}

QTEST_MAIN(RelinkTest)
#include "RelinkTest.moc"
