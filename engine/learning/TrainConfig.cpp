// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainConfig.h"

#include <algorithm>
#include <thread>

#include "learning/ConfigReader.h"

namespace semblance {

namespace fs = std::filesystem;

std::string trainConfigProblem(const TrainConfig& config) {
  if (config.sampleRates.empty()) return "sample_rates is empty";
  for (const int rate : config.sampleRates)
    if (rate < 8000 || rate > 192000) return "a sample rate must lie between 8000 and 192000 Hz";
  if (config.examples < config.batch || config.batch < 1 ||
      config.steps < (config.baseModel.empty() ? 1 : 0) || config.validExamples < 1 ||
      config.stepsPerValidation < 1 || config.examplesAPiece < 1)
    return "examples, valid_examples, examples_a_piece, steps, steps_per_validation and batch must be "
           "positive (steps may be 0 with a base_model), and examples at least one batch";
  if (config.batchParts < 0 || config.batchParts > config.batch)
    return "batch_parts must lie between 0 and the batch";
  if (!(config.learningRate > 0.0) || !(config.weightDecay >= 0.0))
    return "learning_rate and weight_decay must be positive";
  if (config.width < 8 || config.width > 1024 || config.width % 8 != 0 || config.hidden < 8 ||
      config.hidden > 4096 || config.momentHeads < 0 || config.momentHeads > 64)
    return "width must be a multiple of 8 up to 1024, hidden between 8 and 4096, moment_heads up to 64";
  if (config.device != "auto" && config.device != "cpu" && config.device != "cuda")
    return "device must be auto, cpu or cuda";
  if (config.processTimeout < 1) return "process_timeout must be at least a second";
  return {};
}

int trainThreads(const TrainConfig& config) {
  return config.threads > 0 ? config.threads
                            : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

int stepThreads(const TrainConfig& config) {
  return config.stepThreads > 0 ? config.stepThreads : trainThreads(config);
}

void readCommonKeys(ConfigReader& reader, TrainConfig& config) {
  reader.read("root", config.root);
  reader.read("train_list", config.trainList);
  reader.read("further_lists", config.furtherLists);
  reader.read("valid_list", config.validList);
  reader.read("kind", config.kind);
  reader.read("data", config.data);
  reader.read("valid_examples", config.validExamples);
  reader.read("steps", config.steps);
  reader.read("steps_per_validation", config.stepsPerValidation);
  reader.read("batch", config.batch);
  reader.read("batch_parts", config.batchParts);
  reader.read("learning_rate", config.learningRate);
  reader.read("weight_decay", config.weightDecay);
  reader.read("seed", config.seed);
  reader.read("threads", config.threads);
  reader.read("step_threads", config.stepThreads);
  reader.read("device", config.device);
  reader.read("process_timeout", config.processTimeout);
  reader.read("base_model", config.baseModel);
}

Result<TrainConfig> loadTrainConfig(const fs::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  TrainConfig config;
  std::string system = "match";  // the others are trained elsewhere
  reader->read("system", system);
  readCommonKeys(*reader, config);
  reader->read("sample_rates", config.sampleRates);
  reader->read("examples", config.examples);
  reader->read("width", config.width);
  reader->read("hidden", config.hidden);
  reader->read("moment_heads", config.momentHeads);
  reader->read("examples_cache", config.examplesCache);
  reader->read("examples_a_piece", config.examplesAPiece);
  if (auto finished = reader->finish(); !finished) return tl::unexpected(finished.error());
  if (config.trainList.empty() || config.validList.empty())
    return reader->problem("train_list and valid_list are needed");
  if (const std::string problem = trainConfigProblem(config); !problem.empty())
    return reader->problem(problem);
  return config;
}

}  // namespace semblance
