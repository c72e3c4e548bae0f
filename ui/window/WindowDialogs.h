// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QObject>
#include <QPointer>

#include "dialogs/Preferences.h"
#include "document/Workbench.h"

namespace semblance::ui {

class Actions;
class BlindListening;
class DeviceChooser;
class BatchDialog;
class ExportDialog;
class FineTuneDialog;
class ModelsDialog;

/// Opens the window's dialogs: export, preferences, history, keyboard, about.
class WindowDialogs : public QObject {
  Q_OBJECT

 public:
  WindowDialogs(Workbench& bench, Actions& actions, DeviceChooser& devices, QWidget* window);

  void openPreferences();

 Q_SIGNALS:
  void exported(const QString& path);
  void preferencesChanged(const semblance::ui::Preferences& preferences);
  void noticed(const QString& note);
  void failed(const QString& message);

 private:
  void openExport();
  void openSettingsExport();
  void openBatch();
  void openFineTune();
  void openModels();
  void openHistory();
  void openShortcuts();
  void openAbout();

  Workbench& bench_;
  Actions& actions_;
  DeviceChooser& devices_;
  QWidget* window_;
  BlindListening* blind_;
  QPointer<ExportDialog> export_;
  QPointer<QDialog> history_;
  QPointer<BatchDialog> batch_;
  QPointer<FineTuneDialog> fineTune_;
  QPointer<ModelsDialog> models_;
};

}  // namespace semblance::ui
