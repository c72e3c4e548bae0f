// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/BackgroundJob.h"

#include <exception>
#include <mutex>
#include <new>
#include <utility>

namespace semblance::ui {

/// The newest progress of the run, written by its thread; `posted` keeps the window's queue at one message.
struct BackgroundJob::Shared {
  std::mutex mutex;
  std::uint64_t run = 0;
  Progress progress;
  bool posted = false;
};

BackgroundJob::BackgroundJob(QString title, QObject* parent)
    : QObject(parent), title_(std::move(title)), shared_(std::make_shared<Shared>()) {}

BackgroundJob::~BackgroundJob() {
  ++run_;
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

BackgroundJob::Outcome BackgroundJob::guarded(const ErasedWork& work, const ProgressCallback& progress,
                                              std::stop_token stop) {
  try {
    return {work(progress, stop), std::nullopt};
  } catch (const std::bad_alloc&) {
    return {{},
            Error{tr("There is not enough memory for this. Close other programs or choose a shorter track.")
                      .toStdString()}};
  } catch (const std::exception& problem) {
    return {
        {},
        Error{
            tr("Something unexpected went wrong: %1").arg(QString::fromUtf8(problem.what())).toStdString()}};
  }
}

void BackgroundJob::launch(ErasedWork work, ErasedDone done) {
  const std::uint64_t run = ++run_;
  done_ = std::move(done);
  progress_ = {};
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->run = run;
    shared_->progress = {};
  }
  const ProgressCallback progress = [this, run, shared = shared_](const Progress& now) {
    const std::lock_guard lock(shared->mutex);
    if (shared->run != run) return;
    shared->progress = now;
    if (std::exchange(shared->posted, true)) return;
    QMetaObject::invokeMethod(
        this, [this, run] { takeProgress(run); }, Qt::QueuedConnection);
  };
  thread_.request_stop();
  thread_ = std::jthread([this, run, work = std::move(work), progress,
                          previous = std::move(thread_)](std::stop_token stop) mutable {
    if (previous.joinable()) previous.join();
    if (stop.stop_requested()) return;
    Outcome outcome = guarded(work, progress, stop);
    auto shared = std::make_shared<Outcome>(std::move(outcome));
    QMetaObject::invokeMethod(
        this, [this, run, shared] { finish(run, std::move(*shared)); }, Qt::QueuedConnection);
  });
  running_ = true;
  clock_.start();
  Q_EMIT started();
}

void BackgroundJob::takeProgress(std::uint64_t run) {
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->posted = false;
    if (run != run_ || !running_) return;
    progress_ = shared_->progress;
  }
  Q_EMIT progressed();
}

void BackgroundJob::finish(std::uint64_t run, Outcome outcome) {
  if (run != run_ || !running_) return;
  running_ = false;
  const ErasedDone done = std::exchange(done_, {});
  Q_EMIT ended();
  done(std::move(outcome));
}

void BackgroundJob::cancel() {
  if (!running_) return;
  ++run_;
  running_ = false;
  done_ = {};
  thread_.request_stop();
  Q_EMIT ended();
  Q_EMIT cancelled();
}

double BackgroundJob::elapsedSeconds() const {
  return clock_.isValid() ? static_cast<double>(clock_.elapsed()) / 1000.0 : 0.0;
}

}  // namespace semblance::ui
