// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TransferTraining.h"

#include <cmath>

namespace semblance {

using torch::Tensor;

TransferTraining::TransferTraining(const TransferConfig& config, std::shared_ptr<TransferSystem> system,
                                   AudioLoss loss, PairStream train, PairBatch valid, torch::Device device)
    : config_(config),
      system_(std::move(system)),
      loss_(std::move(loss)),
      train_(std::move(train)),
      valid_(std::move(valid)),
      device_(device) {
  system_->to(device_);
}

std::vector<Tensor> TransferTraining::parameters() const {
  std::vector<Tensor> trained;
  for (const Tensor& parameter : system_->parameters())
    if (parameter.requires_grad()) trained.push_back(parameter);
  return trained;
}

double TransferTraining::accumulateGradients(std::int64_t number, const BatchShare& share) {
  system_->train();
  const std::int64_t batch = config_.run.batch;
  const auto first = static_cast<std::uint64_t>(number * batch);
  double sum = 0.0;
  for (std::int64_t i = share.rank; i < share.parts; i += share.processes) {
    const std::int64_t begin = i * batch / share.parts;
    const std::int64_t end = (i + 1) * batch / share.parts;
    if (begin == end) continue;
    const PairBatch part =
        train_.draw(config_.run.seed, first + static_cast<std::uint64_t>(begin), end - begin).to(device_);
    torch::manual_seed(config_.run.seed * 7919u + static_cast<std::uint64_t>(number) +
                       static_cast<std::uint64_t>(i) * 1000000007u);
    const TransferAnswer answer = system_->forward(part.input, part.reference);
    const Tensor loss =
        loss_(answer.output, part.target) * (static_cast<double>(end - begin) / static_cast<double>(batch));
    const double value = loss.item<double>();
    if (std::isfinite(value)) loss.backward();
    sum += value;
  }
  return sum;
}

Result<ValidationLoss> TransferTraining::validate(TrainingProcesses& processes) {
  torch::NoGradGuard untracked;
  system_->eval();
  const std::int64_t batch = config_.run.batch;
  Tensor sum = torch::zeros({1}, torch::kFloat64);
  for (std::int64_t first = processes.rank() * batch; first < valid_.size();
       first += processes.count() * batch) {
    const PairBatch part = valid_.rows(first, std::min(first + batch, valid_.size())).to(device_);
    const TransferAnswer answer = system_->forward(part.input, part.reference);
    sum += loss_(answer.output, part.target).item<double>() *
           (static_cast<double>(part.size()) / static_cast<double>(valid_.size()));
  }
  if (auto done = processes.sum(sum); !done) return tl::unexpected(done.error());
  return ValidationLoss{sum.item<double>(), {{config_.loss, sum.item<double>()}}};
}

Result<void> TransferTraining::save(const std::filesystem::path& path,
                                    const std::map<std::string, std::string>& card) {
  return saveTransferSystem(*system_, config_, card, path);
}

}  // namespace semblance
