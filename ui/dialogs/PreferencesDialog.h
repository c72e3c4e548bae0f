// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "playback/Player.h"
#include "theme/Theme.h"

class QComboBox;

namespace semblance::ui {

/// Choices that outlive a session, kept in QSettings.
struct Preferences {
  QString device;  ///< name; empty: the system's default
  int bufferFrames = 256;
  ThemeKind theme = ThemeKind::Dark;

  static Preferences load();
  void save() const;
};

/// Sound device, buffer size and theme. Saves when accepted.
class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  PreferencesDialog(const Preferences& now, const std::vector<OutputDevice>& devices,
                    QWidget* parent = nullptr);

  Preferences chosen() const;

 private:
  QComboBox* device_;
  QComboBox* buffer_;
  QComboBox* theme_;
};

}  // namespace semblance::ui
