// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/SoundTraining.h"
#include "lab/TrainingSounds.h"
#include "lab/TransferSystem.h"
#include "learning/losses/AudioLoss.h"

namespace semblance {

/// Training of one of the compared systems through its strategy: the sound of the output against that of the
/// target.
class TransferTraining : public SoundTraining {
 public:
  TransferTraining(const TransferConfig& config, std::shared_ptr<TransferSystem> system, AudioLoss loss,
                   TrainingSounds train, const TrainingSounds& valid, torch::Device device);

  Result<void> save(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& card) override;

 protected:
  torch::Tensor trainingLoss(std::uint64_t first, std::int64_t count) override;
  torch::Tensor validationLoss(std::int64_t first, std::int64_t count) override;
  torch::Tensor unprocessedLoss(std::int64_t first, std::int64_t count) override;

 private:
  torch::Tensor lossOf(const PairBatch& pairs);

  TransferConfig config_;
  std::shared_ptr<TransferSystem> system_;
  AudioLoss loss_;
  TrainingSounds train_;
  PairBatch valid_;
  torch::Device device_;
};

}  // namespace semblance
