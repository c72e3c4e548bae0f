// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/StyleClips.h"

#include <cmath>
#include <string>

#include "learning/Levels.h"

namespace semblance {

namespace {

constexpr std::size_t kBlocksPerSecond = 20;  // passages begin at multiples of 50 ms
constexpr double kLowestMeanSquare = 3e-4;
constexpr double kLeastHeadroomDb = 3.0;
constexpr double kMostHeadroomDb = 9.0;
constexpr std::uint64_t kDealing = 0x6465616c;  // a stream of draws of its own

/// Where passages of `frames` samples with sound in each of their whole seconds begin.
std::vector<std::int64_t> soundingStarts(const std::vector<float>& samples, std::int64_t frames,
                                         int sampleRate) {
  const auto block = static_cast<std::size_t>(sampleRate) / kBlocksPerSecond;
  std::vector<double> sums{0.0};  // of mean squares, up to each block
  for (std::size_t first = 0; first + block <= samples.size(); first += block)
    sums.push_back(sums.back() + meanSquareOf(std::span(samples).subspan(first, block)));
  const std::size_t seconds = static_cast<std::size_t>(frames / sampleRate);
  const auto sounds = [&](std::size_t begin) {
    for (std::size_t second = 0; second < seconds; ++second) {
      const std::size_t from = begin + second * kBlocksPerSecond;
      const double meanSquare = (sums[from + kBlocksPerSecond] - sums[from]) / kBlocksPerSecond;
      if (!(meanSquare > kLowestMeanSquare)) return false;
    }
    return true;
  };
  std::vector<std::int64_t> starts;
  for (std::size_t begin = 0; begin * block + static_cast<std::size_t>(frames) <= samples.size(); ++begin)
    if (sounds(begin)) starts.push_back(static_cast<std::int64_t>(begin * block));
  return starts;
}

template <typename T>
void shuffle(std::vector<T>& values, RandomEngine& random) {
  for (std::size_t left = values.size(); left > 1; --left)
    std::swap(values[left - 1],
              values[static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(left)))]);
}

template <typename T>
const T& drawOne(const std::vector<T>& values, RandomEngine& random) {
  return values[static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(values.size())))];
}

}  // namespace

Result<StyleClips> StyleClips::create(const ClipLibrary& library, std::int64_t frames, std::uint64_t seed) {
  StyleClips clips(library, frames);
  std::vector<std::size_t> usable;
  for (std::size_t k = 0; k < library.size(); ++k) {
    clips.starts_.push_back(
        soundingStarts(library.samples(k, 0, library.frames(k)), frames + kRunIn, library.sampleRate()));
    if (!clips.starts_.back().empty()) usable.push_back(k);
  }
  clips.unusable_ = library.size() - usable.size();
  if (usable.size() < kProductionStyles.size())
    return fail(
        "The realistic experiment needs at least five recordings, one for each style, with a passage of " +
        std::to_string((frames + kRunIn) / library.sampleRate() + 1) +
        " s in which every second is above -35 dBFS; of the " + std::to_string(library.size()) +
        " recordings " + std::to_string(usable.size()) + " have one. List more or louder recordings.");
  RandomEngine random = randomEngine(seed, kDealing);
  shuffle(usable, random);
  for (std::size_t k = 0; k < usable.size(); ++k)
    clips.recordings_[k % kProductionStyles.size()].push_back(usable[k]);
  return clips;
}

const std::vector<std::size_t>& StyleClips::recordings(ProductionStyle style) const {
  return recordings_[static_cast<std::size_t>(style)];
}

StyledClip StyleClips::draw(ProductionStyle style, WarmShelf warm, std::optional<std::size_t> avoided,
                            RandomEngine& random) const {
  std::vector<std::size_t> choice = recordings(style);
  if (avoided && choice.size() > 1) std::erase(choice, *avoided);
  StyledClip clip;
  clip.recording = drawOne(choice, random);
  clip.first = drawOne(starts_[clip.recording], random);
  std::vector<float> passage = library_->samples(clip.recording, clip.first, frames_ + kRunIn);
  const double headroom = drawUniform(random, kLeastHeadroomDb, kMostHeadroomDb);
  scale(passage, std::pow(10.0, -headroom / 20.0) / peakOf(passage));
  clip.settings = drawStyle(style, warm, random);
  applyStyle(clip.settings, passage, library_->sampleRate());
  clip.samples.assign(passage.begin() + kRunIn, passage.end());
  normalisePeak(clip.samples);
  return clip;
}

}  // namespace semblance
