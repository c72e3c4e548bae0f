// SPDX-License-Identifier: GPL-3.0-or-later
// Exporting from the window.
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "audio/TrackAnalysis.h"
#include "base/AtomicFile.h"
#include "dialogs/ExportDialog.h"
#include "plots/SpectrumPlot.h"
#include "window/Actions.h"
#include "window/PlotArea.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::onNextDialog;
using semblance::test::WindowUnderTest;

class WindowExportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void exports();
  void exportAsksBeforeReplacing();
  void exportErrorStaysInTheDialog();
  void followsThePreferences();
};

void WindowExportTest::exports() {
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

void WindowExportTest::exportAsksBeforeReplacing() {
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

void WindowExportTest::exportErrorStaysInTheDialog() {
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

void WindowExportTest::followsThePreferences() {
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

QTEST_MAIN(WindowExportTest)
#include "WindowExportTest.moc"
