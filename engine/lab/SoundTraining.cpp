// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/SoundTraining.h"

#include <algorithm>
#include <cmath>

namespace semblance {

using torch::Tensor;

SoundTraining::SoundTraining(const LabConfig& config, std::shared_ptr<torch::nn::Module> module)
    : run_(config.run), loss_(config.loss), module_(std::move(module)) {}

std::vector<Tensor> SoundTraining::parameters() const {
  std::vector<Tensor> trained;
  for (const Tensor& parameter : module_->parameters())
    if (parameter.requires_grad()) trained.push_back(parameter);
  return trained;
}

double SoundTraining::accumulateGradients(std::int64_t number, const BatchShare& share) {
  module_->train();
  double sum = 0.0;
  for (std::int64_t i = share.rank; i < share.parts; i += share.processes) {
    const std::int64_t begin = i * run_.batch / share.parts;
    const std::int64_t end = (i + 1) * run_.batch / share.parts;
    if (begin == end) continue;
    torch::manual_seed(run_.seed * 7919u + static_cast<std::uint64_t>(number) +
                       static_cast<std::uint64_t>(i) * 1000000007u);
    const Tensor loss = trainingLoss(static_cast<std::uint64_t>(number * run_.batch + begin), end - begin) *
                        (static_cast<double>(end - begin) / static_cast<double>(run_.batch));
    const double value = loss.item<double>();
    if (std::isfinite(value)) loss.backward();
    sum += value;
  }
  return sum;
}

Result<ValidationLoss> SoundTraining::validate(TrainingProcesses& processes) {
  torch::NoGradGuard untracked;
  module_->eval();
  const auto loss = meanOver(
      processes, [&](std::int64_t first, std::int64_t count) { return validationLoss(first, count); });
  if (!loss) return tl::unexpected(loss.error());
  if (!unprocessed_) {
    const auto measured = meanOver(
        processes, [&](std::int64_t first, std::int64_t count) { return unprocessedLoss(first, count); });
    if (!measured) return tl::unexpected(measured.error());
    unprocessed_ = *measured;
  }
  ValidationLoss result{**loss, {{loss_, **loss}}};
  if (unprocessed_) result.terms[kUnprocessedTerm] = *unprocessed_;
  return result;
}

Result<std::optional<double>> SoundTraining::meanOver(
    TrainingProcesses& processes, const std::function<Tensor(std::int64_t, std::int64_t)>& lossOf) const {
  const std::int64_t all = run_.validExamples;
  Tensor sum = torch::zeros({1}, torch::kFloat64);
  for (std::int64_t first = processes.rank() * run_.batch; first < all;
       first += processes.count() * run_.batch) {
    const std::int64_t count = std::min(run_.batch, all - first);
    const Tensor loss = lossOf(first, count);
    if (!loss.defined()) return std::optional<double>();
    sum += loss.item<double>() * (static_cast<double>(count) / static_cast<double>(all));
  }
  if (auto done = processes.sum(sum); !done) return tl::unexpected(done.error());
  return std::optional(sum.item<double>());
}

}  // namespace semblance
