// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "playback/Player.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// How the play position is written.
enum class TimeUnit { Minutes, Samples };

/// Choices that outlive a session, kept in QSettings.
struct Preferences {
  DeviceChoice device;
  ThemeKind theme = ThemeKind::Dark;
  QString language;        ///< "en", "de"; empty: the system's
  int scalePercent = 100;  ///< of the system's size, 100 to 200; from the next start on
  QString openFolder;      ///< where choosing a track begins; empty: where the last one was
  QString exportFolder;    ///< empty: beside the input
  TimeUnit time = TimeUnit::Minutes;
  bool noteNames = true;  ///< beside the frequency under the pointer: "D♯6"

  static Preferences load();
  void save() const;
  /// Sizes that are offered, percent.
  static constexpr int kScales[] = {100, 125, 150, 175, 200};
};

/// Makes everything larger by Qt's scale factor, unless the environment sets one. Before the application is
/// made.
void applyScale(const Preferences& preferences);

}  // namespace semblance::ui
