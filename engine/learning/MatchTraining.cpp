// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/MatchTraining.h"

namespace semblance {

MatchTraining::MatchTraining(const TrainConfig& config, Model model, ExamplePool train, ExamplePool valid,
                             torch::Device device)
    : batch_(config.batch),
      seed_(config.seed),
      model_(std::move(model)),
      train_(std::move(train)),
      valid_(std::move(valid)),
      device_(device) {
  model_.network->to(device_);
}

std::vector<torch::Tensor> MatchTraining::parameters() const { return model_.network->parameters(); }

// Every process draws the whole batch, so that the draws do not depend on how many processes there are.
double MatchTraining::accumulateGradients(std::int64_t number, const BatchShare& share) {
  const auto stream = static_cast<std::uint64_t>(number);
  auto generator = torch::make_generator<at::CPUGeneratorImpl>(seed_ * 1000003u + stream);
  const ExampleBatch batch = drawBatch(train_, batch_, model_.shape, generator);
  model_.network->train();
  return semblance::accumulateGradients(model_.network, batch, share, seed_ * 7919u + stream, device_);
}

Result<ValidationLoss> MatchTraining::validate(TrainingProcesses& processes) {
  return validationLoss(model_.network, valid_, batch_, device_, processes);
}

Result<void> MatchTraining::save(const std::filesystem::path& path,
                                 const std::map<std::string, std::string>& card) {
  for (const auto& [key, text] : card) model_.card[key] = text;
  model_.card["chain"] = "equaliser, compressor";
  return saveModel(model_, path);
}

}  // namespace semblance
