// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "finetuning/Audition.h"
#include "finetuning/FineTuneProject.h"

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace semblance::ui {

/// Whether the new model is better: both on every held-back recording, in figures and to listen to.
class OutcomePage : public QWidget {
  Q_OBJECT

 public:
  explicit OutcomePage(FineTuneProject& project, QWidget* parent = nullptr);

  Audition& audition() { return audition_; }

 private:
  QWidget* makeListening();
  void refresh();
  void refreshTable();
  void refreshListening();
  void playOrPause();
  std::string chosenRecording() const;

  FineTuneProject& project_;
  Audition audition_;
  QLabel* verdict_;
  QLabel* details_;
  QTreeWidget* table_;
  QPushButton* play_ = nullptr;
  QButtonGroup* sources_ = nullptr;
  QLabel* listeningText_ = nullptr;
};

}  // namespace semblance::ui
