// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TrainingSounds.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "learning/TrainingStart.h"

namespace semblance {

namespace {

constexpr int kPairsVersion = 1;  // raised when the same settings make other examples
constexpr std::int64_t kAtOnce = 32;

// As published, but that pitch and tempo change as one most of the time: that costs a tenth.
PairOptions pairsOf(const LabConfig& config, DataPart part) {
  PairOptions options;
  options.halfFrames = config.frames;
  options.augment = part == DataPart::Training;
  options.pitchTempoProbability = 0.05;
  options.speedProbability = 0.45;
  options.balanceKinds = options.augment;
  options.gainBudget = GainBudget::Released;
  return options;
}

Result<std::shared_ptr<const ClipLibrary>> openLibrary(const TrainConfig& run, std::int64_t frames,
                                                       const std::vector<ListedClip>& clips,
                                                       const TrainControl& control) {
  ClipLibrary::Options options;
  options.sampleRate = run.sampleRates.front();
  options.minimumSeconds = static_cast<double>(frames) / options.sampleRate;
  options.kind = run.kind;
  auto library = ClipLibrary::fromClips(clips, options, control.progress, control.stop);
  if (!library) return tl::unexpected(library.error());
  return std::make_shared<const ClipLibrary>(std::move(*library));
}

/// One part as it is opened.
struct Part {
  const LabConfig& config;
  const std::vector<ListedClip>& clips;
  DataPart which;
  std::int64_t frames;  ///< that one draw needs of a recording

  std::int64_t count() const { return which == DataPart::Training ? config.pairs : config.run.validExamples; }
  // Those of the validation come from another stream of draws.
  std::uint64_t seed() const { return config.run.seed + (which == DataPart::Training ? 0 : 1); }
};

std::vector<KeptPiece> keptPieces(const Part& part) {
  const LabConfig& config = part.config;
  if (config.pairs == 0) return {};
  auto description = nlohmann::json::parse(examplesDescription(config.run, part.clips, part.which));
  description["pairs_version"] = kPairsVersion;
  description["frames"] = config.frames;
  return piecesOf(part.count(), config.run.examplesAPiece,
                  {config.run.examplesCache, part.which == DataPart::Training ? "train" : "valid", "pairs"},
                  description.dump());
}

Result<void> make(PairPool& pool, const KeptPiece& piece, std::uint64_t seed, const PairStream& stream,
                  const TrainControl& control) {
  for (std::int64_t first = piece.first; first < piece.end; first += kAtOnce) {
    if (control.stop.stop_requested()) return failCancelled();
    pool.put(first,
             stream.draw(seed, static_cast<std::uint64_t>(first), std::min(kAtOnce, piece.end - first)));
    report(control.progress, static_cast<double>(first) / static_cast<double>(pool.size()),
           "Making examples");
  }
  return {};
}

struct OpenedPart {
  TrainingSounds sounds;
  std::shared_ptr<const ClipLibrary> library;  ///< none where nothing had to be read
};

Result<OpenedPart> openPart(const Part& part, bool keeps, const TrainControl& control) {
  const LabConfig& config = part.config;
  const int threads = trainThreads(config.run);
  const PairOptions options = pairsOf(config, part.which);
  const std::vector<KeptPiece> pieces = keptPieces(part);
  auto pool = std::make_shared<PairPool>(config.pairs > 0 ? part.count() : 0, config.frames);
  std::size_t done = 0;
  for (; done < pieces.size() && pieces[done].isThere(); ++done)
    if (auto loaded = pool->load(pieces[done]); !loaded) return tl::unexpected(loaded.error());
  if (config.pairs > 0 && done == pieces.size()) return OpenedPart{TrainingSounds(pool), nullptr};
  const auto library = openLibrary(config.run, part.frames, part.clips, partOf(control, 0.0, 0.6));
  if (!library) return tl::unexpected(library.error());
  if (config.pairs == 0) return OpenedPart{TrainingSounds(*library, options, threads), *library};
  const PairStream stream(**library, options, threads);
  for (; done < pieces.size(); ++done) {
    if (auto made = make(*pool, pieces[done], part.seed(), stream, partOf(control, 0.6, 1.0)); !made)
      return tl::unexpected(made.error());
    if (!keeps) continue;
    if (auto kept = pool->save(pieces[done]); !kept) return tl::unexpected(kept.error());
  }
  return OpenedPart{TrainingSounds(pool), *library};
}

}  // namespace

TrainingSounds::TrainingSounds(std::shared_ptr<const ClipLibrary> library, const PairOptions& options,
                               int threads)
    : library_(std::move(library)), stream_(PairStream(*library_, options, threads)) {}

PairBatch TrainingSounds::pairs(std::uint64_t seed, std::uint64_t first, std::int64_t count) const {
  return pool_ ? pool_->draw(seed, first, count) : stream_->draw(seed, first, count);
}

std::vector<float> TrainingSounds::stretch(std::int64_t frames, RandomEngine& random) const {
  if (!pool_) {
    const auto clip =
        static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(library_->size())));
    const std::int64_t starts = std::max<std::int64_t>(1, library_->frames(clip) - frames + 1);
    return library_->samples(clip, drawInteger(random, 0, starts), frames);
  }
  const std::int64_t number = drawInteger(random, 0, pool_->size());
  const PairBatch pair = pool_->rows({&number, 1});
  const torch::Tensor sounds[] = {pair.input, pair.reference, pair.target};
  const torch::Tensor& sound = sounds[drawInteger(random, 0, 3)];
  const std::int64_t first = drawInteger(random, 0, std::max<std::int64_t>(1, pool_->frames() - frames + 1));
  const float* const samples = sound.data_ptr<float>() + first;
  return {samples, samples + std::min(frames, pool_->frames())};
}

Result<OpenedSounds> openSounds(const LabConfig& config, std::int64_t frames,
                                const TrainRecordings& recordings, bool keeps, const TrainControl& control) {
  const std::int64_t needed = config.pairs > 0 ? 2 * config.frames : frames;
  const Part validPart{config, recordings.valid, DataPart::Validation, needed};
  const Part trainPart{config, recordings.train, DataPart::Training, needed};
  auto valid = openPart(validPart, keeps, partOf(control, 0.0, 0.2));
  if (!valid) return tl::unexpected(valid.error());
  auto train = openPart(trainPart, keeps, partOf(control, 0.2, 1.0));
  if (!train) return tl::unexpected(train.error());
  OpenedSounds opened{train->sounds, valid->sounds, 0, 0, {}};
  const auto note = [&](const std::shared_ptr<const ClipLibrary>& library, std::size_t& clips) {
    if (!library) return;
    clips = library->size();
    opened.rejected.insert(opened.rejected.end(), library->rejected().begin(), library->rejected().end());
  };
  note(train->library, opened.trainClips);
  note(valid->library, opened.validClips);
  return opened;
}

}  // namespace semblance
