// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneRun.h"

#include <mutex>
#include <utility>

namespace semblance::ui {

/// What the work tells and the window reads, and the switches the other way.
struct FineTuneRun::Mailbox {
  std::mutex mutex;
  FineTuneStatus status;
  std::vector<TrainStatus> validations;  ///< not read yet
  PauseSwitch pause;
  std::stop_source stop;

  void put(const FineTuneStatus& told) {
    const std::lock_guard lock(mutex);
    status = told;
    if (told.training) validations.push_back(*told.training);
  }
};

FineTuneRun::FineTuneRun(QObject* parent) : QObject(parent), job_(tr("Fine-tuning")) {
  connect(&job_, &BackgroundJob::progressed, this, &FineTuneRun::collect);
}

FineTuneRun::~FineTuneRun() {
  if (mailbox_) mailbox_->stop.request_stop();
}

void FineTuneRun::start(const FineTunePlan& plan, bool resume) {
  mailbox_ = std::make_shared<Mailbox>();
  status_ = {};
  status_.secondsLeft = plan.seconds();
  losses_.clear();
  step_ = 0;
  steps_ = plan.config.steps;
  paused_ = stopping_ = false;
  job_.start<FineTuneReport>(
      [plan, resume, mailbox = mailbox_](const ProgressCallback& progress, std::stop_token stop) {
        const std::stop_callback forward(stop, [&] { mailbox->stop.request_stop(); });
        FineTuneControl control;
        control.pause = &mailbox->pause;
        control.stop = mailbox->stop.get_token();
        control.onStatus = [&](const FineTuneStatus& status) {
          mailbox->put(status);
          report(progress, status.fraction, status.stage);
        };
        return fineTune(plan, resume, control);
      },
      [this](Result<FineTuneReport> result) {
        collect();
        paused_ = stopping_ = false;
        result_ = std::move(result);
        Q_EMIT finished();
      });
  Q_EMIT changed();
}

void FineTuneRun::setPaused(bool paused) {
  if (!running() || stopping_) return;
  paused_ = paused;
  mailbox_->pause.set(paused);
  Q_EMIT changed();
}

void FineTuneRun::stop() {
  if (!running()) return;
  stopping_ = true;
  mailbox_->stop.request_stop();
  Q_EMIT changed();
}

void FineTuneRun::collect() {
  std::vector<TrainStatus> validations;
  {
    const std::lock_guard lock(mailbox_->mutex);
    status_ = mailbox_->status;
    validations = std::exchange(mailbox_->validations, {});
  }
  for (const TrainStatus& each : validations) {
    losses_.push_back({static_cast<double>(each.step), each.trainLoss, each.validLoss});
    step_ = each.step;
  }
  if (!validations.empty()) Q_EMIT validated();
  Q_EMIT changed();
}

}  // namespace semblance::ui
