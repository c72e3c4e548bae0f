// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingData.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "learning/KeptPiece.h"

namespace semblance {

namespace {

constexpr int kExamplesVersion = 5;  // raised when the same settings make other examples

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

std::vector<KeptPiece> keptPieces(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                  DataPart part, std::int64_t count) {
  return piecesOf(count, config.examplesAPiece,
                  {config.examplesCache, part == DataPart::Training ? "train" : "valid", "examples"},
                  examplesDescription(config, clips, part));
}

// Loads what an earlier run has kept; returns how many pieces there were. The leader's serve all processes.
Result<std::size_t> loadKept(const std::vector<KeptPiece>& pieces, ExamplePool& pool,
                             TrainingProcesses& processes) {
  std::size_t kept = 0;
  Result<void> own;
  if (processes.leads())
    for (; kept < pieces.size() && pieces[kept].isThere(); ++kept)
      if (own = pool.load(pieces[kept]); !own) break;
  if (auto agreed = processes.agree(own); !agreed) return tl::unexpected(agreed.error());
  torch::Tensor shared = torch::tensor({static_cast<double>(kept)}, torch::kFloat64);
  if (auto copied = processes.copyFromLeader(shared); !copied) return tl::unexpected(copied.error());
  kept = static_cast<std::size_t>(shared.item<double>());
  for (std::size_t i = 0; i < kept; ++i)
    if (auto gathered = pool.gather(pieces[i].first, pieces[i].end, processes); !gathered)
      return tl::unexpected(gathered.error());
  return kept;
}

template <typename T>
Result<void> outcomeOf(const Result<T>& result) {
  return result ? Result<void>() : Result<void>(tl::unexpected(result.error()));
}

// Makes the pieces from number `done` on.
Result<TrainingData> makePieces(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                DataPart part, const std::vector<KeptPiece>& pieces, std::size_t done,
                                ExamplePool pool, TrainingProcesses& processes, const TrainControl& control) {
  const auto started = Clock::now();
  TrainControl reading = control;
  reading.progress = subProgress(control.progress, 0.0, 0.1);
  auto source = openSource(config, clips, part, reading);
  if (auto agreed = processes.agree(outcomeOf(source)); !agreed) return tl::unexpected(agreed.error());
  const auto read = Clock::now();
  // Validation pairs come from another stream of draws and are never augmented.
  const std::uint64_t seed = part == DataPart::Training ? config.seed : config.seed + 1;
  const double share = 0.9 / static_cast<double>(pieces.size() - done);
  for (std::size_t i = done; i < pieces.size(); ++i) {
    const KeptPiece& piece = pieces[i];
    const double begin = 0.1 + share * static_cast<double>(i - done);
    auto made = pool.make(source->pointers(), seed, piece.first, piece.end,
                          {trainThreads(config), processes.rank(), processes.count(),
                           subProgress(control.progress, begin, begin + share), control.pause, control.stop});
    if (auto agreed = processes.agree(made); !agreed) return tl::unexpected(agreed.error());
    if (auto gathered = pool.gather(piece.first, piece.end, processes); !gathered)
      return tl::unexpected(gathered.error());
    if (auto agreed = processes.agree(processes.leads() ? pool.save(piece) : Result<void>()); !agreed)
      return tl::unexpected(agreed.error());
  }
  const ClipLibrary& library = source->libraries.front();
  return TrainingData{std::move(pool), library.size(), library.rejected(), secondsBetween(started, read),
                      secondsBetween(read, Clock::now())};
}

}  // namespace

PairOptions pairOptions(int sampleRate, DataPart part) {
  PairOptions options;
  options.halfFrames = halfFrames(sampleRate);
  options.augment = part == DataPart::Training;
  options.gainBudget = GainBudget::Released;  // the wider one, and what published figures were measured with
  options.balanceKinds = options.augment;
  if (options.augment) {
    options.pitchTempoProbability =
        0.05;  // costs ten times the rest of an example; a change of speed serves as well
    options.speedProbability = 0.5;
    options.mixProbability = 0.1;
    options.bandLimitProbability = 0.05;
    options.roomFilterProbability = 0.3;
    options.identityProbability = 0.03;
    options.otherContentProbability = 0.25;
    options.expanderProbability = 0.2;  // rare as published, it is what stays furthest from its target
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
  ExamplePool pool(part == DataPart::Training ? config.examples : config.validExamples);
  const std::vector<KeptPiece> pieces = keptPieces(config, clips, part, pool.size());
  const auto done = loadKept(pieces, pool, processes);
  if (!done) return tl::unexpected(done.error());
  if (*done == pieces.size()) return TrainingData{std::move(pool), 0, {}, 0.0, 0.0};
  return makePieces(config, clips, part, pieces, *done, std::move(pool), processes, control);
}

}  // namespace semblance
