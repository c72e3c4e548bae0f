// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "WindowUnderTest.h"
#include "audio/TrackAnalysis.h"
#include "base/AtomicFile.h"
#include "controls/TrackWell.h"
#include "dialogs/ExportDialog.h"
#include "effects/Biquad.h"
#include "plots/DynamicsPlots.h"
#include "plots/SpectrumPlot.h"
#include "plots/WaveformView.h"
#include "window/Actions.h"
#include "window/ComparisonTable.h"
#include "window/DropTargets.h"
#include "window/EditingPanel.h"
#include "window/MessageBar.h"
#include "window/PlotArea.h"
#include "window/ProgressStrip.h"
#include "window/TimelinePanel.h"
#include "window/TrackPanel.h"
#include "window/TransportBar.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
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

void chooseMethod(WindowUnderTest& test, const char* id) {
  auto* box = test.find<QComboBox>("method");
  const int row = box->findData(QString::fromLatin1(id));
  QVERIFY2(row >= 0, id);
  QTest::keyClick(box, Qt::Key_Home);
  for (int step = 0; step < row; ++step) QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(test.document().session().method, std::string(id));
}

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void startsEmptyAndSaysWhatToDo();
  void opensTwoTracks();
  void firstStartOpensTheDemo();
  void dropsGoWhereTheyAreDropped();
  void dragOffersBothRoles();
  void matchesAndUndoes();
  void cancelLeavesEverythingAsItWas();
  void nodeDragIsOneStepAndReachesTheResult();
  void aDraggedBandDrawsLittle();
  void staleMeasurementsAreDropped();
  void selectionIsUndoable();
  void exports();
  void exportAsksBeforeReplacing();
  void followsThePreferences();
  void exportErrorStaysInTheDialog();
  void savesAndOpensASession();
  void asksBeforeLosingWork();
  void badFilesAreNamed_data();
  void badFilesAreNamed();
  void loudResultsSuggestTheLimiter();
  void worksWithoutASoundDevice();
  void remembersItsSize();
};

void MainWindowTest::startsEmptyAndSaysWhatToDo() {
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

void MainWindowTest::opensTwoTracks() {
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

void MainWindowTest::firstStartOpensTheDemo() {
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

void MainWindowTest::dragOffersBothRoles() {
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

void MainWindowTest::dropsGoWhereTheyAreDropped() {
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

void MainWindowTest::matchesAndUndoes() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  chooseMethod(test, "rule-based");
  test.document().setHeardParameter(ParameterId::Peak1Gain, 5.0f);
  const Session before = test.document().session();
  QTest::mouseClick(test.find<QPushButton>("match"), Qt::LeftButton);
  EVENTUALLY(test.document().session().predicted.has_value());
  QVERIFY(test.document().session().edited != neutralSettings());
  QCOMPARE(test.document().undoStack().undoText(), QStringLiteral("Match"));
  QVERIFY(test.window->isWindowModified());
  QCOMPARE(test.window->bench().playback.source(), Source::Result);
  QVERIFY(test.window->progress().text().contains(QStringLiteral("kept as settings 2")) ||
          test.window->progress().busy() || test.window->bench().result.job().running());

  // The bright reference must have pulled the dark input's treble up.
  EVENTUALLY(test.window->bench().result.upToDate());
  const auto input = test.window->bench().tracks.track(TrackRole::Input);
  const auto reference = test.window->bench().tracks.track(TrackRole::Reference);
  const auto report = test.window->bench().result.report();
  const auto distance = [&](const TrackAnalysis& track) {
    return spectralDistanceDb(track.thirdOctaves, track.lufs, reference->analysis.thirdOctaves,
                              reference->analysis.lufs);
  };
  QVERIFY2(distance(report->analysis) < distance(input->analysis),
           qPrintable(QStringLiteral("%1 dB became %2 dB")
                          .arg(distance(input->analysis))
                          .arg(distance(report->analysis))));
  test.window->actions().undo->trigger();
  QVERIFY(test.document().session() == before);
}

void MainWindowTest::cancelLeavesEverythingAsItWas() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  chooseMethod(test, "rule-based");
  const Session before = test.document().session();
  const int transport = test.window->transport().y();
  test.window->actions().match->trigger();
  QVERIFY(test.window->progress().busy());
  QTest::qWait(1);
  QCOMPARE(test.window->transport().y(), transport);  // nothing moves because something runs
  QCOMPARE(test.find<QPushButton>("match")->text(), QStringLiteral("Cancel"));
  test.window->actions().cancel->trigger();
  QVERIFY(!test.window->bench().match.job().running());
  QCOMPARE(test.find<QPushButton>("match")->text(), QStringLiteral("Match"));
  QTest::qWait(50);
  QVERIFY(test.document().session() == before);
  QCOMPARE(test.window->messages().count(), 0);
}

void MainWindowTest::nodeDragIsOneStepAndReachesTheResult() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  SpectrumPlot& plot = test.window->plots().spectrum();
  const int steps = test.document().undoStack().count();
  const double before = test.window->bench().result.report()->analysis.lufs;
  const QPoint from = plot.bandPosition(2).toPoint();
  QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, from);
  for (int move = 1; move <= 10; ++move) QTest::mouseMove(&plot, from - QPoint(0, 6 * move));
  QTest::mouseRelease(&plot, Qt::LeftButton, Qt::NoModifier, from - QPoint(0, 60));
  const float gain = test.document().heardSettings()[ParameterId::Peak2Gain];
  QVERIFY2(gain > 1.0f, qPrintable(QString::number(gain)));
  QCOMPARE(test.document().undoStack().count(), steps + 1);
  EVENTUALLY(test.window->bench().result.upToDate());
  QVERIFY(test.window->bench().result.report()->analysis.lufs > before);
  test.window->actions().undo->trigger();
  QCOMPARE(test.document().heardSettings()[ParameterId::Peak2Gain], 0.0f);
}

// What a frame costs while a band is dragged: the plots of the compressor stay as they are, and the spectra
// are moved ten times a second at most.
void MainWindowTest::aDraggedBandDrawsLittle() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  QTest::qWait(200);
  const auto drawn = [](const QWidget& plot) {
    for (QObject* child : plot.children())
      if (child->inherits("QCustomPlot")) return std::make_unique<QSignalSpy>(child, SIGNAL(afterReplot()));
    return std::unique_ptr<QSignalSpy>();
  };
  SpectrumPlot& plot = test.window->plots().spectrum();
  const auto spectra = drawn(plot);
  const auto reduction = drawn(test.window->plots().timeline().gainReduction());
  const auto curve = drawn(*test.window->plots().findChild<StaticCurvePlot*>());
  QVERIFY(spectra && reduction && curve);
  const QPoint from = plot.bandPosition(2).toPoint();
  QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, from);
  QElapsedTimer clock;
  clock.start();
  for (int move = 1; move <= 40; ++move) {
    QTest::mouseMove(&plot, from - QPoint(0, move));
    QTest::qWait(2);
  }
  const auto mostMoves = clock.elapsed() / 100 + 2;
  QVERIFY(reduction->count() <= 2);  // where a measurement came in between
  QCOMPARE(curve->count(), 0);
  QVERIFY2(spectra->count() <= mostMoves + 2,
           qPrintable(QStringLiteral("%1 in %2 ms").arg(spectra->count()).arg(clock.elapsed())));
  QTest::mouseRelease(&plot, Qt::LeftButton, Qt::NoModifier, from - QPoint(0, 40));
  QVERIFY(test.document().heardSettings()[ParameterId::Peak2Gain] > 1.0f);
}

void MainWindowTest::staleMeasurementsAreDropped() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  const double before = test.window->bench().result.report()->analysis.lufs;
  for (int step = 1; step <= 12; ++step) {
    test.document().setHeardParameter(ParameterId::OutputGain, 0.5f * static_cast<float>(step));
    QTest::qWait(step % 3 == 0 ? 230 : 5);  // some measurements get to start before the next edit
  }
  EVENTUALLY(test.window->bench().result.upToDate());
  const double after = test.window->bench().result.report()->analysis.lufs;
  QVERIFY2(std::abs(after - before - 6.0) < 0.05, qPrintable(QString::number(after - before)));
}

void MainWindowTest::selectionIsUndoable() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  WaveformView& wave = test.window->wells().waveform(TrackRole::Input);
  const int y = wave.height() / 2;
  const QPoint from(static_cast<int>(wave.xAt(0.5)), y);
  const QPoint to(static_cast<int>(wave.xAt(2.0)), y);
  QTest::mousePress(&wave, Qt::LeftButton, Qt::NoModifier, from);
  for (int move = 1; move <= 5; ++move) QTest::mouseMove(&wave, from + (to - from) * move / 5);
  QTest::mouseRelease(&wave, Qt::LeftButton, Qt::NoModifier, to);
  const auto selection = test.document().track(TrackRole::Input).selection;
  QVERIFY(selection);
  QVERIFY(std::abs(selection->begin - 0.5) < 0.05 && std::abs(selection->end - 2.0) < 0.05);
  const MatchOptions options = MatchRun::optionsOf(test.document().session());
  QVERIFY(options.inputRange == selection);
  test.window->actions().undo->trigger();
  QVERIFY(!test.document().track(TrackRole::Input).selection);
  QVERIFY(!wave.selection());
  test.window->actions().redo->trigger();
  QVERIFY(wave.selection() == selection);
}

void MainWindowTest::exports() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  test.document().setHeardParameter(ParameterId::OutputGain, -6.0f);
  QTest::keyClick(test.window.get(), Qt::Key_E, Qt::ControlModifier);
  auto* dialog = test.window->findChild<ExportDialog*>();
  QVERIFY(dialog);
  const ExportChoices offered = dialog->choices();
  QCOMPARE(offered.container, Container::Wav);
  QCOMPARE(offered.sampleFormat, SampleFormat::Int24);
  dialog->findChild<QLineEdit*>(QStringLiteral("pattern"))->setText(QStringLiteral("{name} über"));
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("export")), Qt::LeftButton);
  const QString path = test.folder.filePath(QStringLiteral("dark take über.wav"));
  auto* outcome = dialog->findChild<QLabel*>(QStringLiteral("exportOutcome"));
  EVENTUALLY(outcome->text().contains(QStringLiteral("LUFS")));
  const auto written = analyseTrack(toPath(path), {}, {}, {});
  QVERIFY(written);
  const TrackAnalysis& input = test.window->bench().tracks.track(TrackRole::Input)->analysis;
  QCOMPARE(written->analysis.format.sampleRate, 44100);
  QCOMPARE(written->analysis.format.frames, input.format.frames);
  QVERIFY(std::abs(written->analysis.lufs - (input.lufs - 6.0)) < 0.05);
}

void MainWindowTest::exportAsksBeforeReplacing() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  const QString path = test.folder.filePath(QStringLiteral("dark take_matched.wav"));
  QVERIFY(replaceFile(toPath(path), "precious"));
  test.window->actions().exportResult->trigger();
  auto* dialog = test.window->findChild<ExportDialog*>();
  bool asked = false;
  onNextDialog<QMessageBox>([&](QMessageBox* box) {
    asked = true;
    QTest::mouseClick(box->button(QMessageBox::No), Qt::LeftButton);
  });
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("export")), Qt::LeftButton);
  QVERIFY(asked);
  QVERIFY(!dialog->job().running());
  QCOMPARE(*readFile(toPath(path)), std::string("precious"));
}

void MainWindowTest::followsThePreferences() {
  WindowUnderTest test;
  Preferences wanted;
  wanted.exportFolder = test.folder.filePath(QStringLiteral("results"));
  wanted.time = TimeUnit::Samples;
  wanted.noteNames = false;
  wanted.save();
  MainWindow other;
  other.show();
  other.openFiles({test.dark});
  EVENTUALLY(other.bench().tracks.track(TrackRole::Input));
  other.bench().playback.seek(1.0);
  QCOMPARE(other.findChild<QLabel*>(QStringLiteral("position"))->text(), QStringLiteral("44100 / 132300"));
  QVERIFY(!other.plots().spectrum().readOut(440.0).contains(QStringLiteral("A4")));
  other.actions().exportResult->trigger();
  QCOMPARE(other.findChild<ExportDialog*>()->choices().folder, wanted.exportFolder);
  Preferences{}.save();
}

void MainWindowTest::exportErrorStaysInTheDialog() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  test.window->actions().exportResult->trigger();
  auto* dialog = test.window->findChild<ExportDialog*>();
  dialog->findChild<QLineEdit*>(QStringLiteral("folder"))->setText(QStringLiteral("/no/such/folder"));
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("export")), Qt::LeftButton);
  auto* problem = dialog->findChild<QLabel*>(QStringLiteral("exportProblem"));
  EVENTUALLY(problem->isVisible());
  QVERIFY2(problem->text().contains(QStringLiteral("/no/such/folder")), qPrintable(problem->text()));
  QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("export"))->isEnabled());
}

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

void MainWindowTest::badFilesAreNamed_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("content");
  QTest::newRow("missing") << QStringLiteral("not there.wav") << QByteArray();
  QTest::newRow("text") << QStringLiteral("text.wav") << QByteArray("these are only words");
  QTest::newRow("session") << QStringLiteral("broken.semblance") << QByteArray("{\"version\": 1");
  QTest::newRow("folder") << QStringLiteral(".") << QByteArray();
}

void MainWindowTest::badFilesAreNamed() {
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

void MainWindowTest::loudResultsSuggestTheLimiter() {
  WindowUnderTest test;
  test.show();
  test.openTracks();
  MessageBar& messages = test.window->messages();
  QCOMPARE(messages.count(), 0);
  test.document().setHeardParameter(ParameterId::InputGain, 24.0f);
  test.document().setHeardParameter(ParameterId::OutputGain, 12.0f);
  EVENTUALLY(messages.text().contains(QStringLiteral("above full scale")));
  QVERIFY(!messages.showsError());
  auto* remedy = test.find<QToolButton>("remedy");
  QVERIFY(remedy->isVisible());
  QTest::mouseClick(remedy, Qt::LeftButton);
  auto* dialog = test.window->findChild<ExportDialog*>();
  QVERIFY(dialog && dialog->choices().truePeakCeiling);
  dialog->close();
  QTest::mouseClick(test.find<QWidget>("dismissMessage"), Qt::LeftButton);
  test.document().setHeardParameter(ParameterId::OutputGain, 11.0f);
  EVENTUALLY(test.window->bench().result.upToDate());
  QVERIFY(!messages.isVisible());
  test.window->messages().showNote(QStringLiteral("A note without remedy."));
  QVERIFY(!remedy->isVisible());
  messages.dismiss();
  test.document().revertAll();  // all is well again: the next time it is said anew
  EVENTUALLY(test.window->bench().result.upToDate());
  test.document().undoStack().undo();
  EVENTUALLY(messages.text().contains(QStringLiteral("above full scale")));
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
