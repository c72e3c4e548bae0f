// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "learning/ExamplePool.h"
#include "learning/SupervisedLoss.h"
#include "learning/TrainingTask.h"

namespace semblance {

/// A batch for one training step of a network of this shape: `count` random examples, augmented; of each
/// track a quarter of its frames where the network listens to moments, none otherwise.
ExampleBatch drawBatch(const ExamplePool& pool, std::int64_t count, const NetworkShape& shape,
                       torch::Generator generator);

/// Adds the gradients of the supervised loss of a whole batch to those of the network's parameters, part by
/// part, for the parts that are `rank` modulo `processes`. Returns their contribution to the batch's loss;
/// the sum over all processes is the loss of the batch. Each part draws its dropout from `seed` and its
/// number. A part whose loss is not finite adds no gradient.
double accumulateGradients(MatchNetwork& network, const ExampleBatch& batch, const BatchShare& share,
                           std::uint64_t seed, torch::Device device);

/// Loss of the network over all examples of a pool, without augmentation and dropout, and its terms (dB or
/// log likelihood, as in SupervisedLoss). Several processes share the work.
Result<ValidationLoss> validationLoss(MatchNetwork& network, const ExamplePool& pool, std::int64_t batch,
                                      torch::Device device, TrainingProcesses& processes);

}  // namespace semblance
