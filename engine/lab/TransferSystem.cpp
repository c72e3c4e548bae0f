// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TransferSystem.h"

#include <charconv>

#include "lab/LabChain.h"
#include "lab/ModelWeights.h"
#include "lab/VaeTraining.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace fs = std::filesystem;

constexpr const char* kFormat = "semblance-model";
constexpr const char* kVersion = "1";
constexpr const char* kArchitecture = "style-transfer";

std::string problemOf(const std::map<std::string, std::string>& card) {
  if (cardEntry(card, "format") != kFormat) return "it was not made by Semblance";
  if (cardEntry(card, "architecture") != kArchitecture)
    return "it is of the kind \"" + cardEntry(card, "architecture") + "\", not one of the compared systems";
  if (cardEntry(card, "version") != kVersion)
    return "it is of version " + cardEntry(card, "version") + ", which this program does not know";
  return {};
}

Result<TransferConfig> configOf(const std::map<std::string, std::string>& card) {
  TransferConfig config;
  config.strategy.name = cardEntry(card, "strategy");
  config.encoder = cardEntry(card, "encoder");
  config.size = sizeNamed(cardEntry(card, "size"));
  config.strategy.size = config.size;
  config.loss = cardEntry(card, "loss");
  const std::string rate = cardEntry(card, "sample_rate");
  int value = 0;
  std::from_chars(rate.data(), rate.data() + rate.size(), value);
  if (value < 8000 || value > 192000) return fail("its sample rate is damaged");
  config.run.sampleRates = {value};
  return config;
}

ControllerShape controllerOf(const TransferConfig& config, std::int64_t embedding, std::int64_t controls) {
  return config.encoder == kVaeEncoder ? ControllerShape::betaVae(embedding, controls)
                                       : ControllerShape::styleTransfer(embedding, controls);
}

// A trained autoencoder, listening only unless it is to be trained on.
Result<std::shared_ptr<Encoder>> trainedEncoder(const TransferConfig& config) {
  auto vae = loadVae(config.vae);
  if (!vae) return tl::unexpected(vae.error());
  if (vae->size != config.size)
    return fail("The autoencoder " + config.vae.string() + " has the size " + nameOf(vae->size) +
                "; set size to that.");
  auto encoder = std::make_shared<VaeEncoder>(vae->network);
  if (!config.vaeTrainable) encoder->freeze();
  return std::shared_ptr<Encoder>(std::move(encoder));
}

Result<std::shared_ptr<TransferSystem>> assembled(const TransferConfig& config,
                                                  Result<std::shared_ptr<Strategy>> strategy) {
  if (!strategy) return tl::unexpected(strategy.error());
  auto encoder = config.vae.empty() ? makeEncoder(config.encoder, config.size) : trainedEncoder(config);
  if (!encoder) return tl::unexpected(encoder.error());
  const ControllerShape shape = controllerOf(config, (*encoder)->embeddingSize(), (*strategy)->controls());
  return std::make_shared<TransferSystem>(*encoder, *strategy, shape);
}

}  // namespace

TransferSystem::TransferSystem(std::shared_ptr<Encoder> encoder, std::shared_ptr<Strategy> strategy,
                               const ControllerShape& controller)
    : encoder_(register_module("encoder", std::move(encoder))),
      strategy_(register_module("strategy", std::move(strategy))),
      controller_(register_module("controller", Controller(controller))) {
  if (strategy_->showsParameters()) controller_->startAt(torch::clamp(neutralPositions(), 0.02, 0.98));
}

Result<std::shared_ptr<TransferSystem>> TransferSystem::make(const TransferConfig& config) {
  torch::manual_seed(config.run.seed);
  return assembled(config, makeStrategy(config.strategy));
}

Tensor TransferSystem::listen(const Tensor& input, const Tensor& reference) {
  // Both in one batch, so that batch normalisation sees the same statistics for either.
  const Tensor both = encoder_->forward(torch::cat({input, reference}, 0));
  const auto halves = both.chunk(2, 0);
  return controller_->forward(halves[0], halves[1]);
}

TransferAnswer TransferSystem::forward(const Tensor& input, const Tensor& reference) {
  const Tensor positions = listen(input, reference);
  const double rate = encoder_->input().sampleRate;
  return {positions, is_training() ? strategy_->train(input, positions, rate)
                                   : strategy_->infer(input, positions, rate)};
}

Result<void> saveTransferSystem(TransferSystem& system, const TransferConfig& config,
                                std::map<std::string, std::string> card, const fs::path& path) {
  TensorFile file{weightsOf(system), std::move(card)};
  file.metadata["format"] = kFormat;
  file.metadata["version"] = kVersion;
  file.metadata["architecture"] = kArchitecture;
  file.metadata["strategy"] = config.strategy.name;
  file.metadata["encoder"] = config.encoder;
  file.metadata["size"] = nameOf(config.size);
  file.metadata["loss"] = config.loss;
  file.metadata["frames"] = std::to_string(config.frames);
  file.metadata["sample_rate"] = std::to_string(config.run.sampleRates.front());
  file.metadata["weights"] = std::to_string(trainableParameters(system));
  return saveTensors(file, path);
}

Result<LoadedTransferSystem> loadTransferSystem(const fs::path& path) {
  auto file = loadTensors(path);
  if (!file) return tl::unexpected(file.error());
  const auto refuse = [&](const std::string& why) {
    return fail("Cannot use the model " + path.string() + ": " + why + ".");
  };
  if (const std::string problem = problemOf(file->metadata); !problem.empty()) return refuse(problem);
  auto config = configOf(file->metadata);
  if (!config) return refuse(config.error().message);
  auto system = assembled(*config, blankStrategy(config->strategy));
  if (!system) return refuse(system.error().message);
  if (const std::string problem = takeWeights(file->tensors, **system); !problem.empty())
    return refuse(problem);
  (*system)->eval();
  return LoadedTransferSystem{std::move(*config), std::move(*system), std::move(file->metadata)};
}

}  // namespace semblance
