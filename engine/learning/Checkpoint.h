// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "learning/AdamW.h"
#include "learning/Trainer.h"

namespace semblance {

/// Where a training stands, its weights and the optimiser's state aside. With these a resumed run tells the
/// same figures as an unbroken one.
struct TrainingState {
  std::int64_t step = 0;
  double bestLoss = 1e30;
  std::int64_t bestStep = 0;
  double lossSum = 0.0;  ///< of the steps since the last validation
  std::int64_t lossCount = 0;
  std::int64_t skippedSteps = 0;
  std::vector<TrainStatus> history;
};

/// `buffers`: what changes in training beside the optimiser's weights (running statistics).
/// `configuration` is what makes the run another one when it differs.
Result<void> saveCheckpoint(const std::filesystem::path& path, const AdamW& optimiser,
                            const std::vector<torch::Tensor>& buffers, const TrainingState& state,
                            const std::string& configuration);

/// Fills weights and buffers in place. Errors: missing, damaged, weights that are not finite, of another
/// configuration.
Result<TrainingState> loadCheckpoint(const std::filesystem::path& path, AdamW& optimiser,
                                     std::vector<torch::Tensor>& buffers, const std::string& configuration);

/// The configuration that a checkpoint was saved with. Errors: missing or damaged.
Result<std::string> checkpointConfiguration(const std::filesystem::path& path);

}  // namespace semblance
