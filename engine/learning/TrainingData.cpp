// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingData.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

namespace semblance {

namespace {

constexpr int kExamplesVersion = 2;  // raised when the same settings make other examples

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double secondsBetween(Clock::time_point begin, Clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

std::int64_t halfFrames(int sampleRate) {
  return sampleRate <= 24000 ? 131072 : 131072 * std::int64_t{(sampleRate + 12000) / 24000};
}

// Recordings at each rate and a pair generator on each.
struct Source {
  std::vector<ClipLibrary> libraries;
  std::vector<PairGenerator> generators;
  std::vector<const PairGenerator*> pointers() const {
    std::vector<const PairGenerator*> list;
    for (const PairGenerator& generator : generators) list.push_back(&generator);
    return list;
  }
};

Result<Source> openSource(const TrainConfig& config, const std::vector<ListedClip>& clips, DataPart part,
                          const TrainControl& control) {
  Source source;
  const auto rates = static_cast<double>(config.sampleRates.size());
  for (std::size_t i = 0; i < config.sampleRates.size(); ++i) {
    if (control.stop.stop_requested()) return failCancelled();
    waitWhilePaused(control.pause, control.stop);
    ClipLibrary::Options wanted;
    wanted.sampleRate = config.sampleRates[i];
    wanted.minimumSeconds = shortestRecordingSeconds(config.sampleRates[i]);
    wanted.kind = config.kind;
    const double begin = static_cast<double>(i);
    auto library = ClipLibrary::fromClips(
        clips, wanted, subProgress(control.progress, begin / rates, (begin + 1.0) / rates), control.stop);
    if (!library) return tl::unexpected(library.error());
    source.libraries.push_back(std::move(*library));
  }
  for (std::size_t i = 0; i < source.libraries.size(); ++i)
    source.generators.emplace_back(source.libraries[i], pairOptions(config.sampleRates[i], part));
  return source;
}

fs::path cachePath(const TrainConfig& config, DataPart part) {
  if (config.examplesCache.empty()) return {};
  return config.examplesCache / (part == DataPart::Training ? "train.examples" : "valid.examples");
}

Result<TrainingData> generate(const TrainConfig& config, const std::vector<ListedClip>& clips, DataPart part,
                              const TrainingProcesses& processes, const TrainControl& control) {
  const auto started = Clock::now();
  TrainControl reading = control;
  reading.progress = subProgress(control.progress, 0.0, 0.1);
  auto source = openSource(config, clips, part, reading);
  if (!source) return tl::unexpected(source.error());
  const auto read = Clock::now();
  const bool training = part == DataPart::Training;
  // Validation pairs come from another stream of draws and are never augmented.
  auto pool = ExamplePool::generate(source->pointers(), training ? config.seed : config.seed + 1,
                                    training ? config.examples : config.validExamples,
                                    {trainThreads(config), processes.rank(), processes.count(),
                                     subProgress(control.progress, 0.1, 1.0), control.pause, control.stop});
  if (!pool) return tl::unexpected(pool.error());
  const ClipLibrary& library = source->libraries.front();
  return TrainingData{std::move(*pool), library.size(), library.rejected(), secondsBetween(started, read),
                      secondsBetween(read, Clock::now())};
}

// The leader's cache, where it has one, serves all processes.
Result<TrainingData> loadCached(const TrainConfig& config, const fs::path& cache,
                                const std::string& description, DataPart part,
                                const TrainingProcesses& processes) {
  const std::int64_t count = part == DataPart::Training ? config.examples : config.validExamples;
  if (!processes.leads()) return TrainingData{ExamplePool::empty(count), 0, {}, 0.0, 0.0};
  auto pool = ExamplePool::load(cache, description);
  if (!pool) return tl::unexpected(pool.error());
  if (pool->size() != count)
    return fail("The examples in " + cache.string() + " were made with other settings; remove the file.");
  return TrainingData{std::move(*pool), 0, {}, 0.0, 0.0};
}

Result<void> saveCache(const ExamplePool& pool, const fs::path& cache, const std::string& description) {
  std::error_code ignored;
  fs::create_directories(cache.parent_path(), ignored);
  return pool.save(cache, description);
}

template <typename T>
Result<void> outcomeOf(const Result<T>& result) {
  return result ? Result<void>() : Result<void>(tl::unexpected(result.error()));
}

}  // namespace

PairOptions pairOptions(int sampleRate, DataPart part) {
  PairOptions options;
  options.halfFrames = halfFrames(sampleRate);
  options.augment = part == DataPart::Training;
  options.gainBudget = GainBudget::Released;  // the wider one, and what published figures were measured with
  if (options.augment) {
    options.pitchTempoProbability =
        0.05;  // costs ten times the rest of an example; a change of speed serves as well
    options.speedProbability = 0.5;
    options.mixProbability = 0.1;
    options.bandLimitProbability = 0.05;
    options.roomFilterProbability = 0.3;
    options.identityProbability = 0.03;
    options.otherContentProbability = 0.25;
  }
  return options;
}

double shortestRecordingSeconds(int sampleRate) {
  return 2.0 * static_cast<double>(halfFrames(sampleRate)) / sampleRate;
}

std::string examplesDescription(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                DataPart part) {
  const bool training = part == DataPart::Training;
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const ListedClip& clip : clips)
    for (const char c : clip.name + '\n' + clip.group + '\n')
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::ostringstream recordings;
  recordings << clips.size() << " files " << std::hex << hash;
  return nlohmann::json{{"version", kExamplesVersion},
                        {"recordings", recordings.str()},
                        {"kind", config.kind},
                        {"sample_rates", config.sampleRates},
                        {"count", training ? config.examples : config.validExamples},
                        {"seed", config.seed}}
      .dump();
}

Result<TrainingData> makeTrainingData(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                      DataPart part, TrainingProcesses& processes,
                                      const TrainControl& control) {
  const std::string description = examplesDescription(config, clips, part);
  const fs::path cache = cachePath(config, part);
  std::error_code ignored;
  const auto cached = processes.any(processes.leads() && !cache.empty() && fs::exists(cache, ignored));
  if (!cached) return tl::unexpected(cached.error());
  auto data = *cached ? loadCached(config, cache, description, part, processes)
                      : generate(config, clips, part, processes, control);
  if (auto agreed = processes.agree(outcomeOf(data)); !agreed) return tl::unexpected(agreed.error());
  if (auto gathered = data->pool.gather(processes); !gathered) return tl::unexpected(gathered.error());
  Result<void> saved;
  if (!*cached && !cache.empty() && processes.leads()) saved = saveCache(data->pool, cache, description);
  if (auto agreed = processes.agree(saved); !agreed) return tl::unexpected(agreed.error());
  return data;
}

}  // namespace semblance
