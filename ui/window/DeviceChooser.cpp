// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/DeviceChooser.h"

#include "Text.h"
#include "dialogs/DevicePanel.h"

namespace semblance::ui {

DeviceChooser::DeviceChooser(PlaybackController& playback, QObject* parent)
    : QObject(parent), playback_(playback) {}

void DeviceChooser::openPreferred() {
  opened_ = Preferences::load().device;
  if (playback_.openDevice(opened_) || opened_.name.empty()) return;
  DeviceChoice standard = opened_;
  standard.name.clear();
  standard.hostApi.clear();
  if (!playback_.openDevice(standard)) return;
  Q_EMIT noticed(tr("The sound device “%1” is not connected; the system's default is used.")
                     .arg(toQString(opened_.name)));
}

void DeviceChooser::attach(DevicePanel& panel) {
  connect(&panel, &DevicePanel::refreshRequested, this, [this, &panel] { refresh(panel); });
  connect(&panel, &DevicePanel::toneRequested, this, [this, &panel](bool on) { playTone(panel, on); });
}

// PortAudio renews its list only while nothing is open.
void DeviceChooser::refresh(DevicePanel& panel) {
  panel.setToneOn(false);
  playback_.closeDevice();
  panel.setDevices(Player::outputDevices());
  const auto opened = playback_.openDevice(opened_);
  panel.setStatus(opened ? QString() : toQString(opened.error()), !opened);
}

void DeviceChooser::playTone(DevicePanel& panel, bool on) {
  Result<void> done;
  if (on && (panel.chosen() != opened_ || !playback_.hasDevice())) {
    opened_ = panel.chosen();
    done = playback_.openDevice(opened_);
  }
  if (done) done = playback_.setTestTone(on);
  panel.setToneOn(on && done);
  if (!done) {
    panel.setStatus(toQString(done.error()), true);
  } else if (on) {
    panel.setStatus(tr("%1 at %2").arg(playback_.deviceText(), sampleRateText(playback_.deviceRate())),
                    false);
  }
}

void DeviceChooser::settle(const DeviceChoice& wanted) {
  if (playback_.hasDevice()) (void)playback_.setTestTone(false);
  if (wanted == opened_ && playback_.hasDevice()) return;
  opened_ = wanted;
  if (const auto opened = playback_.openDevice(wanted); !opened) Q_EMIT failed(toQString(opened.error()));
}

}  // namespace semblance::ui
