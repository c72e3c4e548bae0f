// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window and its dialogs in all their states, to look at them as a designer would:
//   window-gallery FOLDER [--size 1024x640] [--language de] [--light] [--library FOLDER]
// With a library of recordings it fine-tunes on them, too. packaging/screenshots makes the pictures in both
// themes, sizes and scales.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <cstdio>

#include "Text.h"
#include "Translation.h"
#include "controls/BandTable.h"
#include "controls/ParameterPanel.h"
#include "dialogs/AboutDialog.h"
#include "dialogs/BatchDialog.h"
#include "dialogs/BlindTestDialog.h"
#include "dialogs/ExportDialog.h"
#include "dialogs/HistoryDialog.h"
#include "dialogs/ModelsDialog.h"
#include "dialogs/PreferencesDialog.h"
#include "dialogs/RecoveryDialog.h"
#include "dialogs/RelinkDialog.h"
#include "dialogs/SettingsExportDialog.h"
#include "dialogs/ShortcutList.h"
#include "finetuning/FineTuneDialog.h"
#include "plots/SpectrumPlot.h"
#include "window/Actions.h"
#include "window/DropTargets.h"
#include "window/EditingPanel.h"
#include "window/MainWindow.h"
#include "window/MessageBar.h"
#include "window/PlotArea.h"
#include "window/TimelinePanel.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

/// Waits for work in the background; gives up after ten minutes.
template <typename Condition>
void await(Condition met) {
  if (!QTest::qWaitFor(met, 600000)) qFatal("the work in the background does not end");
}

class Gallery {
 public:
  Gallery(MainWindow& window, const QDir& folder) : window_(window), folder_(folder) {}

  void picture(const char* name) { save(window_, name); }

  template <typename Dialog, typename... Arguments>
  void dialog(const char* name, Arguments&&... arguments) {
    Dialog shown(std::forward<Arguments>(arguments)...);
    present(shown, name);
  }

  void present(QWidget& shown, const char* name) {
    shown.show();
    QTest::qWait(150);
    save(shown, name);
  }

 private:
  void save(QWidget& widget, const char* name) {
    QTest::qWait(150);
    const QString path = folder_.filePath(QString::fromLatin1(name) + QStringLiteral(".png"));
    if (!widget.grab().save(path)) std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
  }

  MainWindow& window_;
  QDir folder_;
};

void showReferences(Gallery& gallery, MainWindow& window, const QStringList& tracks) {
  Document& document = window.bench().document;
  const SessionTrack reference = document.track(TrackRole::Reference);
  SessionTrack other = reference;
  other.path = toPath(tracks.constFirst());
  document.addReferences({other, reference, other});
  document.setReferenceWeight(1, 2.5);
  window.findChild<QCheckBox*>(QStringLiteral("ranges"))->setChecked(true);
  gallery.picture("6-references");
  window.actions().history->trigger();
  gallery.present(*window.findChild<HistoryDialog*>(), "dialog-history");
  window.findChild<HistoryDialog*>()->close();
}

void showWindow(Gallery& gallery, MainWindow& window, const QStringList& tracks) {
  window.show();
  gallery.picture("1-empty");
  window.openFiles(tracks);
  Workbench& bench = window.bench();
  await([&] { return bench.document.hasBothTracks(); });
  gallery.picture("1-loading");
  await([&] { return bench.tracks.track(TrackRole::Input) && bench.tracks.track(TrackRole::Reference); });
  await([&] { return bench.result.upToDate(); });
  gallery.picture("2-tracks");
  window.actions().match->trigger();
  await([&] { return bench.document.session().predicted.has_value(); });
  await([&] { return bench.result.upToDate(); });
  gallery.picture("3-too-loud");
  window.messages().dismiss();
  window.plots().spectrum().selectBand(2);
  window.editing().parameters().selectBand(2);
  gallery.picture("3-matched");
  window.openDevice();
  if (bench.playback.hasDevice()) {
    bench.playback.seek(4.0);
    bench.playback.togglePlay();
    await([&] { return bench.playback.positionSeconds() > 5.0; });
    gallery.picture("3-playing");
    bench.playback.togglePlay();
  }
  Document& document = window.bench().document;
  document.setHeardParameter(ParameterId::Peak2Gain, -5.0f);
  document.setBandOff(4, true);
  document.setBypassed(Effect::Compressor, true);
  window.bench().playback.setSoloBand(1);
  window.bench().playback.setSource(Source::Difference);
  window.plots().timeline().switchButton().click();
  window.messages().showNote(
      QCoreApplication::translate(
          "Diagnoses",
          "The reference holds nothing above %1, as after strong lossy compression. Use "
          "a better copy, or check the high shelf after the match.")
          .arg(QStringLiteral("16 kHz")));
  await([&] { return bench.result.upToDate(); });
  gallery.picture("4-edited");
  window.plots().timeline().switchButton().click();
  showReferences(gallery, window, tracks);
  for (const ChainPreset chain : {ChainPreset::EqCompressorSaturation, ChainPreset::GraphicEqCompressor}) {
    document.setChain(chain);
    gallery.picture(
        qPrintable(QStringLiteral("chain-%1").arg(QLatin1String(chainPresetInfo(chain).key.data()))));
  }
  document.setChain(ChainPreset::EqCompressor);
  auto* targets = window.findChild<DropTargets*>();
  targets->offer();
  gallery.picture("5-drag");
  targets->hide();
}

void showPopups(Gallery& gallery, MainWindow& window) {
  for (const char* name : {"presets", "sectionStrengths", "matchLimits"}) {
    QMenu* menu = window.findChild<QToolButton*>(QString::fromLatin1(name))->menu();
    menu->popup(window.mapToGlobal(QPoint(400, 300)));
    gallery.present(*menu, qPrintable(QStringLiteral("menu-%1").arg(QLatin1String(name))));
    menu->hide();
  }
  int number = 0;
  for (QAction* entry : window.menuBar()->actions()) {
    entry->menu()->popup(window.mapToGlobal(QPoint(400, 30)));
    gallery.present(*entry->menu(), qPrintable(QStringLiteral("menu-bar-%1").arg(++number)));
    entry->menu()->hide();
  }
}

void showExport(Gallery& gallery, MainWindow& window, const QString& folder) {
  window.actions().exportResult->trigger();
  auto* dialog = window.findChild<ExportDialog*>();
  dialog->findChild<QLineEdit*>(QStringLiteral("folder"))->setText(folder);
  gallery.present(*dialog, "dialog-export-1");
  dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
  await([dialog] { return !dialog->job().running(); });
  gallery.present(*dialog, "dialog-export-2");
  dialog->close();
}

void showQuestion(Gallery& gallery, MainWindow& window) {
  QTimer::singleShot(300, &window, [&gallery] {
    QWidget* box = QApplication::activeModalWidget();
    gallery.present(*box, "dialog-unsaved");
    static_cast<QDialog*>(box)->reject();
  });
  window.actions().newSession->trigger();
}

void showDialogs(Gallery& gallery, MainWindow& window) {
  const Document& document = window.bench().document;
  const std::vector<OutputDevice> devices{
      {0, "HDA Intel PCH: ALC257 Analog (hw:0,0)", "ALSA", 48000.0, true},
      {1, "Studio interface", "JACK Audio Connection Kit", 96000.0, false}};
  PreferencesDialog preferences(Preferences{}, devices, &window);
  for (int page = 0; page < 4; ++page) {
    preferences.findChild<QTabWidget*>()->setCurrentIndex(page);
    gallery.present(preferences, qPrintable(QStringLiteral("dialog-preferences-%1").arg(page + 1)));
  }
  preferences.close();
  gallery.dialog<SettingsExportDialog>("dialog-settings", document.heardSettings(), 48000.0, QString(),
                                       &window);
  gallery.dialog<ShortcutList>("dialog-keys", window.actions(), &window);
  gallery.dialog<AboutDialog>("dialog-about", &window);
  BlindTestDialog blind(QStringLiteral("song.wav"), 1, &window);
  gallery.present(blind, "dialog-blind-1");
  blind.findChild<QPushButton*>(QStringLiteral("startBlindTest"))->click();
  gallery.present(blind, "dialog-blind-2");
  while (blind.running()) blind.findChild<QPushButton*>(QStringLiteral("xIsA"))->click();
  gallery.present(blind, "dialog-blind-3");
  BatchDialog batch(&window);
  batch.setSession(document.session());
  batch.queue().add({document.session().input.path, "/music/a rather long name of a song.wav"});
  gallery.present(batch, "dialog-batch");
  LeftWork left;
  left.when = QDateTime(QDate(2024, 5, 1), QTime(14, 30));
  left.work.session = document.session();
  const std::vector<LeftWork> all{left, left};
  gallery.dialog<RecoveryDialog>("dialog-recovery", all, &window);
  Session moved = document.session();
  moved.input.path = "/music/somewhere else/mix.wav";
  gallery.dialog<RelinkDialog>("dialog-relink", moved, &window);
  for (WeightedTrack& other : moved.otherReferences) other.track.path = "/music/somewhere else/other.wav";
  moved.otherReferences.resize(5, moved.otherReferences.front());
  gallery.dialog<RelinkDialog>("dialog-relink-many", moved, &window);
}

void showFineTuning(Gallery& gallery, MainWindow& window, const QString& library, const QDir& folder) {
  gallery.dialog<ModelsDialog>("dialog-models", window.bench().models, &window);
  FineTuneDialog dialog(window.bench().models.models(), toPath(folder.filePath(QStringLiteral("work"))),
                        &window);
  gallery.present(dialog, "fine-tune-1-empty");
  if (library.isEmpty()) return;
  FineTuneProject& project = dialog.project();
  const auto button = [&](const char* name) {
    return dialog.findChild<QPushButton*>(QString::fromLatin1(name));
  };
  project.addFolders({toPath(library)});
  await([&] { return !project.scanJob().running(); });
  gallery.present(dialog, "fine-tune-2-recordings");
  button("forwardFineTuning")->click();
  project.setMinutes(1.0);
  project.setName("a/b");
  await([&] { return project.plan().has_value(); });
  gallery.present(dialog, "fine-tune-3-bad-name");
  project.setName("my voice");
  gallery.present(dialog, "fine-tune-4-plan");
  button("forwardFineTuning")->click();
  await([&] { return project.run().status().fraction > 0.05; });
  gallery.present(dialog, "fine-tune-5-examples");
  await([&] { return project.run().losses().size() > 8; });
  button("pauseFineTuning")->click();
  gallery.present(dialog, "fine-tune-6-paused");
  button("pauseFineTuning")->click();
  await([&] { return project.stage() == FineTuneStage::Outcome; });
  gallery.present(dialog, "fine-tune-7-outcome");
  project.discard();
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QTemporaryDir settings;
  QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
  QCoreApplication::setApplicationName(QStringLiteral("window-gallery"));
  QCoreApplication::setApplicationVersion(QStringLiteral(SEMBLANCE_VERSION));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  QCommandLineParser parser;
  parser.addOptions({{QStringLiteral("size"), {}, QStringLiteral("WxH"), QStringLiteral("1280x800")},
                     {QStringLiteral("language"), {}, QStringLiteral("code"), QStringLiteral("en")},
                     {QStringLiteral("library"), {}, QStringLiteral("folder")},
                     {QStringLiteral("light"), {}}});
  parser.addPositionalArgument(QStringLiteral("folder"), {});
  parser.process(application);
  if (parser.positionalArguments().size() != 1) parser.showHelp(2);
  const QDir folder(parser.positionalArguments().constFirst());
  folder.mkpath(QStringLiteral("."));
  QLocale::setDefault(parser.value(QStringLiteral("language")) == QLatin1String("en")
                          ? QLocale::c()
                          : QLocale(parser.value(QStringLiteral("language"))));
  installTranslation(application, parser.value(QStringLiteral("language")));
  applyTheme(application, parser.isSet(QStringLiteral("light")) ? ThemeKind::Light : ThemeKind::Dark);
  const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
  MainWindow window;
  window.resize(size.value(0).toInt(), size.value(1).toInt());
  Gallery gallery(window, folder);
  const QString demo = QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/demo/");
  showWindow(gallery, window,
             {demo + QStringLiteral("music-input.ogg"), demo + QStringLiteral("music-reference.ogg")});
  showPopups(gallery, window);
  showExport(gallery, window, settings.path());
  showQuestion(gallery, window);
  showDialogs(gallery, window);
  showFineTuning(gallery, window, parser.value(QStringLiteral("library")), QDir(settings.path()));
  return 0;
}
