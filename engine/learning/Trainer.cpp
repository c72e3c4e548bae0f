// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <thread>

#include "learning/AdamW.h"
#include "learning/BatchAugmentation.h"
#include "learning/ExamplePool.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"
#include "learning/SupervisedLoss.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kStepsPerValidation = 200;
constexpr std::int64_t kMostBadSteps = 20;  // in a row, before training gives up
constexpr double kWarmUpSteps = 200.0;

PairOptions pairOptions(int sampleRate, bool training) {
  PairOptions options;
  options.halfFrames = sampleRate <= 24000 ? 131072 : 131072 * std::int64_t{(sampleRate + 12000) / 24000};
  options.augment = training;
  if (training) {
    options.pitchTempoProbability = 0.05;  // costs ten times the rest of an example; a change of speed serves as well
    options.speedProbability = 0.5;
    options.mixProbability = 0.1;
    options.bandLimitProbability = 0.05;
    options.roomFilterProbability = 0.3;
    options.identityProbability = 0.03;
  }
  return options;
}

// Recordings at each rate and a pair generator on each.
struct Source {
  std::vector<ClipLibrary> libraries;
  std::vector<PairGenerator> generators;
  std::size_t clips() const { return libraries.front().size(); }
  std::vector<const PairGenerator*> pointers() const {
    std::vector<const PairGenerator*> list;
    for (const PairGenerator& generator : generators) list.push_back(&generator);
    return list;
  }
};

Result<Source> openSource(const TrainConfig& config, const fs::path& list, bool training,
                          const ProgressCallback& progress, const std::stop_token& stop) {
  Source source;
  for (const int rate : config.sampleRates) {
    const PairOptions options = pairOptions(rate, training);
    ClipLibrary::Options wanted;
    wanted.sampleRate = rate;
    wanted.minimumSeconds = 2.0 * static_cast<double>(options.halfFrames) / rate;
    wanted.kind = config.kind;
    auto library = ClipLibrary::fromList(list, config.root, wanted, progress, stop);
    if (!library) return tl::unexpected(library.error());
    source.libraries.push_back(std::move(*library));
  }
  for (std::size_t i = 0; i < source.libraries.size(); ++i)
    source.generators.emplace_back(source.libraries[i], pairOptions(config.sampleRates[i], training));
  return source;
}

int threadCount(const TrainConfig& config) {
  return config.threads > 0 ? config.threads
                            : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

// What the examples depend on; recognises a cache made for something else.
std::string examplesDescription(const TrainConfig& config, bool training) {
  return nlohmann::json{{"list", (training ? config.trainList : config.validList).filename().string()},
                        {"kind", config.kind},
                        {"sample_rates", config.sampleRates},
                        {"count", training ? config.examples : config.validExamples},
                        {"seed", config.seed}}
      .dump();
}

struct Examples {
  ExamplePool pool;
  std::size_t clips = 0;
};

Result<Examples> makeExamples(const TrainConfig& config, bool training, const ProgressCallback& progress,
                              std::stop_token stop) {
  const std::string description = examplesDescription(config, training);
  const fs::path cache = config.examplesCache.empty()
                             ? fs::path()
                             : config.examplesCache / (training ? "train.examples" : "valid.examples");
  if (std::error_code ignored; !cache.empty() && fs::exists(cache, ignored)) {
    auto pool = ExamplePool::load(cache, description);
    if (!pool) return tl::unexpected(pool.error());
    return Examples{std::move(*pool), 0};
  }
  auto source = openSource(config, training ? config.trainList : config.validList, training,
                           subProgress(progress, 0.0, 0.1), stop);
  if (!source) return tl::unexpected(source.error());
  // Validation pairs come from another stream of draws and are never augmented.
  auto pool = ExamplePool::generate(source->pointers(), training ? config.seed : config.seed + 1,
                                    training ? config.examples : config.validExamples, threadCount(config),
                                    subProgress(progress, 0.1, 1.0), stop);
  if (!pool) return tl::unexpected(pool.error());
  if (!cache.empty()) {
    std::error_code ignored;
    fs::create_directories(config.examplesCache, ignored);
    if (auto saved = pool->save(cache, description); !saved) return tl::unexpected(saved.error());
  }
  return Examples{std::move(*pool), source->clips()};
}

class Training {
 public:
  Training(const TrainConfig& config, fs::path output, Model model, Examples train, Examples valid)
      : config_(config),
        output_(std::move(output)),
        model_(std::move(model)),
        train_(std::move(train)),
        valid_(std::move(valid)),
        optimiser_(model_.network->parameters(), {config.weightDecay, 4.0, 0.999}) {}

  Result<void> restore() {
    auto file = loadTensors(checkpointPath());
    if (!file) return tl::unexpected(file.error());
    if (file->metadata["configuration"] != fingerprint() || !optimiser_.restore(file->tensors))
      return fail("Cannot resume from " + checkpointPath().string() +
                  ": it belongs to another configuration. Start without --resume.");
    step_ = std::stoll(file->metadata["step"]);
    best_ = std::stod(file->metadata["best"]);
    return {};
  }

  Result<TrainReport> run(const TrainCallback& onStatus, const ProgressCallback& progress,
                          std::stop_token stop) {
    const auto started = Clock::now();
    const std::int64_t firstStep = step_;
    double lossSum = 0.0;
    std::int64_t lossCount = 0;
    std::int64_t badInARow = 0;
    while (step_ < config_.steps) {
      if (stop.stop_requested()) {
        if (auto saved = saveCheckpoint(); !saved) return tl::unexpected(saved.error());
        return failCancelled();
      }
      const auto loss = trainStep();
      ++step_;
      badInARow = loss ? 0 : badInARow + 1;
      report_.skippedSteps += loss ? 0 : 1;
      if (loss) lossSum += *loss, ++lossCount;
      if (badInARow >= kMostBadSteps)
        return fail("Training stopped at step " + std::to_string(step_) +
                    ": the loss is not finite any more. The best model so far is in " + output_.string() +
                    ". Try a smaller learning_rate.");
      report(progress, static_cast<double>(step_) / static_cast<double>(config_.steps), "Training");
      if (step_ % kStepsPerValidation != 0 && step_ != config_.steps) continue;

      const double elapsed = std::chrono::duration<double>(Clock::now() - started).count();
      report_.last.secondsLeft =
          elapsed / static_cast<double>(step_ - firstStep) * static_cast<double>(config_.steps - step_);
      report_.last.trainLoss = lossSum / static_cast<double>(std::max<std::int64_t>(1, lossCount));
      lossSum = 0.0;
      lossCount = 0;
      if (auto done = validateAndSave(); !done) return tl::unexpected(done.error());
      if (onStatus) onStatus(report_.last);
    }
    std::error_code ignored;
    fs::remove(checkpointPath(), ignored);
    report_.trainClips = train_.clips;
    report_.validClips = valid_.clips;
    return report_;
  }

 private:
  fs::path checkpointPath() const { return output_.string() + ".checkpoint"; }

  std::string fingerprint() const {
    return examplesDescription(config_, true) +
           nlohmann::json{
               {"steps", config_.steps}, {"batch", config_.batch},   {"learning_rate", config_.learningRate},
               {"width", config_.width}, {"hidden", config_.hidden}, {"weight_decay", config_.weightDecay}}
               .dump();
  }

  double learningRate() const {
    const double warm = std::min(1.0, static_cast<double>(step_ + 1) / kWarmUpSteps);
    const double way = static_cast<double>(step_) / static_cast<double>(config_.steps);
    return config_.learningRate * warm * (0.02 + 0.98 * 0.5 * (1.0 + std::cos(std::numbers::pi * way)));
  }

  // Every step draws from a generator of its own, so that a resumed run draws what an unbroken one would
  // have.
  std::optional<double> trainStep() {
    auto generator = torch::make_generator<at::CPUGeneratorImpl>(config_.seed * 1000003u +
                                                                 static_cast<std::uint64_t>(step_));
    const torch::Tensor rows = torch::randint(train_.pool.size(), {config_.batch}, generator, torch::kInt64);
    torch::manual_seed(config_.seed * 7919u + static_cast<std::uint64_t>(step_));  // dropout
    const ExampleBatch examples = augmented(train_.pool.batch(rows), generator);
    model_.network->train();
    for (torch::Tensor parameter : model_.network->parameters())
      if (parameter.grad().defined()) parameter.mutable_grad().zero_();
    const torch::Tensor total =
        supervisedLoss(model_.network->forward(examples.input, examples.reference), examples).total();
    const double value = total.item<double>();
    if (!std::isfinite(value)) return {};
    total.backward();
    if (!optimiser_.step(learningRate())) return {};
    return value;
  }

  void validate() {
    torch::NoGradGuard untracked;
    model_.network->eval();
    std::map<std::string, double> sums;
    double total = 0.0;
    for (std::int64_t first = 0; first < valid_.pool.size(); first += config_.batch) {
      const ExampleBatch examples = valid_.pool.slice(first, first + config_.batch);
      const SupervisedLoss loss =
          supervisedLoss(model_.network->forward(examples.input, examples.reference), examples);
      const double share = static_cast<double>(examples.size()) / static_cast<double>(valid_.pool.size());
      sums["equaliser"] += share * loss.equaliser.item<double>();
      sums["curve"] += share * loss.curve.item<double>();
      sums["dynamics"] += share * loss.dynamics.item<double>();
      sums["level"] += share * loss.level.item<double>();
      total += share * loss.total().item<double>();
    }
    report_.last.validTerms = sums;
    report_.last.validLoss = total;
  }

  Result<void> validateAndSave() {
    report_.last.step = step_;
    report_.last.steps = config_.steps;
    optimiser_.swapAverage();
    validate();
    Result<void> saved;
    if (report_.last.validLoss < best_) {
      best_ = report_.last.validLoss;
      writeCard();
      saved = saveModel(model_, output_);
    }
    optimiser_.swapAverage();
    report_.last.bestValidLoss = best_;
    if (!saved) return saved;
    return saveCheckpoint();
  }

  void writeCard() {
    model_.card["name"] = output_.stem().string();
    model_.card["data"] = config_.data;
    model_.card["sample_rates"] = nlohmann::json(config_.sampleRates).dump();
    model_.card["chain"] = "equaliser, compressor";
    model_.card["examples"] = std::to_string(config_.examples);
    model_.card["step"] = std::to_string(step_);
    model_.card["steps"] = std::to_string(config_.steps);
    model_.card["batch"] = std::to_string(config_.batch);
    model_.card["seed"] = std::to_string(config_.seed);
    model_.card["base_model"] = config_.baseModel.stem().string();
    model_.card["validation"] = nlohmann::json(report_.last.validTerms).dump();
    model_.card["validation_loss"] = std::to_string(report_.last.validLoss);
  }

  Result<void> saveCheckpoint() const {
    return saveTensors({optimiser_.state(),
                        {{"configuration", fingerprint()},
                         {"step", std::to_string(step_)},
                         {"best", std::to_string(best_)}}},
                       checkpointPath());
  }

  TrainConfig config_;
  fs::path output_;
  Model model_;
  Examples train_;
  Examples valid_;
  AdamW optimiser_;
  TrainReport report_;
  std::int64_t step_ = 0;
  double best_ = 1e30;
};

Result<Model> startingModel(const TrainConfig& config) {
  if (!config.baseModel.empty()) return loadModel(config.baseModel);
  NetworkShape shape;
  shape.width = config.width;
  shape.hidden = config.hidden;
  return newModel(shape, config.seed);
}

}  // namespace

Result<TrainReport> train(const TrainConfig& config, const fs::path& output, bool resume,
                          const TrainCallback& onStatus, const ProgressCallback& progress,
                          std::stop_token stop) {
  at::set_num_threads(threadCount(config));
  auto model = startingModel(config);
  if (!model) return tl::unexpected(model.error());
  auto valid = makeExamples(config, false, subProgress(progress, 0.0, 0.05), stop);
  if (!valid) return tl::unexpected(valid.error());
  auto examples = makeExamples(config, true, subProgress(progress, 0.05, 0.5), stop);
  if (!examples) return tl::unexpected(examples.error());
  Training training(config, output, std::move(*model), std::move(*examples), std::move(*valid));
  if (resume)
    if (auto restored = training.restore(); !restored) return tl::unexpected(restored.error());
  return training.run(onStatus, subProgress(progress, 0.5, 1.0), stop);
}

}  // namespace semblance
