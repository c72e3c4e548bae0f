// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>

#include "base/Progress.h"
#include "base/Result.h"

namespace semblance::ui {

/// One kind of work that happens away from the window's thread, one run at a time. Starting again or
/// cancelling asks the run before to stop and drops its result; the next run begins only when the one before
/// has ended, so that both may use the same object. All functions belong to the window's thread.
class BackgroundJob : public QObject {
  Q_OBJECT

 public:
  template <typename T>
  using Work = std::function<Result<T>(const ProgressCallback&, std::stop_token)>;
  template <typename T>
  using Done = std::function<void(Result<T>)>;

  /// `title` is what the progress line says: "Matching".
  explicit BackgroundJob(QString title, QObject* parent = nullptr);
  ~BackgroundJob() override;  ///< asks the run to stop and waits for it

  /// Runs `work` on a thread of its own; `done` gets its result here unless cancelled or started again
  /// before. An exception that leaves `work` becomes an error.
  template <typename T>
  void start(Work<T> work, Done<T> done) {
    launch([work = std::move(work)](const ProgressCallback& progress,
                                    std::stop_token stop) -> std::any { return work(progress, stop); },
           [done = std::move(done)](Outcome outcome) {
             if (outcome.error) {
               done(tl::unexpected<Error>(*outcome.error));
             } else {
               done(std::any_cast<Result<T>>(std::move(outcome.value)));
             }
           });
  }

  void cancel();
  bool running() const { return running_; }
  const QString& title() const { return title_; }
  const Progress& progress() const { return progress_; }
  double elapsedSeconds() const;

 Q_SIGNALS:
  void started();
  void progressed();
  void ended();      ///< finished, failed or cancelled
  void cancelled();  ///< by cancel(), right after ended()

 private:
  struct Outcome {
    std::any value;
    std::optional<Error> error;
  };
  struct Shared;
  using ErasedWork = std::function<std::any(const ProgressCallback&, std::stop_token)>;
  using ErasedDone = std::function<void(Outcome)>;
  void launch(ErasedWork work, ErasedDone done);
  void finish(std::uint64_t run, Outcome outcome);
  void takeProgress(std::uint64_t run);
  static Outcome guarded(const ErasedWork& work, const ProgressCallback& progress, std::stop_token stop);

  QString title_;
  std::shared_ptr<Shared> shared_;
  std::jthread thread_;
  ErasedDone done_;
  std::uint64_t run_ = 0;
  bool running_ = false;
  Progress progress_;
  QElapsedTimer clock_;
};

}  // namespace semblance::ui
