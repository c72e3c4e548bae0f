// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Trainer.h"

#include <ATen/Parallel.h>

#include <nlohmann/json.hpp>

#include "learning/MatchTraining.h"
#include "learning/TrainingData.h"
#include "learning/TrainingRun.h"

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

// A checkpoint that does not fit is found before the examples are made.
Result<void> checkResumable(const fs::path& output, const std::string& configuration) {
  const auto saved = checkpointConfiguration(checkpointPath(output));
  if (!saved) return tl::unexpected(saved.error());
  if (*saved != configuration)
    return fail("Cannot resume from " + checkpointPath(output).string() +
                ": it belongs to another configuration or other recordings. Start without --resume.");
  return {};
}

Result<TrainRecordings> listedRecordings(const TrainConfig& config) {
  auto train = readClipList(config.trainList, config.root);
  if (!train) return tl::unexpected(train.error());
  for (const fs::path& list : config.furtherLists) {
    auto further = readClipList(list, list.parent_path());
    if (!further) return tl::unexpected(further.error());
    train->insert(train->end(), further->begin(), further->end());
  }
  auto valid = readClipList(config.validList, config.root);
  if (!valid) return tl::unexpected(valid.error());
  return TrainRecordings{std::move(*train), std::move(*valid)};
}

TrainControl part(const TrainControl& control, double begin, double end) {
  TrainControl within = control;
  within.progress = subProgress(control.progress, begin, end);
  return within;
}

Result<Model> prepare(const TrainConfig& config, const fs::path& output, bool resume,
                      const std::string& configuration, bool leads) {
  if (const std::string problem = trainConfigProblem(config); !problem.empty())
    return fail("Cannot train " + output.string() + ": " + problem + ".");
  if (resume && leads)
    if (auto checked = checkResumable(output, configuration); !checked)
      return tl::unexpected(checked.error());
  return startingModel(config);
}

// What became of the recordings.
void describeRecordings(TrainReport& report, const TrainingData& train, const TrainingData& valid) {
  report.trainClips = train.clips;
  report.validClips = valid.clips;
  report.rejected = train.rejected;
  report.rejected.insert(report.rejected.end(), valid.rejected.begin(), valid.rejected.end());
  if (!report.rejected.empty())
    report.notes.push_back(std::to_string(report.rejected.size()) +
                           " recordings could not be used; the first: " +
                           report.rejected.front().path.string() + ": " + report.rejected.front().reason);
}

Result<TrainReport> trained(const TrainConfig& config, const TrainRecordings& recordings,
                            const fs::path& output, bool resume, const TrainControl& control) {
  at::set_num_threads(stepThreads(config));
  const auto device = trainDevice(config.device);
  if (!device) return tl::unexpected(device.error());
  auto processes = control.alone
                       ? Result<TrainingProcesses>(TrainingProcesses())
                       : TrainingProcesses::join(*device, std::chrono::seconds(config.processTimeout));
  if (!processes) return tl::unexpected(processes.error());
  const std::string configuration = fingerprint(config, recordings);
  auto model = prepare(config, output, resume, configuration, processes->leads());
  const Result<void> outcome = model ? Result<void>() : Result<void>(tl::unexpected(model.error()));
  if (auto agreed = processes->agree(outcome); !agreed) return tl::unexpected(agreed.error());

  const double share = control.examplesShare;
  auto valid = makeTrainingData(config, recordings.valid, DataPart::Validation, *processes,
                                part(control, 0.0, 0.1 * share));
  if (!valid) return tl::unexpected(valid.error());
  auto examples = makeTrainingData(config, recordings.train, DataPart::Training, *processes,
                                   part(control, 0.1 * share, share));
  if (!examples) return tl::unexpected(examples.error());
  TrainingRun training(config, output, configuration,
                       std::make_unique<MatchTraining>(config, std::move(*model), std::move(examples->pool),
                                                       std::move(valid->pool), *device),
                       *processes);
  if (resume)
    if (auto restored = training.restore(); !restored) return tl::unexpected(restored.error());
  TrainControl steps = part(control, share, 1.0);
  if (!processes->leads()) steps.onStatus = nullptr;
  auto report = training.run(steps);
  if (report) describeRecordings(*report, *examples, *valid);
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
  try {
    return trained(config, recordings, output, resume, control);
  } catch (const std::exception& error) {  // LibTorch throws, when memory runs out for one
    const std::string text = error.what();
    return fail("Training " + output.string() + " stopped: " + text.substr(0, text.find('\n')) +
                ". A smaller batch or fewer examples need less memory.");
  }
}

}  // namespace semblance
