// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learning/BatchWork.h"
#include "learning/Model.h"
#include "learning/TrainConfig.h"
#include "learning/TrainingTask.h"

namespace semblance {

/// Training of the network behind `network` and `refine`: supervised by the treatments that made the
/// examples.
class MatchTraining : public TrainingTask {
 public:
  MatchTraining(const TrainConfig& config, Model model, ExamplePool train, ExamplePool valid,
                torch::Device device);

  std::vector<torch::Tensor> parameters() const override;
  double accumulateGradients(std::int64_t number, const BatchShare& share) override;
  Result<ValidationLoss> validate(TrainingProcesses& processes) override;
  Result<void> save(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& card) override;

 private:
  std::int64_t batch_;
  std::uint64_t seed_;
  Model model_;
  ExamplePool train_, valid_;
  torch::Device device_;
};

}  // namespace semblance
