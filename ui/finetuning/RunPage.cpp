// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/RunPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "Text.h"
#include "finetuning/FineTuneText.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QString phaseText(FineTunePhase phase) {
  switch (phase) {
    case FineTunePhase::Examples:
      return RunPage::tr("Making examples of the recordings");
    case FineTunePhase::Training:
      return RunPage::tr("Training");
    case FineTunePhase::Comparing:
      return RunPage::tr("Comparing both models on the held-back recordings");
  }
  return {};
}

}  // namespace

RunPage::RunPage(FineTuneProject& project, QWidget* parent)
    : QWidget(parent),
      project_(project),
      plot_(new LossPlot(this)),
      stage_(new QLabel(this)),
      figures_(new QLabel(this)),
      left_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      pause_(new QPushButton(this)) {
  stage_->setObjectName(QStringLiteral("runStage"));
  stage_->setProperty("look", QStringLiteral("title"));
  figures_->setObjectName(QStringLiteral("runFigures"));
  left_->setObjectName(QStringLiteral("runTimeLeft"));
  bar_->setObjectName(QStringLiteral("runProgress"));
  bar_->setRange(0, 1000);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress"));
  pause_->setObjectName(QStringLiteral("pauseFineTuning"));
  pause_->setAutoDefault(false);
  connect(pause_, &QPushButton::clicked, this,
          [this] { project_.run().setPaused(!project_.run().paused()); });
  auto* hint =
      new QLabel(tr("You can go on working in the window meanwhile; everything is a little slower."), this);
  hint->setProperty("look", QStringLiteral("muted"));
  hint->setWordWrap(true);

  auto* top = new QHBoxLayout;
  top->addWidget(stage_, 1);
  top->addWidget(left_);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(figures_, 1);
  bottom->addWidget(pause_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kMedium);
  layout->addLayout(top);
  layout->addWidget(bar_);
  layout->addWidget(plot_, 1);
  layout->addLayout(bottom);
  layout->addWidget(hint);
  connect(&project_.run(), &FineTuneRun::changed, this, &RunPage::refresh);
  connect(&project_.run(), &FineTuneRun::validated, this, &RunPage::refreshPlot);
  connect(&project_, &FineTuneProject::changed, this, [this] {
    refreshPlot();
    refresh();
  });
  refreshPlot();
  refresh();
}

void RunPage::refresh() {
  FineTuneRun& run = project_.run();
  const FineTuneStatus& status = run.status();
  stage_->setText(run.stopping() ? tr("Stopping…")
                  : run.paused() ? tr("Paused")
                                 : phaseText(status.phase) + QStringLiteral("…"));
  bar_->setValue(static_cast<int>(std::lround(status.fraction * 1000.0)));
  left_->setText(run.paused() || run.stopping() ? QString()
                                                : tr("about %1 left").arg(durationText(status.secondsLeft)));
  pause_->setText(run.paused() ? tr("&Continue") : tr("&Pause"));
  pause_->setEnabled(run.running() && !run.stopping());
  const auto& losses = run.losses();
  if (losses.empty()) {
    figures_->setText(tr("%1 steps are to come").arg(run.steps()));
    return;
  }
  const LossPoint& last = losses.back();
  const QString trained =
      std::isfinite(last.training) ? levelText(last.training, {}, 4) : QStringLiteral("–");
  figures_->setText(tr("Step %1 of %2 · training %3 · held-out %4")
                        .arg(run.step())
                        .arg(run.steps())
                        .arg(trained, levelText(last.heldOut, {}, 4)));
}

void RunPage::refreshPlot() {
  plot_->setLosses(project_.run().losses(), static_cast<double>(project_.run().steps()));
}

}  // namespace semblance::ui
