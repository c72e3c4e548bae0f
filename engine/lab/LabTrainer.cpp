// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabTrainer.h"

#include <cmath>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lab/ModelWeights.h"
#include "lab/ProxyTraining.h"
#include "lab/TransferTraining.h"
#include "lab/VaeTraining.h"
#include "learning/ConfigReader.h"
#include "learning/TrainingData.h"
#include "learning/TrainingRun.h"
#include "learning/TrainingStart.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kTransfer = "style-transfer";
constexpr const char* kProxy = "effect-proxy";
constexpr const char* kVae = "spectrogram-vae";

// What must be the same for a checkpoint to be gone on with.
std::string fingerprint(const LabConfig& config, const TrainRecordings& recordings, json own) {
  const TrainConfig& run = config.run;
  own["frames"] = config.frames;
  own["pairs"] = config.pairs;
  own["size"] = config.size == NetworkSize::Published;
  own["loss"] = config.loss;
  own["base_model"] = run.baseModel.stem().string();
  own["train"] = examplesDescription(run, recordings.train, DataPart::Training);
  own["valid"] = examplesDescription(run, recordings.valid, DataPart::Validation);
  own["steps"] = run.steps;
  own["steps_per_validation"] = run.stepsPerValidation;
  own["batch"] = {run.batch, run.batchParts};
  own["learning_rate"] = {run.learningRate, run.weightDecay};
  return own.dump();
}

/// Makes what is trained, once there is something to draw from.
using MakeTask = std::function<Result<std::unique_ptr<TrainingTask>>(const OpenedSounds&, torch::Device)>;

// How far the training got from doing nothing.
void describeGain(TrainReport& report) {
  const auto unprocessed = report.last.validTerms.find(kUnprocessedTerm);
  if (unprocessed == report.last.validTerms.end() || !(unprocessed->second > 0.0)) return;
  std::ostringstream text;
  text << std::fixed << std::setprecision(3)
       << "With nothing done to them the held-back examples have a loss of " << unprocessed->second
       << "; the model leaves " << std::setprecision(0)
       << 100.0 * report.last.bestValidLoss / unprocessed->second << " % of it.";
  report.notes.push_back(text.str());
}

// `frames`: what one example needs of a recording. `own`: what a checkpoint must agree with beside the lists.
Result<TrainReport> trained(const LabConfig& config, std::int64_t frames, const json& own,
                            const MakeTask& makeTask, const fs::path& output, bool resume,
                            const TrainControl& control) {
  const TrainConfig& run = config.run;
  const auto recordings = listedRecordings(run);
  if (!recordings) return tl::unexpected(recordings.error());
  const std::string configuration = fingerprint(config, *recordings, own);
  auto start = startTraining(run, output, resume, configuration, control.alone);
  if (!start) return tl::unexpected(start.error());
  const auto sounds =
      openSounds(config, frames, *recordings, start->processes.leads(), partOf(control, 0.0, 0.1));
  if (!sounds) return tl::unexpected(sounds.error());
  auto task = makeTask(*sounds, start->device);
  if (!task) return tl::unexpected(task.error());
  TrainingRun training(run, output, configuration, std::move(*task), start->processes);
  if (resume)
    if (auto restored = training.restore(); !restored) return tl::unexpected(restored.error());
  TrainControl steps = partOf(control, 0.1, 1.0);
  if (!start->processes.leads()) steps.onStatus = nullptr;
  auto report = training.run(steps);
  if (report) {
    describeRecordings(*report, sounds->trainClips, sounds->validClips, sounds->rejected);
    describeGain(*report);
  }
  return report;
}

// The base model may be of another strategy, as long as it has the same networks.
Result<void> startFromBase(const fs::path& path, TransferSystem& system) {
  if (path.empty()) return {};
  const auto base = loadTransferSystem(path);
  if (!base) return tl::unexpected(base.error());
  const std::string problem = takeWeights(weightsOf(*base->system), system);
  return problem.empty() ? Result<void>()
                         : fail("Cannot start from the model " + path.string() + ": " + problem + ".");
}

Result<std::unique_ptr<TrainingTask>> transferTask(const TransferConfig& config, const OpenedSounds& sounds,
                                                   torch::Device device) {
  auto loss = makeAudioLoss(config.loss, config.run.sampleRates.front());
  if (!loss) return tl::unexpected(loss.error());
  auto system = TransferSystem::make(config);
  if (!system) return tl::unexpected(system.error());
  if (auto begun = startFromBase(config.run.baseModel, **system); !begun)
    return tl::unexpected(begun.error());
  const double rate = (*system)->encoder().input().sampleRate;
  if (rate != static_cast<double>(config.run.sampleRates.front()))
    return fail("The encoder " + config.encoder + " listens at " + std::to_string(std::lround(rate)) +
                " Hz; set sample_rate to that.");
  return std::make_unique<TransferTraining>(config, *system, *loss, sounds.train, sounds.valid, device);
}

Result<TrainReport> trainTransfer(const fs::path& path, const fs::path& output, bool resume,
                                  const TrainControl& control) {
  const auto config = loadTransferConfig(path);
  if (!config) return tl::unexpected(config.error());
  const StrategyOptions& strategy = config->strategy;
  const json own{{"system", kTransfer},
                 {"strategy", {strategy.name, strategy.spsaStep, strategy.spsaDraws}},
                 {"encoder", config->encoder},
                 {"vae", {config->vae.string(), config->vaeTrainable}}};
  return trained(
      *config, 2 * config->frames, own,
      [&](const OpenedSounds& sounds, torch::Device device) { return transferTask(*config, sounds, device); },
      output, resume, control);
}

Result<TrainReport> trainProxy(const fs::path& path, const fs::path& output, bool resume,
                               const TrainControl& control) {
  const auto config = loadProxyConfig(path);
  if (!config) return tl::unexpected(config.error());
  const json own{{"system", kProxy}, {"effect", config->effect}};
  const auto task = [&](const OpenedSounds& sounds,
                        torch::Device device) -> Result<std::unique_ptr<TrainingTask>> {
    auto loss = makeAudioLoss(config->loss, config->run.sampleRates.front());
    if (!loss) return tl::unexpected(loss.error());
    torch::manual_seed(config->run.seed);
    return std::make_unique<ProxyTraining>(*config, newProxy(config->effect, config->size), *loss,
                                           sounds.train, sounds.valid, device);
  };
  return trained(*config, config->frames, own, task, output, resume, control);
}

Result<TrainReport> trainVae(const fs::path& path, const fs::path& output, bool resume,
                             const TrainControl& control) {
  const auto config = loadVaeConfig(path);
  if (!config) return tl::unexpected(config.error());
  const double rate = SpectrogramVaeShape::of(config->size).input.sampleRate;
  if (rate != static_cast<double>(config->run.sampleRates.front()))
    return fail("The autoencoder listens at " + std::to_string(std::lround(rate)) +
                " Hz; set sample_rate to that.");
  const json own{{"system", kVae},
                 {"beta", {config->betaLow, config->betaHigh, config->betaCycleSteps}},
                 {"effect_probability", config->effectProbability}};
  const auto task = [&](const OpenedSounds& sounds,
                        torch::Device device) -> Result<std::unique_ptr<TrainingTask>> {
    torch::manual_seed(config->run.seed);
    return std::make_unique<VaeTraining>(*config, newVae(config->size), sounds.train, sounds.valid, device);
  };
  return trained(*config, config->frames, own, task, output, resume, control);
}

}  // namespace

Result<std::string> requestedSystem(const fs::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  std::string system = "match";
  reader->read("system", system);
  return system;
}

const std::vector<std::string>& labSystems() {
  static const std::vector<std::string> names{kTransfer, kProxy, kVae};
  return names;
}

Result<TrainConfig> labTrainConfig(const fs::path& path) {
  const auto system = requestedSystem(path);
  if (!system) return tl::unexpected(system.error());
  if (*system == kTransfer) {
    auto config = loadTransferConfig(path);
    return config ? Result<TrainConfig>(config->run) : tl::unexpected(config.error());
  }
  if (*system == kProxy) {
    auto config = loadProxyConfig(path);
    return config ? Result<TrainConfig>(config->run) : tl::unexpected(config.error());
  }
  if (*system == kVae) {
    auto config = loadVaeConfig(path);
    return config ? Result<TrainConfig>(config->run) : tl::unexpected(config.error());
  }
  auto known = labSystems();
  known.insert(known.begin(), "match");
  return fail("Cannot use " + path.string() + ": " + unknownName("system", *system, known) + ".");
}

Result<TrainReport> trainLab(const fs::path& config, const fs::path& output, bool resume,
                             const TrainControl& control) {
  const auto system = requestedSystem(config);
  if (!system) return tl::unexpected(system.error());
  return guarded(output, [&] {
    if (*system == kVae) return trainVae(config, output, resume, control);
    return *system == kProxy ? trainProxy(config, output, resume, control)
                             : trainTransfer(config, output, resume, control);
  });
}

}  // namespace semblance
