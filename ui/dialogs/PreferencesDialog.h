// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "dialogs/Preferences.h"

class QCheckBox;
class QComboBox;

namespace semblance::ui {

class DevicePanel;
class FolderField;

/// Sound device, appearance, folders and units. Opens and saves nothing itself.
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
  QWidget* makeFoldersPage(const Preferences& now);
  QWidget* makeUnitsPage(const Preferences& now);

  DevicePanel* device_;
  QComboBox* theme_;
  QComboBox* scale_;
  QComboBox* language_;
  FolderField* openFolder_;
  FolderField* exportFolder_;
  QComboBox* time_;
  QCheckBox* noteNames_;
};

}  // namespace semblance::ui
