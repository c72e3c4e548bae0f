// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/PlanPage.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "Text.h"
#include "finetuning/FineTuneText.h"
#include "theme/Theme.h"
#include "window/ProgressStrip.h"

namespace semblance::ui {
namespace {

QLabel* value(const char* name, QWidget* parent) {
  auto* label = new QLabel(QStringLiteral("–"), parent);
  label->setObjectName(QString::fromLatin1(name));
  label->setWordWrap(true);
  label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  return label;
}

}  // namespace

PlanPage::PlanPage(FineTuneProject& project, const std::vector<ModelInfo>& models, QWidget* parent)
    : QWidget(parent), project_(project) {
  auto* progress = new ProgressStrip(this);
  progress->add(project_.planJob());
  progress->setVisible(progress->busy());
  connect(progress, &ProgressStrip::busyChanged, progress, &QWidget::setVisible);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(makeChoices(models));
  layout->addWidget(makePlan(), 1);
  layout->addWidget(progress);
  connect(&project_, &FineTuneProject::changed, this, &PlanPage::refresh);
  connect(&project_.planJob(), &BackgroundJob::ended, this, &PlanPage::refresh);
  refresh();
}

QWidget* PlanPage::makeChoices(const std::vector<ModelInfo>& models) {
  auto* group = new QWidget(this);
  name_ = new QLineEdit(group);
  name_->setObjectName(QStringLiteral("modelName"));
  name_->setMaxLength(60);
  nameProblem_ = new QLabel(group);
  nameProblem_->setObjectName(QStringLiteral("modelNameProblem"));
  nameProblem_->setProperty("look", QStringLiteral("error"));
  nameProblem_->setWordWrap(true);
  base_ = new QComboBox(group);
  base_->setObjectName(QStringLiteral("baseModel"));
  base_->addItem(tr("Default"), QString());
  for (const ModelInfo& model : models)
    if (model.problem.empty()) base_->addItem(toQString(model.name), toQString(model.name));
  base_->setToolTip(tr("The model that is trained further. It stays as it is."));
  length_ = new QComboBox(group);
  length_->setObjectName(QStringLiteral("trainingLength"));
  length_->addItem(tr("As recommended (%1 steps)").arg(kUsualSteps), 0.0);
  for (const int minutes : {5, 15, 30, 60, 120, 480})
    length_->addItem(tr("About %1").arg(durationText(60.0 * minutes)), static_cast<double>(minutes));
  connect(name_, &QLineEdit::textEdited, this,
          [this](const QString& text) { project_.setName(text.toStdString()); });
  connect(base_, &QComboBox::activated, this,
          [this] { project_.setBase(base_->currentData().toString().toStdString()); });
  connect(length_, &QComboBox::activated, this,
          [this] { project_.setMinutes(length_->currentData().toDouble()); });
  auto* form = new QFormLayout(group);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("&Name of the new model"), name_);
  form->addRow(QString(), nameProblem_);
  form->addRow(tr("&Start from"), base_);
  form->addRow(tr("&Length"), length_);
  return group;
}

QWidget* PlanPage::makePlan() {
  auto* group = new QWidget(this);
  group->setProperty("look", QStringLiteral("panel"));
  group->setAttribute(Qt::WA_StyledBackground);
  trained_ = value("planTrained", group);
  heldBack_ = value("planHeldBack", group);
  steps_ = value("planSteps", group);
  time_ = value("planTime", group);
  compared_ = new QListWidget(group);
  compared_->setObjectName(QStringLiteral("planCompared"));
  compared_->setAccessibleName(tr("Held-back recordings"));
  compared_->setSelectionMode(QAbstractItemView::NoSelection);
  compared_->setFocusPolicy(Qt::TabFocus);
  auto* form = new QFormLayout(group);
  form->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
  form->addRow(tr("Trained on"), trained_);
  form->addRow(tr("Held back"), heldBack_);
  form->addRow(tr("Steps"), steps_);
  form->addRow(tr("Expected time"), time_);
  form->addRow(tr("Compared on"), compared_);
  return group;
}

void PlanPage::refresh() {
  const FineTuneRequest& request = project_.request();
  if (name_->text() != toQString(request.name)) name_->setText(toQString(request.name));
  name_->setEnabled(!project_.resuming());
  const QString problem =
      project_.stage() == FineTuneStage::Plan && !project_.resuming() ? project_.nameProblem() : QString();
  nameProblem_->setText(problem);
  nameProblem_->setVisible(!problem.isEmpty());
  name_->setProperty("refused", !problem.isEmpty());
  name_->setStyleSheet(QString());  // looks at the property anew
  base_->setCurrentIndex(std::max(0, base_->findData(toQString(request.base))));
  length_->setCurrentIndex(std::max(0, length_->findData(request.minutes)));
  const auto& plan = project_.plan();
  const QString dash = project_.planJob().running() ? QStringLiteral("…") : QStringLiteral("–");
  if (!plan) {
    for (QLabel* label : {trained_, heldBack_, steps_, time_}) label->setText(dash);
    compared_->clear();
    return;
  }
  trained_->setText(
      tr("%1 recordings, %2 min").arg(plan->trained.size()).arg(secondsOf(plan->trained) / 60.0, 0, 'f', 1));
  heldBack_->setText(tr("%1 to choose the best weights by, %2 to compare both models on; the model never "
                        "learns from them")
                         .arg(plan->validated.size())
                         .arg(plan->compared.size()));
  steps_->setText(QString::number(plan->config.steps));
  time_->setText(tr("about %1: examples %2, training %3, comparison %4")
                     .arg(durationText(plan->seconds()), durationText(plan->examplesSeconds),
                          durationText(plan->trainingSeconds), durationText(plan->comparingSeconds)));
  compared_->clear();
  for (const LibraryRecording& recording : plan->compared) compared_->addItem(toQString(recording.name));
}

}  // namespace semblance::ui
