// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneDialog.h"

#include <QCheckBox>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "finetuning/OutcomePage.h"
#include "finetuning/PlanPage.h"
#include "finetuning/RecordingsPage.h"
#include "finetuning/RunPage.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QPushButton* addButton(QBoxLayout& row, const char* name, QWidget* parent) {
  auto* button = new QPushButton(parent);
  button->setObjectName(QString::fromLatin1(name));
  button->setAutoDefault(false);
  row.addWidget(button);
  return button;
}

}  // namespace

FineTuneDialog::FineTuneDialog(const std::vector<ModelInfo>& models, const std::filesystem::path& workFolder,
                               QWidget* parent)
    : QDialog(parent),
      project_(workFolder),
      pages_(new QStackedWidget(this)),
      outcome_(new OutcomePage(project_, this)),
      step_(new QLabel(this)),
      problem_(new QLabel(this)) {
  setWindowTitle(tr("Fine-tune a model"));
  resize(760, 560);
  step_->setProperty("look", QStringLiteral("muted"));
  problem_->setObjectName(QStringLiteral("fineTuneProblem"));
  problem_->setProperty("look", QStringLiteral("error"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  pages_->addWidget(new RecordingsPage(project_, this));
  pages_->addWidget(new PlanPage(project_, models, this));
  pages_->addWidget(new RunPage(project_, this));
  pages_->addWidget(outcome_);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(step_);
  layout->addWidget(pages_, 1);
  layout->addWidget(problem_);
  layout->addWidget(makeButtons());
  connect(&project_, &FineTuneProject::changed, this, &FineTuneDialog::refresh);
  connect(&project_.run(), &FineTuneRun::changed, this, &FineTuneDialog::refresh);
  connect(&project_.planJob(), &BackgroundJob::ended, this, &FineTuneDialog::refresh);
  connect(&project_, &FineTuneProject::kept, this,
          [this](const QString& name) { Q_EMIT kept(name, use_->isChecked()); });
  connect(&outcome_->audition(), &Audition::deviceWanted, this, [this] {
    soundTaken_ = true;
    Q_EMIT soundWanted();
  });
  refresh();
}

QWidget* FineTuneDialog::makeButtons() {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  use_ = new QCheckBox(tr("&Use it for Match from now on"), group);
  use_->setObjectName(QStringLiteral("useModel"));
  use_->setChecked(true);
  row->addWidget(use_);
  row->addStretch(1);
  close_ = addButton(*row, "closeFineTuning", group);
  back_ = addButton(*row, "backFineTuning", group);
  forward_ = addButton(*row, "forwardFineTuning", group);
  forward_->setProperty("look", QStringLiteral("primary"));
  forward_->setDefault(true);
  connect(close_, &QPushButton::clicked, this, &FineTuneDialog::reject);
  connect(back_, &QPushButton::clicked, this, &FineTuneDialog::goBack);
  connect(forward_, &QPushButton::clicked, this, &FineTuneDialog::goOn);
  return group;
}

void FineTuneDialog::refresh() {
  const FineTuneStage stage = project_.stage();
  if (stage != FineTuneStage::Outcome) letSoundGo();
  if (closing_ && !project_.run().running() && stage != FineTuneStage::Running) {
    closing_ = false;
    if (stage != FineTuneStage::Outcome) return QDialog::reject();
  }
  const bool arrived = pages_->currentIndex() != static_cast<int>(stage);
  pages_->setCurrentIndex(static_cast<int>(stage));
  const QStringList names{tr("Recordings"), tr("Plan"), tr("Training"), tr("Result")};
  step_->setText(tr("Step %1 of %2: %3")
                     .arg(static_cast<int>(stage) + 1)
                     .arg(names.size())
                     .arg(names[static_cast<int>(stage)]));
  problem_->setText(project_.problem());
  problem_->setVisible(!project_.problem().isEmpty());
  use_->setVisible(stage == FineTuneStage::Outcome);
  back_->setVisible(stage == FineTuneStage::Plan || stage == FineTuneStage::Outcome);
  back_->setText(stage == FineTuneStage::Plan ? tr("&Back") : tr("&Discard"));
  close_->setVisible(stage != FineTuneStage::Outcome);
  close_->setText(stage == FineTuneStage::Running ? tr("&Cancel…") : tr("Close"));
  close_->setEnabled(!project_.run().stopping());
  forward_->setVisible(stage != FineTuneStage::Running);
  forward_->setText(stage == FineTuneStage::Recordings ? tr("Co&ntinue")
                    : stage == FineTuneStage::Plan     ? tr("&Start")
                                                       : tr("&Keep"));
  forward_->setEnabled(stage == FineTuneStage::Recordings ? project_.library() && project_.enoughMaterial()
                       : stage == FineTuneStage::Plan     ? project_.canStart() && !project_.resuming()
                                                          : true);
  if (arrived && stage == FineTuneStage::Outcome) forward_->setFocus();
}

void FineTuneDialog::goOn() {
  switch (project_.stage()) {
    case FineTuneStage::Recordings:
      return project_.showPlan();
    case FineTuneStage::Plan:
      return project_.start();
    case FineTuneStage::Outcome:
      outcome_->audition().release();
      if (project_.keep()) QDialog::accept();
      return;
    case FineTuneStage::Running:
      return;
  }
}

void FineTuneDialog::goBack() {
  if (project_.stage() == FineTuneStage::Plan) return project_.showRecordings();
  outcome_->audition().release();
  project_.discard();
}

// The work goes on while the question stands.
bool FineTuneDialog::mayStop() {
  const bool comparing = project_.run().status().phase == FineTunePhase::Comparing;
  const bool later = project_.canGoOnLater() || comparing;
  QMessageBox box(QMessageBox::Question, windowTitle(), tr("Stop the fine-tuning?"), QMessageBox::NoButton,
                  this);
  box.setInformativeText(comparing ? tr("The new model is complete; the comparison can be left out.")
                         : later ? tr("What is learned so far can be kept, to go on from there another time.")
                                 : tr("Training has not begun yet: nothing is kept."));
  QPushButton* stay = box.addButton(tr("Go &on"), QMessageBox::RejectRole);
  QPushButton* discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
  QPushButton* keep = nullptr;
  if (later)
    keep = box.addButton(comparing ? tr("&Leave it out") : tr("&Keep for later"), QMessageBox::AcceptRole);
  discard->setObjectName(QStringLiteral("discardRun"));
  if (keep) keep->setObjectName(QStringLiteral("keepRun"));
  box.setDefaultButton(keep ? keep : stay);
  box.setEscapeButton(stay);
  box.exec();
  if (box.clickedButton() == stay || !project_.run().running()) return false;
  project_.cancel(keep && box.clickedButton() == keep);
  return true;
}

bool FineTuneDialog::mayLeaveOutcome() {
  QMessageBox box(QMessageBox::Question, windowTitle(), tr("Keep the new model?"),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  box.button(QMessageBox::Save)->setText(tr("&Keep"));
  box.setDefaultButton(QMessageBox::Save);
  const int answer = box.exec();
  if (answer == QMessageBox::Cancel) return false;
  outcome_->audition().release();
  if (answer == QMessageBox::Save) return project_.keep();
  project_.discard();
  return true;
}

void FineTuneDialog::letSoundGo() {
  if (!std::exchange(soundTaken_, false)) return;
  outcome_->audition().release();
  Q_EMIT soundReleased();
}

void FineTuneDialog::reject() {
  if (project_.run().stopping()) return;
  if (project_.run().running()) {
    mayStop();
    return;
  }
  if (project_.stage() == FineTuneStage::Outcome && !mayLeaveOutcome()) return;
  QDialog::reject();
}

// Closing the window of the dialog ends it; its button "Cancel" leads back to the recordings.
void FineTuneDialog::closeEvent(QCloseEvent* event) {
  event->ignore();
  if (project_.run().stopping()) return;
  if (project_.run().running()) {
    closing_ = mayStop();
    return;
  }
  reject();
}

}  // namespace semblance::ui
