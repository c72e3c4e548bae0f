// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Trainer.h"

#include <nlohmann/json.hpp>

#include "learning/MatchTraining.h"
#include "learning/TrainingData.h"
#include "learning/TrainingRun.h"
#include "learning/TrainingStart.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

Result<Model> startingModel(const TrainConfig& config) {
  if (!config.baseModel.empty()) return loadModel(config.baseModel);
  NetworkShape shape;
  shape.width = config.width;
  shape.hidden = config.hidden;
  shape.momentHeads = config.momentHeads;
  return newModel(shape, config.seed);
}

// What must be the same for a checkpoint to be gone on with.
std::string fingerprint(const TrainConfig& config, const TrainRecordings& recordings) {
  return nlohmann::json{
      {"examples", examplesDescription(config, recordings.train, DataPart::Training)},
      {"valid_examples", examplesDescription(config, recordings.valid, DataPart::Validation)},
      {"steps", config.steps},
      {"steps_per_validation", config.stepsPerValidation},
      {"batch", config.batch},
      {"batch_parts", config.batchParts},
      {"learning_rate", config.learningRate},
      {"weight_decay", config.weightDecay},
      {"width", config.width},
      {"hidden", config.hidden},
      {"moment_heads", config.momentHeads},
      {"base_model", config.baseModel.filename().string()}}
      .dump();
}

std::vector<RejectedClip> allRejected(const TrainingData& train, const TrainingData& valid) {
  std::vector<RejectedClip> rejected = train.rejected;
  rejected.insert(rejected.end(), valid.rejected.begin(), valid.rejected.end());
  return rejected;
}

Result<TrainReport> trained(const TrainConfig& config, const TrainRecordings& recordings,
                            const fs::path& output, bool resume, const TrainControl& control) {
  const std::string configuration = fingerprint(config, recordings);
  auto start = startTraining(config, output, resume, configuration, control.alone);
  if (!start) return tl::unexpected(start.error());
  TrainingProcesses& processes = start->processes;
  auto model = startingModel(config);
  const Result<void> outcome = model ? Result<void>() : Result<void>(tl::unexpected(model.error()));
  if (auto agreed = processes.agree(outcome); !agreed) return tl::unexpected(agreed.error());

  const double share = control.examplesShare;
  auto valid = makeTrainingData(config, recordings.valid, DataPart::Validation, processes,
                                partOf(control, 0.0, 0.1 * share));
  if (!valid) return tl::unexpected(valid.error());
  auto examples = makeTrainingData(config, recordings.train, DataPart::Training, processes,
                                   partOf(control, 0.1 * share, share));
  if (!examples) return tl::unexpected(examples.error());
  TrainingRun training(config, output, configuration,
                       std::make_unique<MatchTraining>(config, std::move(*model), std::move(examples->pool),
                                                       std::move(valid->pool), start->device),
                       processes);
  if (resume)
    if (auto restored = training.restore(); !restored) return tl::unexpected(restored.error());
  TrainControl steps = partOf(control, share, 1.0);
  if (!processes.leads()) steps.onStatus = nullptr;
  auto report = training.run(steps);
  if (report) describeRecordings(*report, examples->clips, valid->clips, allRejected(*examples, *valid));
  return report;
}

}  // namespace

Result<TrainSize> interruptedSize(const fs::path& output) {
  const auto saved = checkpointConfiguration(checkpointPath(output));
  if (!saved) return tl::unexpected(saved.error());
  try {
    const auto values = nlohmann::json::parse(*saved);
    const auto count = [&](const char* part) {
      return nlohmann::json::parse(values.at(part).get<std::string>()).at("count").get<std::int64_t>();
    };
    return TrainSize{count("examples"), count("valid_examples"), values.at("steps").get<std::int64_t>(),
                     values.at("steps_per_validation").get<std::int64_t>()};
  } catch (const nlohmann::json::exception&) {
    return fail("Cannot resume from " + checkpointPath(output).string() +
                ": it is damaged. Start without --resume.");
  }
}

Result<TrainReport> train(const TrainConfig& config, const fs::path& output, bool resume,
                          const TrainControl& control) {
  const auto recordings = listedRecordings(config);
  if (!recordings) return tl::unexpected(recordings.error());
  return train(config, *recordings, output, resume, control);
}

Result<TrainReport> train(const TrainConfig& config, const TrainRecordings& recordings,
                          const fs::path& output, bool resume, const TrainControl& control) {
  return guarded(output, [&] { return trained(config, recordings, output, resume, control); });
}

}  // namespace semblance
