// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainConfig.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/AtomicFile.h"

namespace semblance {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Takes known keys out of a JSON object; what is left over at the end is an error that lists them.
class ConfigReader {
 public:
  ConfigReader(json values, fs::path folder) : values_(std::move(values)), folder_(std::move(folder)) {}

  template <typename T>
  void read(const char* key, T& into) {
    known_.push_back(key);
    const auto entry = values_.find(key);
    if (entry == values_.end()) return;
    into = entry->get<T>();
    values_.erase(entry);
  }

  void read(const char* key, fs::path& into) {
    std::string text;
    read(key, text);
    if (!text.empty()) into = placed(text);
  }

  void read(const char* key, std::vector<fs::path>& into) {
    std::vector<std::string> texts;
    read(key, texts);
    for (const std::string& text : texts) into.push_back(placed(text));
  }

  std::string surplus() const { return values_.empty() ? std::string() : values_.items().begin().key(); }
  std::string knownKeys() const {
    std::string list;
    for (const std::string& key : known_) list += (list.empty() ? "" : ", ") + key;
    return list;
  }

 private:
  fs::path placed(const std::string& text) const {
    return fs::path(text).is_absolute() ? fs::path(text) : folder_ / text;
  }

  json values_;
  fs::path folder_;
  std::vector<std::string> known_;
};

}  // namespace

std::string trainConfigProblem(const TrainConfig& config) {
  if (config.sampleRates.empty()) return "sample_rates is empty";
  for (const int rate : config.sampleRates)
    if (rate < 8000 || rate > 192000) return "a sample rate must lie between 8000 and 192000 Hz";
  if (config.examples < config.batch || config.batch < 1 || config.steps < 1 || config.validExamples < 1 ||
      config.stepsPerValidation < 1 || config.examplesAPiece < 1)
    return "examples, valid_examples, examples_a_piece, steps, steps_per_validation and batch must be "
           "positive, and examples at least one batch";
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

Result<TrainConfig> loadTrainConfig(const fs::path& path) {
  auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  const json values = json::parse(*text, nullptr, false);
  if (!values.is_object())
    return fail("Cannot use " + path.string() + " as a training configuration: it is not a JSON object.");
  TrainConfig config;
  ConfigReader reader(values, path.has_parent_path() ? path.parent_path() : fs::path("."));
  try {
    reader.read("root", config.root);
    reader.read("train_list", config.trainList);
    reader.read("further_lists", config.furtherLists);
    reader.read("valid_list", config.validList);
    reader.read("kind", config.kind);
    reader.read("data", config.data);
    reader.read("sample_rates", config.sampleRates);
    reader.read("examples", config.examples);
    reader.read("valid_examples", config.validExamples);
    reader.read("steps", config.steps);
    reader.read("steps_per_validation", config.stepsPerValidation);
    reader.read("batch", config.batch);
    reader.read("batch_parts", config.batchParts);
    reader.read("learning_rate", config.learningRate);
    reader.read("weight_decay", config.weightDecay);
    reader.read("width", config.width);
    reader.read("hidden", config.hidden);
    reader.read("moment_heads", config.momentHeads);
    reader.read("seed", config.seed);
    reader.read("threads", config.threads);
    reader.read("step_threads", config.stepThreads);
    reader.read("device", config.device);
    reader.read("process_timeout", config.processTimeout);
    reader.read("examples_cache", config.examplesCache);
    reader.read("examples_a_piece", config.examplesAPiece);
    reader.read("base_model", config.baseModel);
  } catch (const json::exception&) {
    return fail("Cannot use " + path.string() + ": a value has the wrong type. The keys are " +
                reader.knownKeys() + ".");
  }
  if (const std::string key = reader.surplus(); !key.empty())
    return fail("Cannot use " + path.string() + ": the key " + key + " is unknown. The keys are " +
                reader.knownKeys() + ".");
  if (config.trainList.empty() || config.validList.empty())
    return fail("Cannot use " + path.string() + ": train_list and valid_list are needed.");
  if (const std::string problem = trainConfigProblem(config); !problem.empty())
    return fail("Cannot use " + path.string() + ": " + problem + ".");
  return config;
}

}  // namespace semblance
