// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <map>
#include <string>
#include <vector>

#include "learning/ExamplePool.h"
#include "learning/SupervisedLoss.h"
#include "learning/TrainingProcesses.h"

namespace semblance {

/// A batch for one training step: `count` random examples, of each track a quarter of its frames, augmented.
ExampleBatch drawBatch(const ExamplePool& pool, std::int64_t count, torch::Generator generator);

/// How a batch is divided among parts and processes.
struct BatchShare {
  std::int64_t parts = 1;
  int rank = 0;
  int processes = 1;
};

/// Adds the gradients of the supervised loss of a whole batch to those of the network's parameters, part by
/// part, for the parts that are `rank` modulo `processes`. Returns their contribution to the batch's loss;
/// the sum over all processes is the loss of the batch. Each part draws its dropout from `seed` and its
/// number. A part whose loss is not finite adds no gradient.
double accumulateGradients(MatchNetwork& network, const ExampleBatch& batch, const BatchShare& share,
                           std::uint64_t seed, torch::Device device);

/// Replaces gradients and loss by their sums over all processes.
Result<void> sumGradients(std::vector<torch::Tensor>& parameters, double& loss, TrainingProcesses& processes);

/// Loss of the network over all examples of a pool, without augmentation and dropout, and its terms (dB or
/// log likelihood, as in SupervisedLoss). Several processes share the work.
struct ValidationLoss {
  double total = 0.0;
  std::map<std::string, double> terms;
};
Result<ValidationLoss> validationLoss(MatchNetwork& network, const ExamplePool& pool, std::int64_t batch,
                                      torch::Device device, TrainingProcesses& processes);

}  // namespace semblance
