// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/BatchWork.h"

#include <cmath>

#include "learning/BatchAugmentation.h"

namespace semblance {

namespace {

using torch::Tensor;

// A fraction of the cost of all of them, and rarely the same ones twice.
constexpr std::int64_t kMomentsDrawn = static_cast<std::int64_t>(kAlignedFrames) / 4;

}  // namespace

ExampleBatch drawBatch(const ExamplePool& pool, std::int64_t count, const NetworkShape& shape,
                       torch::Generator generator) {
  const Tensor rows = torch::randint(pool.size(), {count}, generator, torch::kInt64);
  const Tensor moments = torch::randperm(static_cast<std::int64_t>(kAlignedFrames), generator, torch::kInt64);
  const std::int64_t drawn = shape.momentHeads > 0 ? kMomentsDrawn : 0;
  return augmented(pool.batch(rows, moments.slice(0, 0, drawn)), generator);
}

double accumulateGradients(MatchNetwork& network, const ExampleBatch& batch, const BatchShare& share,
                           std::uint64_t seed, torch::Device device) {
  const ExampleBatch moved = batch.to(device);
  double sum = 0.0;
  for (std::int64_t i = share.rank; i < share.parts; i += share.processes) {
    const ExampleBatch part =
        moved.rows(i * batch.size() / share.parts, (i + 1) * batch.size() / share.parts);
    torch::manual_seed(seed + static_cast<std::uint64_t>(i) * 1000000007u);  // dropout
    // Every term is a mean over examples: weighted like this, the parts add up to the batch.
    const double weight = static_cast<double>(part.size()) / static_cast<double>(batch.size());
    const Tensor loss =
        weight * supervisedLoss(network->forward(part.input, part.reference, part.alignment), part).total();
    const double value = loss.item<double>();
    if (std::isfinite(value)) loss.backward();
    sum += value;
  }
  return sum;
}

Result<ValidationLoss> validationLoss(MatchNetwork& network, const ExamplePool& pool, std::int64_t batch,
                                      torch::Device device, TrainingProcesses& processes) {
  torch::NoGradGuard untracked;
  network->eval();
  Tensor sums = torch::zeros({5}, torch::kFloat64);
  for (std::int64_t first = processes.rank() * batch; first < pool.size();
       first += processes.count() * batch) {
    const ExampleBatch examples = pool.slice(first, first + batch).to(device);
    const SupervisedLoss loss =
        supervisedLoss(network->forward(examples.input, examples.reference, examples.alignment), examples);
    const double share = static_cast<double>(examples.size()) / static_cast<double>(pool.size());
    const auto value = [&](const Tensor& term) { return share * term.item<double>(); };
    sums += torch::tensor({value(loss.equaliser), value(loss.curve), value(loss.dynamics), value(loss.level),
                           value(loss.total())},
                          torch::kFloat64);
  }
  if (auto done = processes.sum(sums); !done) return tl::unexpected(done.error());
  const auto at = [&](std::int64_t i) { return sums[i].item<double>(); };
  return ValidationLoss{at(4),
                        {{"equaliser", at(0)}, {"curve", at(1)}, {"dynamics", at(2)}, {"level", at(3)}}};
}

}  // namespace semblance
