// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/PairGenerator.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "learning/Augmentation.h"
#include "learning/Levels.h"
#include "learning/RandomDraws.h"
#include "learning/Stretching.h"

namespace semblance {
namespace {

constexpr double kAudibleMeanSquare = 1e-5;
constexpr int kStartsPerClip = 100;
constexpr int kClipsPerPair = 20;
constexpr double kStudioProbability = 0.6;         // of the pairs of different recordings
constexpr double kFadeSeconds = 1102.0 / 24000.0;  // published as 1102 samples at 24 kHz

/// Where a draw of two halves begins.
struct Place {
  std::size_t clip = 0;
  std::int64_t first = 0;
};

/// The quieter half's mean square.
double quietHalf(std::span<const float> samples) {
  const std::size_t half = samples.size() / 2;
  return std::min(meanSquareOf(samples.first(half)), meanSquareOf(samples.subspan(half)));
}

std::size_t drawClip(const ClipLibrary& library, bool balanceKinds, RandomEngine& random) {
  const auto& kinds = library.clipsByKind();
  if (!balanceKinds || kinds.size() < 2)
    return static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(library.size())));
  const auto& clips =
      kinds[static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(kinds.size())))];
  return clips[static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(clips.size())))];
}

/// A random recording and start whose halves are both audible. Where 100 starts of each of 20 recordings have
/// not found one, the best of them is taken.
Place drawPlace(const ClipLibrary& library, const PairOptions& options, std::int64_t frames,
                RandomEngine& random) {
  Place best;
  double loudest = -1.0;
  for (int attempt = 0; attempt < kClipsPerPair; ++attempt) {
    Place place;
    place.clip = drawClip(library, options.balanceKinds, random);
    const std::int64_t starts = std::max<std::int64_t>(1, library.frames(place.clip) - frames + 1);
    for (int start = 0; start < kStartsPerClip; ++start) {
      place.first = drawInteger(random, 0, starts);
      const double level = quietHalf(library.samples(place.clip, place.first, frames));
      if (level > kAudibleMeanSquare) return place;
      if (level > loudest) {
        loudest = level;
        best = place;
      }
      if (starts == 1) break;  // no other start to try
    }
  }
  return best;
}

/// The dry clip that both treatments start from, and how high it reaches.
struct DryClip {
  std::vector<float> samples;
  std::size_t clip = 0;
  double bandLimitHz = 0.0;
};

/// What makes a draw come from a stretch of another length, and how.
struct TimeChange {
  double tempo = 1.0;
  double cents = 0.0;
  bool asOne = false;  ///< by resampling, like a tape: cents follow from the tempo
};

TimeChange drawTimeChange(const PairOptions& options, RandomEngine& random) {
  TimeChange change;
  if (drawChance(random, options.pitchTempoProbability)) {
    change.cents = drawUniform(random, -200.0, 200.0);
    change.tempo = drawUniform(random, 0.8, 1.2);
  } else if (drawChance(random, options.speedProbability)) {
    change.asOne = true;
    change.cents = drawUniform(random, -300.0, 300.0);
    change.tempo = std::exp2(change.cents / 1200.0);
  }
  return change;
}

/// Reads a draw at another pitch and tempo. A faster tempo needs more than the halves' length of the
/// recording; the draw is moved towards its beginning where too little follows.
DryClip changedClip(const ClipLibrary& library, const Place& place, std::int64_t frames,
                    const TimeChange& change) {
  const auto wanted = static_cast<std::int64_t>(std::ceil(static_cast<double>(frames) * change.tempo));
  const std::int64_t available = library.frames(place.clip);
  const std::int64_t count = std::min(wanted, available);
  const std::int64_t first = std::clamp<std::int64_t>(place.first, 0, available - count);
  const double rate = library.sampleRate();
  DryClip dry;
  dry.clip = place.clip;
  dry.samples = library.samples(place.clip, first, count);
  dry.samples = change.asOne ? playedAtSpeed(dry.samples, rate, change.tempo)
                             : stretched(dry.samples, rate, change.tempo, change.cents);
  dry.bandLimitHz = std::min(0.5 * rate, library.bandLimitHz(place.clip) * std::exp2(change.cents / 1200.0));
  return dry;
}

DryClip drawDryClip(const ClipLibrary& library, const PairOptions& options, const Place& place,
                    RandomEngine& random) {
  const std::int64_t frames = 2 * options.halfFrames;
  const TimeChange change = options.augment ? drawTimeChange(options, random) : TimeChange{};
  DryClip dry;
  if (change.tempo != 1.0 || change.cents != 0.0) {
    dry = changedClip(library, place, frames, change);
  } else {
    dry = {library.samples(place.clip, place.first, frames), place.clip, library.bandLimitHz(place.clip)};
  }
  dry.samples.resize(static_cast<std::size_t>(frames), 0.0f);
  if (!options.augment) return dry;
  if (drawChance(random, options.mixProbability)) {
    const Place other = drawPlace(library, options, frames, random);
    mixIn(dry.samples, library.samples(other.clip, other.first, frames), random);
    dry.bandLimitHz = std::max(dry.bandLimitHz, library.bandLimitHz(other.clip));
  }
  if (drawChance(random, options.roomFilterProbability)) colour(dry.samples, library.sampleRate(), random);
  return dry;
}

DryClip drawDryClip(const ClipLibrary& library, const PairOptions& options, RandomEngine& random) {
  return drawDryClip(library, options, drawPlace(library, options, 2 * options.halfFrames, random), random);
}

/// Another recording of the same kind; any other one where several draws have not found one.
DryClip drawOtherClip(const ClipLibrary& library, const PairOptions& options, std::size_t clip,
                      RandomEngine& random) {
  Place place;
  for (int attempt = 0; attempt < kClipsPerPair; ++attempt) {
    place = drawPlace(library, options, 2 * options.halfFrames, random);
    if (place.clip != clip && library.kind(place.clip) == library.kind(clip)) break;
  }
  return drawDryClip(library, options, place, random);
}

/// What a low-pass is applied to, and where.
struct BandLimiting {
  bool dry = false;
  bool reference = false;
  double cutoff = 0.0;
};

BandLimiting drawBandLimiting(const PairOptions& options, double sampleRate, RandomEngine& random) {
  BandLimiting limiting;
  if (!options.augment || !drawChance(random, options.bandLimitProbability)) return limiting;
  (drawChance(random, 0.5) ? limiting.dry : limiting.reference) = true;
  limiting.cutoff = drawCutoff(random, sampleRate);
  return limiting;
}

/// Treats a copy of the dry clip, fades its ends and brings it to the protocol's peak.
std::vector<float> treated(Treatment& treatment, std::vector<float> samples, double sampleRate) {
  applyTreatment(treatment, samples, sampleRate);
  fadeEnds(samples, static_cast<std::size_t>(std::lround(kFadeSeconds * sampleRate)));
  treatment.gainDb += normalisePeak(samples);
  return samples;
}

std::vector<float> halfOf(const std::vector<float>& samples, bool second) {
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  return second ? std::vector<float>(middle, samples.end()) : std::vector<float>(samples.begin(), middle);
}

}  // namespace

PairGenerator::PairGenerator(const ClipLibrary& library, const PairOptions& options)
    : library_(library), options_(options) {}

TrainingPair PairGenerator::make(std::uint64_t seed, std::uint64_t index) const {
  RandomEngine random = randomEngine(seed, index);
  const double rate = library_.sampleRate();
  DryClip dry = drawDryClip(library_, options_, random);
  const BandLimiting limiting = drawBandLimiting(options_, rate, random);
  if (limiting.dry) lowPass(dry.samples, limiting.cutoff, rate);
  normalisePeak(dry.samples);

  TrainingPair pair;
  pair.sampleRate = library_.sampleRate();
  pair.clip = dry.clip;
  pair.bandLimitHz = limiting.cutoff > 0.0 ? std::min(dry.bandLimitHz, limiting.cutoff) : dry.bandLimitHz;
  const bool identity = options_.augment && drawChance(random, options_.identityProbability);
  pair.sameContent = !options_.augment || !drawChance(random, options_.otherContentProbability);
  if (!pair.sameContent && drawChance(random, kStudioProbability)) {
    pair.inputTreatment = drawStudioTreatment(rate, random);
    pair.targetTreatment = drawStudioTreatment(rate, random);
  } else {
    pair.inputTreatment =
        drawTreatment(TreatmentRole::Input, rate, random, options_.gainBudget, options_.expanderProbability);
    pair.targetTreatment = drawTreatment(TreatmentRole::Target, rate, random, options_.gainBudget);
  }
  const std::vector<float> b = treated(pair.targetTreatment, dry.samples, rate);
  if (identity) pair.inputTreatment = pair.targetTreatment;
  const std::vector<float> a = identity ? b : treated(pair.inputTreatment, std::move(dry.samples), rate);
  const bool swapped = drawChance(random, 0.5);
  pair.input = halfOf(a, swapped);
  pair.target = halfOf(b, swapped);
  pair.reference = halfOf(pair.sameContent ? b : otherReference(pair, random), !swapped);
  if (limiting.reference) lowPass(pair.reference, limiting.cutoff, rate);
  return pair;
}

std::vector<float> PairGenerator::otherReference(const TrainingPair& pair, std::mt19937_64& random) const {
  DryClip dry = drawOtherClip(library_, options_, pair.clip, random);
  normalisePeak(dry.samples);
  Treatment treatment = pair.targetTreatment;
  return treated(treatment, std::move(dry.samples), library_.sampleRate());
}

}  // namespace semblance
