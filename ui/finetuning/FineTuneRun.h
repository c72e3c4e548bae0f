// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "finetuning/FineTune.h"
#include "jobs/BackgroundJob.h"
#include "plots/LossPlot.h"

namespace semblance::ui {

/// The work of fine-tuning in the background, and how far it is. All functions belong to the window's thread.
class FineTuneRun : public QObject {
  Q_OBJECT

 public:
  explicit FineTuneRun(QObject* parent = nullptr);
  ~FineTuneRun() override;  ///< stops it; the checkpoint stays

  void start(const FineTunePlan& plan, bool resume);
  void setPaused(bool paused);
  /// It ends soon with finished(), a checkpoint left where training had begun.
  void stop();

  bool running() const { return job_.running(); }
  bool paused() const { return paused_; }
  bool stopping() const { return stopping_; }
  const FineTuneStatus& status() const { return status_; }
  const std::vector<LossPoint>& losses() const { return losses_; }
  std::int64_t step() const { return step_; }  ///< of the last validation
  std::int64_t steps() const { return steps_; }
  const Result<FineTuneReport>& result() const { return result_; }  ///< of the last run

 Q_SIGNALS:
  void changed();    ///< status, paused, stopping
  void validated();  ///< losses
  void finished();   ///< result()

 private:
  struct Mailbox;
  void collect();

  BackgroundJob job_;
  std::shared_ptr<Mailbox> mailbox_;
  FineTuneStatus status_;
  Result<FineTuneReport> result_ = failCancelled();
  std::vector<LossPoint> losses_;
  std::int64_t step_ = 0;
  std::int64_t steps_ = 0;
  bool paused_ = false;
  bool stopping_ = false;
};

}  // namespace semblance::ui
