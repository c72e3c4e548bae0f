// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "finetuning/FineTuneProject.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace semblance::ui {

/// The work as it goes on: both losses, stage, step and remaining time, and pause.
class RunPage : public QWidget {
  Q_OBJECT

 public:
  explicit RunPage(FineTuneProject& project, QWidget* parent = nullptr);

  LossPlot& plot() { return *plot_; }

 private:
  void refresh();
  void refreshPlot();

  FineTuneProject& project_;
  LossPlot* plot_;
  QLabel* stage_;
  QLabel* figures_;
  QLabel* left_;
  QProgressBar* bar_;
  QPushButton* pause_;
};

}  // namespace semblance::ui
