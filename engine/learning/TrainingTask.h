// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/Result.h"
#include "learning/TrainingProcesses.h"

namespace semblance {

/// How a batch is divided among parts and processes. Parts are worked on apart, each with draws of its own;
/// a process works on the parts that are `rank` modulo `processes`.
struct BatchShare {
  std::int64_t parts = 1;
  int rank = 0;
  int processes = 1;
};

/// Loss over the held-back examples, and the terms that it is made of.
struct ValidationLoss {
  double total = 0.0;
  std::map<std::string, double> terms;
};

/// What TrainingRun trains: weights, the gradients of a step, the loss on held-back examples, and the file
/// that the result goes into. Everything about steps, schedule, checkpoints and processes is the run's.
class TrainingTask {
 public:
  virtual ~TrainingTask() = default;

  /// All weights that are trained, on the device of the training.
  virtual std::vector<torch::Tensor> parameters() const = 0;

  /// Adds the gradients of step `number` to those of the weights, for the parts that fall to this process.
  /// Returns their contribution to the loss of the batch; the sum over all processes is that loss. What is
  /// drawn depends on `number` alone, so that a resumed run draws what an unbroken one would have. A part
  /// whose loss is not finite adds no gradient.
  virtual double accumulateGradients(std::int64_t number, const BatchShare& share) = 0;

  /// Without augmentation and dropout; several processes share the work.
  virtual Result<ValidationLoss> validate(TrainingProcesses& processes) = 0;

  /// Writes the model with these entries added to its card.
  virtual Result<void> save(const std::filesystem::path& path,
                            const std::map<std::string, std::string>& card) = 0;
};

}  // namespace semblance
