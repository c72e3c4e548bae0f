// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/WindowDialogs.h"

#include <QApplication>
#include <QDesktopServices>
#include <QUndoView>
#include <QUrl>
#include <QVBoxLayout>
#include <cmath>

#include "Text.h"
#include "base/UserPaths.h"
#include "dialogs/AboutDialog.h"
#include "dialogs/BatchDialog.h"
#include "dialogs/DevicePanel.h"
#include "dialogs/ExportDialog.h"
#include "dialogs/ModelsDialog.h"
#include "dialogs/PreferencesDialog.h"
#include "dialogs/SettingsExportDialog.h"
#include "dialogs/ShortcutList.h"
#include "finetuning/FineTuneDialog.h"
#include "window/Actions.h"
#include "window/BlindListening.h"
#include "window/DeviceChooser.h"

namespace semblance::ui {

WindowDialogs::WindowDialogs(Workbench& bench, Actions& actions, DeviceChooser& devices, QWidget* window)
    : QObject(window),
      bench_(bench),
      actions_(actions),
      devices_(devices),
      window_(window),
      blind_(new BlindListening(bench, window)) {
  connect(actions_.exportResult, &QAction::triggered, this, &WindowDialogs::openExport);
  connect(actions_.exportSettings, &QAction::triggered, this, &WindowDialogs::openSettingsExport);
  connect(actions_.batch, &QAction::triggered, this, &WindowDialogs::openBatch);
  connect(actions_.fineTune, &QAction::triggered, this, &WindowDialogs::openFineTune);
  connect(actions_.models, &QAction::triggered, this, &WindowDialogs::openModels);
  connect(actions_.blindTest, &QAction::triggered, blind_, &BlindListening::open);
  connect(actions_.preferences, &QAction::triggered, this, &WindowDialogs::openPreferences);
  connect(actions_.history, &QAction::triggered, this, &WindowDialogs::openHistory);
  connect(actions_.shortcutList, &QAction::triggered, this, &WindowDialogs::openShortcuts);
  connect(actions_.about, &QAction::triggered, this, &WindowDialogs::openAbout);
}

void WindowDialogs::openExport() {
  const Document& document = bench_.document;
  const SessionTrack& input = document.track(TrackRole::Input);
  if (input.path.empty()) return;
  ExportSubject subject;
  subject.input = input.path;
  subject.settings = document.heardSettings();
  subject.folder = Preferences::load().exportFolder;
  subject.format.sampleRate = input.sampleRate;
  subject.format.frames = input.frames;
  if (const auto analysed = bench_.tracks.track(TrackRole::Input)) subject.format = analysed->analysis.format;
  const auto reference = bench_.tracks.track(TrackRole::Reference);
  if (reference && std::isfinite(reference->analysis.lufs)) subject.referenceLufs = reference->analysis.lufs;
  export_ = new ExportDialog(std::move(subject), window_);
  export_->setAttribute(Qt::WA_DeleteOnClose);
  connect(export_, &ExportDialog::exported, this, &WindowDialogs::exported);
  export_->open();
}

void WindowDialogs::openSettingsExport() {
  const Document& document = bench_.document;
  const SessionTrack& input = document.track(TrackRole::Input);
  const std::filesystem::path name =
      input.path.empty() ? std::filesystem::path("settings") : input.path.parent_path() / input.path.stem();
  constexpr int kRateWithoutInput = 48000;
  auto* dialog = new SettingsExportDialog(document.heardSettings(),
                                          input.sampleRate > 0 ? input.sampleRate : kRateWithoutInput,
                                          toQString(name) + tr("_settings"), window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &SettingsExportDialog::exported, this, &WindowDialogs::exported);
  dialog->open();
}

void WindowDialogs::openBatch() {
  const Session& session = bench_.document.session();
  if (!batch_) {
    batch_ = new BatchDialog(window_);
    batch_->setAttribute(Qt::WA_DeleteOnClose);
    connect(batch_, &BatchDialog::exported, this, &WindowDialogs::exported);
  }
  batch_->setSession(session);
  batch_->show();
  batch_->raise();
}

void WindowDialogs::openFineTune() {
  if (!fineTune_) {
    fineTune_ = new FineTuneDialog(bench_.models.models(), userStateFolder() / "fine-tuning", window_);
    fineTune_->setAttribute(Qt::WA_DeleteOnClose);
    connect(fineTune_, &FineTuneDialog::kept, this, [this](const QString& name, bool use) {
      bench_.models.refresh();
      if (use) bench_.document.setModel(name);
      Q_EMIT noticed(use ? tr("Match uses the model %1 from now on.").arg(name)
                         : tr("The model %1 can be chosen beside Match.").arg(name));
    });
    // A device may serve one at a time only.
    connect(fineTune_, &FineTuneDialog::soundWanted, &bench_.playback, &PlaybackController::closeDevice);
    connect(fineTune_, &FineTuneDialog::soundReleased, &devices_, &DeviceChooser::openPreferred);
  }
  fineTune_->show();
  fineTune_->raise();
}

void WindowDialogs::openModels() {
  if (!models_) {
    models_ = new ModelsDialog(bench_.models, window_);
    models_->setAttribute(Qt::WA_DeleteOnClose);
    const auto follow = [this](const QString& gone, const QString& instead) {
      if (toQString(bench_.document.session().model) == gone) bench_.document.setModel(instead);
    };
    connect(&models_->manager(), &ModelManager::renamed, this, follow);
    connect(&models_->manager(), &ModelManager::removed, this,
            [follow](const QString& name) { follow(name, QString()); });
    connect(models_, &ModelsDialog::revealRequested, this, [this](const QString& folder) {
      if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        Q_EMIT failed(tr("The folder %1 could not be shown: no program opens folders.").arg(folder));
    });
  }
  bench_.models.refresh();
  models_->show();
  models_->raise();
}

void WindowDialogs::openPreferences() {
  const Preferences before = Preferences::load();
  auto* dialog = new PreferencesDialog(before, Player::outputDevices(), window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  devices_.attach(dialog->devicePanel());
  connect(dialog, &QDialog::rejected, this, [this, before] { devices_.settle(before.device); });
  connect(dialog, &QDialog::accepted, this, [this, dialog, before] {
    const Preferences chosen = dialog->chosen();
    chosen.save();
    if (chosen.theme != before.theme) applyTheme(*qApp, chosen.theme);
    devices_.settle(chosen.device);
    Q_EMIT preferencesChanged(chosen);
  });
  dialog->open();
}

void WindowDialogs::openHistory() {
  if (!history_) {
    history_ = new QDialog(window_);
    history_->setAttribute(Qt::WA_DeleteOnClose);
    history_->setWindowTitle(tr("History"));
    history_->resize(320, 420);
    auto* list = new QUndoView(&bench_.document.undoStack(), history_);
    list->setEmptyLabel(tr("Start"));
    auto* layout = new QVBoxLayout(history_);
    layout->addWidget(list);
  }
  history_->show();
  history_->raise();
}

void WindowDialogs::openShortcuts() {
  auto* dialog = new ShortcutList(actions_, window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void WindowDialogs::openAbout() {
  auto* dialog = new AboutDialog(window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace semblance::ui
