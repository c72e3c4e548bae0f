// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "finetuning/FineTuneProject.h"

class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;

namespace semblance::ui {

class ProgressStrip;

/// Chooses folders, and shows what is in them and what cannot be used. Folders can be dropped on it.
class RecordingsPage : public QWidget {
  Q_OBJECT

 public:
  explicit RecordingsPage(FineTuneProject& project, QWidget* parent = nullptr);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeInterrupted();
  QWidget* makeFolders();
  QWidget* makeFiles();
  void chooseFolder();
  void refresh();
  void refreshFolders();
  void refreshFiles();

  FineTuneProject& project_;
  QWidget* interrupted_ = nullptr;
  QLabel* interruptedText_ = nullptr;
  QListWidget* folders_ = nullptr;
  QPushButton* remove_ = nullptr;
  QLabel* summary_ = nullptr;
  QTreeWidget* files_ = nullptr;
  QLabel* notes_ = nullptr;
  const LibraryScan* shown_ = nullptr;
};

}  // namespace semblance::ui
