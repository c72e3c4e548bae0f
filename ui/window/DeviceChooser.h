// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "dialogs/Preferences.h"
#include "document/Workbench.h"

namespace semblance::ui {

class DevicePanel;

/// Opens sound devices: at the start, as the preferences say, and while the user tries them in the dialog.
class DeviceChooser : public QObject {
  Q_OBJECT

 public:
  DeviceChooser(PlaybackController& playback, QObject* parent);

  /// The device of the preferences, else the system's default.
  void openPreferred();
  /// Lets the panel look for devices and play the test tone.
  void attach(DevicePanel& panel);
  /// After the dialog: what was chosen is open now, or what was open before is again.
  void settle(const DeviceChoice& wanted);

 Q_SIGNALS:
  void failed(const QString& message);
  void noticed(const QString& message);

 private:
  void refresh(DevicePanel& panel);
  void playTone(DevicePanel& panel, bool on);

  PlaybackController& playback_;
  DeviceChoice opened_;  ///< of the last attempt
};

}  // namespace semblance::ui
