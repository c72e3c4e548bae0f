// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/BlindListening.h"

#include <QRandomGenerator>
#include <QWidget>

#include "Text.h"
#include "dialogs/BlindTestDialog.h"

namespace semblance::ui {

BlindListening::BlindListening(Workbench& bench, QWidget* window)
    : QObject(window), bench_(bench), window_(window) {}

void BlindListening::open() {
  const std::filesystem::path& input = bench_.document.track(TrackRole::Input).path;
  if (input.empty()) return;
  auto* dialog = new BlindTestDialog(fileName(input), QRandomGenerator::global()->generate(), window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &BlindTestDialog::started, this, &BlindListening::begin);
  connect(dialog, &BlindTestDialog::ended, this, &BlindListening::end);
  connect(dialog, &BlindTestDialog::playRequested, &bench_.playback, &PlaybackController::togglePlay);
  connect(dialog, &BlindTestDialog::hearRequested, this,
          [this](bool result) { bench_.playback.setSource(result ? Source::Result : Source::Input); });
  dialog->open();
}

void BlindListening::begin() {
  levelMatchBefore_ = bench_.playback.levelMatch();
  sourceBefore_ = bench_.playback.source();
  bench_.playback.setBlind(true);
  bench_.playback.setLevelMatch(true);
  if (!bench_.playback.playing() && bench_.playback.hasDevice()) bench_.playback.togglePlay();
}

void BlindListening::end() {
  bench_.playback.setSource(sourceBefore_);
  bench_.playback.setLevelMatch(levelMatchBefore_);
  bench_.playback.setBlind(false);
}

}  // namespace semblance::ui
