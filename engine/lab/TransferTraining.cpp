// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TransferTraining.h"

namespace semblance {

using torch::Tensor;

TransferTraining::TransferTraining(const TransferConfig& config, std::shared_ptr<TransferSystem> system,
                                   AudioLoss loss, TrainingSounds train, const TrainingSounds& valid,
                                   torch::Device device)
    : SoundTraining(config, system),
      config_(config),
      system_(std::move(system)),
      loss_(std::move(loss)),
      train_(std::move(train)),
      valid_(valid.pairs(config.run.seed + 1, 0, config.run.validExamples)),
      device_(device) {
  system_->to(device_);
}

Tensor TransferTraining::lossOf(const PairBatch& pairs) {
  const PairBatch moved = pairs.to(device_);
  return loss_(system_->forward(moved.input, moved.reference).output, moved.target);
}

Tensor TransferTraining::trainingLoss(std::uint64_t first, std::int64_t count) {
  return lossOf(train_.pairs(run().seed, first, count));
}

Tensor TransferTraining::validationLoss(std::int64_t first, std::int64_t count) {
  return lossOf(valid_.rows(first, first + count));
}

Tensor TransferTraining::unprocessedLoss(std::int64_t first, std::int64_t count) {
  const PairBatch pairs = valid_.rows(first, first + count);
  return loss_(pairs.input, pairs.target);
}

Result<void> TransferTraining::save(const std::filesystem::path& path,
                                    const std::map<std::string, std::string>& card) {
  return saveTransferSystem(*system_, config_, card, path);
}

}  // namespace semblance
