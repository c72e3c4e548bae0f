// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTunePlan.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "finetuning/ModelNames.h"
#include "learning/Safetensors.h"
#include "learning/Trainer.h"
#include "learning/TrainingPace.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFewestRecordings = 5;
constexpr double kFewestSeconds = 120.0;
constexpr double kHeldBackShare = 0.1;  // of the recordings, for each of the two purposes
constexpr std::size_t kMostHeldBack = 20;
constexpr std::size_t kComparedPairs = 60;  // in all, spread over the recordings
constexpr std::int64_t kExamplesPerStep = 4;
constexpr std::int64_t kFewestExamples = 128;
constexpr std::int64_t kMostExamples = 12000;  // 16 kB each
constexpr std::int64_t kFewestSteps = 40;
constexpr std::int64_t kExamplesPerValidExample = 16;
constexpr std::int64_t kFewestValidExamples = 40;
constexpr std::int64_t kMostValidExamples = 400;
constexpr std::int64_t kValidations = 20;  // in a run: points on the loss curve
constexpr double kLearningRate = 3e-4;
constexpr double kComparingPerExample = 8.0;  // cost of a compared pair in examples made with one thread

std::string minutesText(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f minutes", seconds / 60.0);
  return text;
}

// A place in an order that depends on the name and the seed only: adding a file moves no other.
std::uint64_t placeOf(const LibraryRecording& recording, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037u ^ (seed * 0x9e3779b97f4a7c15u);
  for (const char c : recording.files.front().name)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ (hash >> 29);
}

void split(const LibraryScan& library, std::uint64_t seed, FineTunePlan& plan) {
  std::vector<LibraryRecording> order = library.recordings;
  std::stable_sort(order.begin(), order.end(),
                   [seed](const auto& a, const auto& b) { return placeOf(a, seed) < placeOf(b, seed); });
  const auto share =
      static_cast<std::size_t>(std::lround(kHeldBackShare * static_cast<double>(order.size())));
  const std::size_t each = std::clamp<std::size_t>(share, 1, kMostHeldBack);
  const auto at = [&](std::size_t i) { return order.begin() + static_cast<std::ptrdiff_t>(i); };
  plan.compared.assign(at(0), at(each));
  plan.validated.assign(at(each), at(2 * each));
  plan.trained.assign(at(2 * each), order.end());
  plan.pairsPerRecording = std::clamp<std::size_t>(kComparedPairs / each, 3, 20);
}

using Card = std::map<std::string, std::string>;

std::vector<int> sampleRatesOf(const Card& card) {
  const auto entry = card.find("sample_rates");
  if (entry == card.end()) return TrainConfig().sampleRates;
  try {
    return nlohmann::json::parse(entry->second).get<std::vector<int>>();
  } catch (const nlohmann::json::exception&) {
    return TrainConfig().sampleRates;
  }
}

// The card of the new model keeps what the old one was trained on, licences included.
std::string describeData(const Card& card, std::size_t recordings) {
  const std::string own = "fine-tuned on " + std::to_string(recordings) + " recordings of a personal library";
  const auto entry = card.find("data");
  return entry == card.end() || entry->second.empty() ? own : own + "; before that: " + entry->second;
}

TrainConfig baseConfig(const FineTuneOptions& options, const FineTunePlan& plan) {
  TrainConfig config;
  const Card card = loadMetadata(plan.base).value_or(Card{});
  config.data = describeData(card, plan.trained.size());
  config.sampleRates = sampleRatesOf(card);
  config.learningRate = kLearningRate;
  config.seed = options.seed;
  config.threads = options.threads;
  config.stepThreads = 1;  // the network is small: threads that wait for each other lose more than they gain
  config.device = options.device;
  config.baseModel = plan.base;
  return config;
}

void setSize(TrainConfig& config, std::int64_t steps) {
  config.steps = steps;
  config.examples = std::clamp(steps * kExamplesPerStep, kFewestExamples, kMostExamples);
  config.validExamples =
      std::clamp(config.examples / kExamplesPerValidExample, kFewestValidExamples, kMostValidExamples);
  config.stepsPerValidation = std::max<std::int64_t>(1, steps / kValidations);
}

void expectTimes(FineTunePlan& plan, const TrainingPace& pace) {
  const auto recordings = static_cast<double>(plan.trained.size() + plan.validated.size());
  const auto examples = static_cast<double>(plan.config.examples + plan.config.validExamples);
  const auto pairs = static_cast<double>(plan.compared.size() * plan.pairsPerRecording);
  const auto validations = static_cast<double>(kValidations + 1);
  const double validation = 0.4 * pace.secondsPerStep * static_cast<double>(plan.config.validExamples) /
                            static_cast<double>(plan.config.batch);  // forward only
  plan.examplesSeconds = recordings * pace.readingPerFile + examples * pace.secondsPerExample;
  plan.trainingSeconds =
      static_cast<double>(plan.config.steps) * pace.secondsPerStep + validations * validation;
  plan.comparingSeconds = pairs * kComparingPerExample * pace.secondsPerExample;
}

// Time grows nearly linearly with the steps: a few rounds find those that fill the minutes.
void fitInto(double seconds, const TrainingPace& pace, FineTunePlan& plan) {
  setSize(plan.config, kUsualSteps);
  for (int round = 0; round < 8; ++round) {
    expectTimes(plan, pace);
    const double fixed = plan.comparingSeconds;
    const double factor = std::max(0.0, seconds - fixed) / std::max(1e-9, plan.seconds() - fixed);
    const auto steps = static_cast<std::int64_t>(static_cast<double>(plan.config.steps) * factor);
    setSize(plan.config, std::max(kFewestSteps, steps));
  }
}

Result<void> resumeSize(FineTunePlan& plan) {
  const auto size = interruptedSize(plan.output);
  if (!size) return tl::unexpected(size.error());
  plan.config.examples = size->examples;
  plan.config.validExamples = size->validExamples;
  plan.config.steps = size->steps;
  plan.config.stepsPerValidation = size->stepsPerValidation;
  return {};
}

// The recordings nearest to the middle in length stand for all.
std::vector<ListedClip> typicalFiles(std::vector<LibraryRecording> recordings) {
  std::sort(recordings.begin(), recordings.end(),
            [](const auto& a, const auto& b) { return a.seconds < b.seconds; });
  return recordings[recordings.size() / 2].files;
}

}  // namespace

Result<void> checkMaterial(const LibraryScan& library) {
  if (library.recordings.size() >= kFewestRecordings && library.seconds >= kFewestSeconds) return {};
  std::string folders;
  for (const fs::path& folder : library.folders) {
    if (!folders.empty()) folders += ' ';
    folders += folder.string();
  }
  const auto needed = Sentence(
      "There is too little to learn from in %1: usable recordings %2, %3 in all. Fine-tuning needs at least "
      "%4 recordings of 11 s or longer (shorter files in one folder are joined) and %5 in all.",
      folders, library.recordings.size(), minutesText(library.seconds), kFewestRecordings,
      minutesText(kFewestSeconds));
  if (library.rejected.empty()) return fail(needed);
  const auto& first = library.rejected.front();
  return fail("%1 Files that could not be used: %2; the first is %3 (%4).", needed, library.rejected.size(),
              first.path, first.reason);
}

Result<FineTunePlan> planFineTune(const LibraryScan& library, const FineTuneOptions& options,
                                  std::stop_token stop) {
  FineTunePlan plan;
  const auto base = baseModelFile(options.base);
  if (!base) return tl::unexpected(base.error());
  const auto output = newModelFile(options.output, *base);
  if (!output) return tl::unexpected(output.error());
  if (auto enough = checkMaterial(library); !enough) return tl::unexpected(enough.error());
  plan.base = *base;
  plan.output = *output;
  split(library, options.seed, plan);
  plan.config = baseConfig(options, plan);
  setSize(plan.config, options.steps > 0 ? options.steps : kUsualSteps);
  if (options.resume)
    if (auto resumed = resumeSize(plan); !resumed) return tl::unexpected(resumed.error());

  const auto files = typicalFiles(plan.trained);
  auto pace = measurePace(plan.config, files, stop);
  if (!pace) return tl::unexpected(pace.error());
  pace->readingPerFile *= static_cast<double>(files.size());  // of a recording
  if (options.minutes > 0.0 && options.steps <= 0 && !options.resume)
    fitInto(60.0 * options.minutes, *pace, plan);
  expectTimes(plan, *pace);
  return plan;
}

}  // namespace semblance
