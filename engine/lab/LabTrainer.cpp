// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabTrainer.h"

#include <cmath>
#include <nlohmann/json.hpp>

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
std::string fingerprint(const TrainConfig& run, const TrainRecordings& recordings, json own) {
  own["train"] = examplesDescription(run, recordings.train, DataPart::Training);
  own["valid"] = examplesDescription(run, recordings.valid, DataPart::Validation);
  own["steps"] = run.steps;
  own["steps_per_validation"] = run.stepsPerValidation;
  own["batch"] = {run.batch, run.batchParts};
  own["learning_rate"] = {run.learningRate, run.weightDecay};
  return own.dump();
}

// As published, but that pitch and tempo change as one most of the time: that costs a tenth.
PairOptions labPairs(const TransferConfig& config, DataPart part) {
  PairOptions options;
  options.halfFrames = config.frames;
  options.augment = part == DataPart::Training;
  options.pitchTempoProbability = 0.05;
  options.speedProbability = 0.45;
  options.balanceKinds = options.augment;
  options.gainBudget = GainBudget::Released;
  return options;
}

/// The recordings of a training at its rate.
struct Libraries {
  ClipLibrary train, valid;
};

Result<Libraries> openLibraries(const TrainConfig& run, std::int64_t frames,
                                const TrainRecordings& recordings, const TrainControl& control) {
  ClipLibrary::Options options;
  options.sampleRate = run.sampleRates.front();
  options.minimumSeconds = static_cast<double>(frames) / options.sampleRate;
  options.kind = run.kind;
  auto valid = ClipLibrary::fromClips(recordings.valid, options, subProgress(control.progress, 0.0, 0.2),
                                      control.stop);
  if (!valid) return tl::unexpected(valid.error());
  auto train = ClipLibrary::fromClips(recordings.train, options, subProgress(control.progress, 0.2, 1.0),
                                      control.stop);
  if (!train) return tl::unexpected(train.error());
  return Libraries{std::move(*train), std::move(*valid)};
}

std::vector<RejectedClip> allRejected(const Libraries& libraries) {
  std::vector<RejectedClip> rejected = libraries.train.rejected();
  const auto& others = libraries.valid.rejected();
  rejected.insert(rejected.end(), others.begin(), others.end());
  return rejected;
}

/// Makes what is trained, once the recordings are open.
using MakeTask = std::function<Result<std::unique_ptr<TrainingTask>>(const Libraries&, torch::Device)>;

// `frames`: what one example needs of a recording. `own`: what a checkpoint must agree with beside the lists.
Result<TrainReport> trained(const TrainConfig& run, std::int64_t frames, const json& own,
                            const MakeTask& makeTask, const fs::path& output, bool resume,
                            const TrainControl& control) {
  const auto recordings = listedRecordings(run);
  if (!recordings) return tl::unexpected(recordings.error());
  const std::string configuration = fingerprint(run, *recordings, own);
  auto start = startTraining(run, output, resume, configuration, control.alone);
  if (!start) return tl::unexpected(start.error());
  const auto libraries = openLibraries(run, frames, *recordings, partOf(control, 0.0, 0.1));
  if (!libraries) return tl::unexpected(libraries.error());
  auto task = makeTask(*libraries, start->device);
  if (!task) return tl::unexpected(task.error());
  TrainingRun training(run, output, configuration, std::move(*task), start->processes);
  if (resume)
    if (auto restored = training.restore(); !restored) return tl::unexpected(restored.error());
  TrainControl steps = partOf(control, 0.1, 1.0);
  if (!start->processes.leads()) steps.onStatus = nullptr;
  auto report = training.run(steps);
  if (report)
    describeRecordings(*report, libraries->train.size(), libraries->valid.size(), allRejected(*libraries));
  return report;
}

Result<std::unique_ptr<TrainingTask>> transferTask(const TransferConfig& config, const Libraries& libraries,
                                                   torch::Device device) {
  auto loss = makeAudioLoss(config.loss, config.run.sampleRates.front());
  if (!loss) return tl::unexpected(loss.error());
  auto system = TransferSystem::make(config);
  if (!system) return tl::unexpected(system.error());
  const double rate = (*system)->encoder().input().sampleRate;
  if (rate != static_cast<double>(config.run.sampleRates.front()))
    return fail("The encoder " + config.encoder + " listens at " + std::to_string(std::lround(rate)) +
                " Hz; set sample_rate to that.");
  const int threads = trainThreads(config.run);
  const PairStream valid(libraries.valid, labPairs(config, DataPart::Validation), threads);
  return std::make_unique<TransferTraining>(
      config, *system, *loss, PairStream(libraries.train, labPairs(config, DataPart::Training), threads),
      valid.draw(config.run.seed + 1, 0, config.run.validExamples), device);
}

Result<TrainReport> trainTransfer(const fs::path& path, const fs::path& output, bool resume,
                                  const TrainControl& control) {
  const auto config = loadTransferConfig(path);
  if (!config) return tl::unexpected(config.error());
  const StrategyOptions& strategy = config->strategy;
  const json own{{"system", kTransfer},
                 {"strategy", {strategy.name, strategy.spsaStep, strategy.spsaDraws}},
                 {"encoder", config->encoder},
                 {"vae", {config->vae.string(), config->vaeTrainable}},
                 {"size", config->size == NetworkSize::Published},
                 {"loss", config->loss},
                 {"frames", config->frames}};
  return trained(
      config->run, 2 * config->frames, own,
      [&](const Libraries& libraries, torch::Device device) {
        return transferTask(*config, libraries, device);
      },
      output, resume, control);
}

Result<TrainReport> trainProxy(const fs::path& path, const fs::path& output, bool resume,
                               const TrainControl& control) {
  const auto config = loadProxyConfig(path);
  if (!config) return tl::unexpected(config.error());
  const json own{{"system", kProxy},
                 {"effect", config->effect},
                 {"size", config->size == NetworkSize::Published},
                 {"loss", config->loss},
                 {"frames", config->frames}};
  const auto task = [&](const Libraries& libraries,
                        torch::Device device) -> Result<std::unique_ptr<TrainingTask>> {
    auto loss = makeAudioLoss(config->loss, config->run.sampleRates.front());
    if (!loss) return tl::unexpected(loss.error());
    torch::manual_seed(config->run.seed);
    return std::make_unique<ProxyTraining>(*config, newProxy(config->effect, config->size), *loss,
                                           libraries.train, libraries.valid, device);
  };
  return trained(config->run, config->frames, own, task, output, resume, control);
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
                 {"effect_probability", config->effectProbability},
                 {"size", config->size == NetworkSize::Published},
                 {"frames", config->frames}};
  const auto task = [&](const Libraries& libraries,
                        torch::Device device) -> Result<std::unique_ptr<TrainingTask>> {
    torch::manual_seed(config->run.seed);
    return std::make_unique<VaeTraining>(*config, newVae(config->size), libraries.train, libraries.valid,
                                         device);
  };
  return trained(config->run, config->frames, own, task, output, resume, control);
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
