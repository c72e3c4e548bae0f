// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/VaeTraining.h"

#include "lab/LabChain.h"
#include "lab/ModelWeights.h"
#include "learning/Levels.h"
#include "learning/RandomDraws.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace {

using torch::Tensor;

constexpr const char* kArchitecture = "spectrogram-vae";

std::string problemOf(const VaeConfig& config) {
  if (config.loss != LabConfig().loss) return "the autoencoder has a loss of its own; leave the key loss out";
  if (!(config.betaLow >= 0.0) || !(config.betaHigh >= config.betaLow) || config.betaHigh > 1.0)
    return "beta_low and beta_high must lie between 0 and 1, in this order";
  if (config.betaCycleSteps < 1) return "beta_cycle_steps must be at least 1";
  if (!(config.effectProbability >= 0.0) || config.effectProbability > 1.0)
    return "effect_probability must lie between 0 and 1";
  return {};
}

VaeConfig withOwnLoss(VaeConfig config) {
  config.loss = "beta-vae";
  return config;
}

}  // namespace

Result<VaeConfig> loadVaeConfig(const std::filesystem::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  VaeConfig config;
  config.run.learningRate = 5e-4;
  reader->read("beta_low", config.betaLow);
  reader->read("beta_high", config.betaHigh);
  reader->read("beta_cycle_steps", config.betaCycleSteps);
  reader->read("effect_probability", config.effectProbability);
  if (auto common = readLabKeys(*reader, config); !common) return tl::unexpected(common.error());
  if (const std::string problem = problemOf(config); !problem.empty()) return reader->problem(problem);
  return config;
}

TrainedVae newVae(NetworkSize size) {
  return {size, std::make_shared<SpectrogramVae>(SpectrogramVaeShape::of(size)), {}};
}

Result<void> saveVae(const TrainedVae& vae, const std::filesystem::path& path) {
  TensorFile file{weightsOf(*vae.network), vae.card};
  file.metadata["format"] = "semblance-model";
  file.metadata["version"] = "1";
  file.metadata["architecture"] = kArchitecture;
  file.metadata["size"] = nameOf(vae.size);
  return saveTensors(file, path);
}

Result<TrainedVae> loadVae(const std::filesystem::path& path) {
  auto file = loadTensors(path);
  if (!file) return tl::unexpected(file.error());
  const auto refuse = [&](const std::string& why) {
    return fail("Cannot use " + path.string() + " as an autoencoder: " + why + ".");
  };
  if (cardEntry(file->metadata, "architecture") != kArchitecture)
    return refuse("it is something else; train one with \"system\": \"spectrogram-vae\"");
  TrainedVae vae = newVae(sizeNamed(cardEntry(file->metadata, "size")));
  if (const std::string problem = takeWeights(file->tensors, *vae.network); !problem.empty())
    return refuse(problem);
  vae.card = std::move(file->metadata);
  vae.network->eval();
  return vae;
}

VaeTraining::VaeTraining(const VaeConfig& config, TrainedVae vae, TrainingSounds train, TrainingSounds valid,
                         torch::Device device)
    : SoundTraining(withOwnLoss(config), vae.network),
      config_(config),
      vae_(std::move(vae)),
      beta_{config.betaLow, config.betaHigh, config.betaCycleSteps},
      train_(std::move(train)),
      valid_(std::move(valid)),
      device_(device) {
  vae_.network->to(device_);
}

Tensor VaeTraining::draw(const TrainingSounds& sounds, std::uint64_t seed, std::uint64_t first,
                         std::int64_t count) const {
  Tensor dry = torch::zeros({count, 1, config_.frames});
  Tensor positions = torch::zeros({count, kLabControls}, torch::kFloat64);
  for (std::int64_t row = 0; row < count; ++row) {
    RandomEngine random = randomEngine(seed, first + static_cast<std::uint64_t>(row));
    std::vector<float> samples = sounds.stretch(config_.frames, random);
    normalisePeak(samples);
    std::copy(samples.begin(), samples.end(), dry[row].data_ptr<float>());
    if (!drawChance(random, config_.effectProbability))
      positions[row] = neutralPositions();
    else
      for (std::int64_t i = 0; i < kLabControls; ++i) positions[row][i] = drawUniform(random, 0.0, 1.0);
  }
  const Tensor wet = exactChain(dry, positions, run().sampleRates.front(), trainThreads(config_.run));
  for (std::int64_t row = 0; row < count; ++row)
    normalisePeak({wet[row].data_ptr<float>(), static_cast<std::size_t>(config_.frames)});
  return wet.to(device_);
}

Tensor VaeTraining::trainingLoss(std::uint64_t first, std::int64_t count) {
  const std::int64_t step = static_cast<std::int64_t>(first) / run().batch;
  return betaVaeLoss(vae_.network->forward(draw(train_, run().seed, first, count)), beta_.at(step));
}

Tensor VaeTraining::validationLoss(std::int64_t first, std::int64_t count) {
  const Tensor sounds = draw(valid_, run().seed + 1, static_cast<std::uint64_t>(first), count);
  return betaVaeLoss(vae_.network->forward(sounds), config_.betaHigh);
}

Result<void> VaeTraining::save(const std::filesystem::path& path,
                               const std::map<std::string, std::string>& card) {
  vae_.card = card;
  vae_.card["sample_rate"] = std::to_string(run().sampleRates.front());
  return saveVae(vae_, path);
}

}  // namespace semblance
