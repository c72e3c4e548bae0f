// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "dialogs/Preferences.h"
#include "document/SessionFiles.h"
#include "document/Workbench.h"
#include "window/FileIntake.h"
#include "window/RecentFiles.h"

class QSplitter;
class QStackedWidget;

namespace semblance::ui {

class Actions;
class CrashRecovery;
class DeviceChooser;
class DropTargets;
class EditingPanel;
class MatchBar;
class MessageBar;
class PlotArea;
class PresetMenu;
class SavedReferenceMenu;
class ProgressStrip;
class TrackPanel;
class TransportBar;
class WindowDialogs;

/// The main window: puts the panels together and connects them with what works behind them.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Files of the command line: tracks or a session.
  void openFiles(const QStringList& paths) { intake_->take(paths); }
  /// Keeps copies of unsaved work in `folder` from now on and offers what an earlier run left there. True: it
  /// was taken up.
  bool protectWork(const std::filesystem::path& folder);
  /// At the very first start: the first pair of demo recordings, so that Match can be tried at once.
  void welcome();
  /// Opens the sound device of the preferences. Call once the window is painted: it may take a second.
  void openDevice();

  Workbench& bench() { return bench_; }
  Actions& actions() { return *actions_; }
  TrackPanel& wells() { return *wells_; }
  MatchBar& matchBar() { return *matchBar_; }
  PlotArea& plots() { return *plots_; }
  EditingPanel& editing() { return *editing_; }
  TransportBar& transport() { return *transport_; }
  MessageBar& messages() { return *messages_; }
  ProgressStrip& progress() { return *progress_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makeActions();
  void makePanels();
  void connectFiles();
  void connectMessages();
  void connectJobs();
  void refreshTitle();
  void refreshPage();
  void restoreLayout();
  void apply(const Preferences& preferences);
  void saveLayout() const;

  Workbench bench_;
  RecentFiles recent_;
  SessionFiles* sessions_;
  FileIntake* intake_;
  MessageBar* messages_;
  Actions* actions_ = nullptr;
  WindowDialogs* dialogs_ = nullptr;
  CrashRecovery* recovery_ = nullptr;
  DeviceChooser* devices_ = nullptr;
  DropTargets* dropTargets_ = nullptr;
  PresetMenu* presets_ = nullptr;
  SavedReferenceMenu* savedReferences_ = nullptr;

  TrackPanel* wells_ = nullptr;
  MatchBar* matchBar_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QSplitter* workspace_ = nullptr;
  PlotArea* plots_ = nullptr;
  EditingPanel* editing_ = nullptr;
  TransportBar* transport_ = nullptr;
  ProgressStrip* progress_ = nullptr;
};

}  // namespace semblance::ui
