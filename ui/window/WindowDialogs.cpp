// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/WindowDialogs.h"

#include <QApplication>
#include <QUndoView>
#include <QVBoxLayout>
#include <cmath>

#include "Text.h"
#include "dialogs/AboutDialog.h"
#include "dialogs/ExportDialog.h"
#include "dialogs/PreferencesDialog.h"
#include "dialogs/ShortcutList.h"
#include "window/Actions.h"

namespace semblance::ui {

WindowDialogs::WindowDialogs(Workbench& bench, Actions& actions, QWidget* window)
    : QObject(window), bench_(bench), actions_(actions), window_(window) {
  connect(actions_.exportResult, &QAction::triggered, this, &WindowDialogs::openExport);
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

void WindowDialogs::openPreferences() {
  const Preferences before = Preferences::load();
  auto* dialog = new PreferencesDialog(before, Player::outputDevices(), window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog, before] {
    const Preferences chosen = dialog->chosen();
    chosen.save();
    if (chosen.theme != before.theme) applyTheme(*qApp, chosen.theme);
    if (chosen.device != before.device || chosen.bufferFrames != before.bufferFrames ||
        !bench_.playback.hasDevice()) {
      const auto opened = bench_.playback.openDevice(chosen.device, chosen.bufferFrames);
      if (!opened) Q_EMIT failed(toQString(opened.error().message));
    }
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
