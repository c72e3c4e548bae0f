// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "lab/LabConfig.h"
#include "learning/TrainingTask.h"

namespace semblance {

/// Loss of the validation's examples with nothing done to them.
inline constexpr const char* kUnprocessedTerm = "unprocessed";

/// Training by the loss between sounds, on examples that are made as they are needed and never repeat; those
/// of the validation are the first of a stream of their own.
/// The validation's terms are the loss, by its name, and kUnprocessedTerm where that is known.
class SoundTraining : public TrainingTask {
 public:
  /// `module`: what is trained; parameters that ask for no gradient are frozen.
  SoundTraining(const LabConfig& config, std::shared_ptr<torch::nn::Module> module);

  std::vector<torch::Tensor> parameters() const override;
  std::vector<torch::Tensor> buffers() const override { return module_->buffers(); }
  double accumulateGradients(std::int64_t number, const BatchShare& share) override;
  Result<ValidationLoss> validate(TrainingProcesses& processes) override;

 protected:
  /// Mean loss of the examples `first` to `first` + `count` of the training's or the validation's stream.
  virtual torch::Tensor trainingLoss(std::uint64_t first, std::int64_t count) = 0;
  virtual torch::Tensor validationLoss(std::int64_t first, std::int64_t count) = 0;
  /// Of the validation's examples with nothing done to them: what learning is measured against. An undefined
  /// tensor where the loss compares no sounds.
  virtual torch::Tensor unprocessedLoss(std::int64_t first, std::int64_t count) = 0;

  const TrainConfig& run() const { return run_; }

 private:
  /// Mean of a loss over the validation's examples, batch by batch; several processes share the work. None
  /// where the loss is undefined.
  Result<std::optional<double>> meanOver(
      TrainingProcesses& processes,
      const std::function<torch::Tensor(std::int64_t, std::int64_t)>& lossOf) const;

  TrainConfig run_;
  std::string loss_;
  std::shared_ptr<torch::nn::Module> module_;
  std::optional<double> unprocessed_;
};

}  // namespace semblance
