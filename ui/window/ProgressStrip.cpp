// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ProgressStrip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

#include "Text.h"
#include "controls/ElidedLabel.h"
#include "plots/PlotGeometry.h"
#include "theme/Theme.h"

namespace semblance::ui {

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent),
      text_(new ElidedLabel(Qt::ElideRight, this)),
      note_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      times_(new QLabel(this)),
      cancel_(new QToolButton(this)) {
  text_->setObjectName(QStringLiteral("progressStage"));
  text_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);  // the bar follows the text
  note_->setObjectName(QStringLiteral("progressText"));
  note_->setWordWrap(true);
  note_->setTextFormat(Qt::PlainText);
  bar_->setRange(0, 1000);
  bar_->setTextVisible(false);
  bar_->setFixedWidth(180);
  bar_->setMaximumHeight(8);
  bar_->setAccessibleName(tr("Progress"));
  cancel_->setText(tr("Cancel"));
  cancel_->setObjectName(QStringLiteral("cancelJob"));
  cancel_->setToolTip(tr("Stop this (Esc)"));
  cancel_->setProperty("look", QStringLiteral("slim"));
  constexpr int kHeight = 22;
  cancel_->setFixedHeight(kHeight);
  // Busy or not, with one line or two, so that nothing above moves.
  setMinimumHeight(std::max(kHeight, 2 * fontMetrics().lineSpacing()));
  connect(cancel_, &QToolButton::clicked, this, &ProgressStrip::cancel);

  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(text_);
  layout->addWidget(bar_);
  layout->addWidget(times_);
  layout->addWidget(cancel_);
  layout->addWidget(note_, 1);

  constexpr int kRefreshMilliseconds = 250;
  clock_.setInterval(kRefreshMilliseconds);
  connect(&clock_, &QTimer::timeout, this, &ProgressStrip::refresh);
  refresh();
}

void ProgressStrip::add(BackgroundJob& job, bool quiet) {
  jobs_.push_back({&job, quiet});
  connect(&job, &BackgroundJob::started, this, &ProgressStrip::jobStarted);
  connect(&job, &BackgroundJob::progressed, this, &ProgressStrip::refresh);
  connect(&job, &BackgroundJob::ended, this, &ProgressStrip::refresh);
}

const ProgressStrip::Entry* ProgressStrip::shown() const {
  for (const Entry& entry : jobs_) {
    if (entry.job->running()) return &entry;
  }
  return nullptr;
}

void ProgressStrip::jobStarted() {
  timed_ = nullptr;
  refresh();
}

void ProgressStrip::cancel() {
  const Entry* entry = shown();
  if (entry && !entry->quiet) entry->job->cancel();
}

bool ProgressStrip::busy() const {
  const Entry* entry = shown();
  return entry && !entry->quiet;
}

void ProgressStrip::setIdleText(const QString& text) {
  idleText_ = text;
  refresh();
  QAccessibleEvent announced(note_, QAccessible::Alert);
  QAccessible::updateAccessibility(&announced);
}

QString ProgressStrip::text() const { return shown() ? text_->text() : note_->text(); }

void ProgressStrip::refresh() {
  const Entry* entry = shown();
  const bool prominent = entry && !entry->quiet;
  bar_->setVisible(prominent);
  times_->setVisible(prominent);
  cancel_->setVisible(prominent);
  text_->setVisible(entry != nullptr);
  if (entry) {
    const BackgroundJob& job = *entry->job;
    if (std::exchange(timed_, &job) != &job) remaining_.reset();
    const QString stage = toQString(job.progress().stage);
    text_->setText(stage.isEmpty() || stage == job.title() || entry->quiet
                       ? job.title() + QStringLiteral("…")
                       : QStringLiteral("%1 – %2").arg(job.title(), stage));
    bar_->setValue(static_cast<int>(std::lround(job.progress().fraction * 1000.0)));
    const double elapsed = job.elapsedSeconds();
    QString times = tr("%1 %").arg(std::lround(job.progress().fraction * 100.0)) + QStringLiteral(" · ") +
                    timeText(elapsed);
    if (const auto left = remaining_.update(elapsed, job.progress().fraction)) {
      times += QStringLiteral(" · ") + tr("about %1 left").arg(timeText(std::ceil(*left)));
    }
    times_->setText(times);
    if (!clock_.isActive()) clock_.start();
  } else {
    timed_ = nullptr;
    clock_.stop();
  }
  note_->setText(entry ? QString() : idleText_);
  if (std::exchange(wasBusy_, prominent) != prominent) Q_EMIT busyChanged(wasBusy_);
}

}  // namespace semblance::ui
