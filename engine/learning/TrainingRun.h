// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "learning/AdamW.h"
#include "learning/Checkpoint.h"
#include "learning/TrainingTask.h"

namespace semblance {

/// The training loop, whatever is trained: steps, validations, the best model and the checkpoint on disk. In
/// several processes all go through the same steps and take the same decisions; the leader writes.
class TrainingRun {
 public:
  /// `configuration`: text that a checkpoint must agree with to be resumed.
  TrainingRun(const TrainConfig& config, std::filesystem::path output, std::string configuration,
              std::unique_ptr<TrainingTask> task, TrainingProcesses processes);

  /// Goes on from the checkpoint. Errors: those of loadCheckpoint().
  Result<void> restore();

  /// The report says nothing of the recordings. Errors: as of train().
  Result<TrainReport> run(const TrainControl& control);

 private:
  Result<std::optional<double>> step();
  Result<void> validateAndSave(const TrainControl& control);
  Result<void> saveBest(const ValidationLoss& loss);
  Result<void> writeCheckpoint();
  Result<void> shareState();
  double learningRate() const;
  double secondsLeft() const;
  std::map<std::string, std::string> card(const ValidationLoss& loss) const;
  Result<TrainReport> finish();

  TrainConfig config_;
  std::filesystem::path output_;
  std::string configuration_;
  std::unique_ptr<TrainingTask> task_;
  TrainingProcesses processes_;
  std::vector<torch::Tensor> parameters_;
  AdamW optimiser_;
  TrainingState state_;
  std::int64_t firstStep_ = 0;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace semblance
