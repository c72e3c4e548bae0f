// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/PairStream.h"
#include "lab/TransferSystem.h"
#include "learning/TrainingTask.h"
#include "learning/losses/AudioLoss.h"

namespace semblance {

/// Training of one of the compared systems through its strategy: the sound of the output against that of the
/// target, on examples that never repeat.
class TransferTraining : public TrainingTask {
 public:
  /// `valid` is a fixed set of examples. Both streams' libraries outlive the training.
  TransferTraining(const TransferConfig& config, std::shared_ptr<TransferSystem> system, AudioLoss loss,
                   PairStream train, PairBatch valid, torch::Device device);

  std::vector<torch::Tensor> parameters() const override;
  std::vector<torch::Tensor> buffers() const override { return system_->buffers(); }
  double accumulateGradients(std::int64_t number, const BatchShare& share) override;
  Result<ValidationLoss> validate(TrainingProcesses& processes) override;
  Result<void> save(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& card) override;

 private:
  TransferConfig config_;
  std::shared_ptr<TransferSystem> system_;
  AudioLoss loss_;
  PairStream train_;
  PairBatch valid_;
  torch::Device device_;
};

}  // namespace semblance
