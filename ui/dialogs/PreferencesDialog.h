// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "dialogs/Preferences.h"

class QComboBox;

namespace semblance::ui {

class DevicePanel;

/// Sound device, appearance and language. Opens and saves nothing itself.
class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  PreferencesDialog(const Preferences& now, const std::vector<OutputDevice>& devices,
                    QWidget* parent = nullptr);

  Preferences chosen() const;
  DevicePanel& devicePanel() { return *device_; }

 private:
  QWidget* makeSoundPage();
  QWidget* makeAppearancePage(const Preferences& now);

  DevicePanel* device_;
  QComboBox* theme_;
  QComboBox* language_;
};

}  // namespace semblance::ui
