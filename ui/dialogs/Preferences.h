// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "playback/Player.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// Choices that outlive a session, kept in QSettings.
struct Preferences {
  DeviceChoice device;
  ThemeKind theme = ThemeKind::Dark;
  QString language;  ///< "en", "de"; empty: the system's

  static Preferences load();
  void save() const;
};

}  // namespace semblance::ui
