// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "finetuning/FineTuneProject.h"
#include "matching/Matcher.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace semblance::ui {

/// Name, base model and length of the fine-tuning, and what will be done: which recordings are held back, how
/// long it will take.
class PlanPage : public QWidget {
  Q_OBJECT

 public:
  /// Models that cannot be used are left out of the choice.
  PlanPage(FineTuneProject& project, const std::vector<ModelInfo>& models, QWidget* parent = nullptr);

 private:
  QWidget* makeChoices(const std::vector<ModelInfo>& models);
  QWidget* makePlan();
  void refresh();

  FineTuneProject& project_;
  QLineEdit* name_ = nullptr;
  QLabel* nameProblem_ = nullptr;
  QComboBox* base_ = nullptr;
  QComboBox* length_ = nullptr;
  QLabel* trained_ = nullptr;
  QLabel* heldBack_ = nullptr;
  QLabel* steps_ = nullptr;
  QLabel* time_ = nullptr;
  QListWidget* compared_ = nullptr;
};

}  // namespace semblance::ui
