// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/CrestPlacement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <ranges>

#include "learning/Levels.h"
#include "matching/ExcerptRendering.h"

namespace semblance {

namespace {

constexpr double kLongestSeconds = 20.0;  // listening to more costs in proportion
constexpr double kPeakShare = 0.9999;     // of the samples, below what counts as the peaks
constexpr double kContentDb = 2.0;        // differences that other content alone makes
constexpr double kFollowed = 0.8;         // share of a greater difference that is made up for
constexpr double kDepartureWeight = 2.0;  // dB of crest factor for a dB of other levels
constexpr double kBlockSeconds = 0.05;
constexpr double kBlockRangeDb = 40.0;      // blocks further below the loudest do not count
constexpr double kHighestThreshold = 15.0;  // dB over the RMS level: compresses next to nothing
constexpr double kLowestThreshold = -30.0;
constexpr float kKneeDb = 3.0f;
constexpr int kBisections = 6;

/// Characters of compressors, from one that evens out phrases to one that only catches peaks.
struct Character {
  float ratio, attackMs, releaseMs;
};
constexpr Character kCharacters[] = {{2.0f, 20.0f, 150.0f}, {4.0f, 20.0f, 150.0f}, {4.0f, 5.0f, 80.0f},
                                     {2.0f, 1.0f, 80.0f},   {4.0f, 1.0f, 80.0f},   {8.0f, 0.5f, 60.0f},
                                     {8.0f, 0.3f, 30.0f},   {20.0f, 0.1f, 20.0f}};

double meanSquare(const AudioBuffer& sound, std::int64_t first, std::int64_t frames) {
  double sum = 0.0;
  for (int c = 0; c < sound.channels(); ++c)
    sum += meanSquareOf(
        sound.channel(c).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(frames)));
  return sum / sound.channels();
}

double decibels(double power) { return 10.0 * std::log10(power + 1e-20); }

std::vector<double> blockLevels(const AudioBuffer& sound, int sampleRate) {
  const auto length = static_cast<std::int64_t>(std::max(1.0, kBlockSeconds * sampleRate));
  std::vector<double> levels;
  for (std::int64_t first = 0; first + length <= sound.frames(); first += length)
    levels.push_back(decibels(meanSquare(sound, first, length)));
  return levels;
}

/// Mean difference between two courses of levels, their common level set aside, dB.
double departure(const std::vector<double>& from, const std::vector<double>& to) {
  if (from.empty()) return 0.0;
  std::vector<double> differences;
  const double gate = *std::max_element(from.begin(), from.end()) - kBlockRangeDb;
  double mean = 0.0;
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] > gate) {
      differences.push_back(to[i] - from[i]);
      mean += differences.back();
    }
  mean /= static_cast<double>(differences.size());
  double sum = 0.0;
  for (const double difference : differences) sum += std::abs(difference - mean);
  return sum / static_cast<double>(differences.size());
}

ChainSettings compressorOf(const ChainSettings& settings) {
  ChainSettings compressor = neutralSettings();
  for (const ParameterId id : {ParameterId::Threshold, ParameterId::Ratio, ParameterId::Attack,
                               ParameterId::Release, ParameterId::Knee})
    compressor[id] = settings[id];
  return compressor;
}

/// Tries compressors on one sound.
class CompressorTrials {
 public:
  CompressorTrials(Excerpts sound, std::stop_token stop) : sound_(std::move(sound)), stop_(std::move(stop)) {
    const AudioBuffer& part = sound_.parts.front();
    level_ = decibels(meanSquare(part, 0, part.frames()));
  }

  Result<AudioBuffer> with(const ChainSettings& settings) const {
    auto compressed = renderExcerpts(sound_, compressorOf(settings), stop_);
    if (!compressed) return tl::unexpected(compressed.error());
    return std::move(compressed->parts.front());
  }

  std::vector<double> levels(const AudioBuffer& sound) const { return blockLevels(sound, sound_.sampleRate); }

  /// The position between `open` (0) and `closed` (1) at which setAt(settings, position) gives the crest
  /// factor, which falls with the position, or comes nearest to it.
  template <typename SetAt>
  Result<void> bisect(ChainSettings& settings, double crest, const SetAt& setAt) const {
    double open = 0.0;
    double closed = 1.0;
    for (int step = 0; step < kBisections; ++step) {
      const double middle = 0.5 * (open + closed);
      setAt(settings, middle);
      const auto compressed = with(settings);
      if (!compressed) return tl::unexpected(compressed.error());
      (crestFactorDb(*compressed) > crest ? open : closed) = middle;
    }
    return {};
  }

  /// The threshold at which a character gives the crest factor.
  Result<void> placeThresholdOf(const Character& character, double crest, ChainSettings& settings) const {
    settings[ParameterId::Ratio] = character.ratio;
    settings[ParameterId::Attack] = character.attackMs;
    settings[ParameterId::Release] = character.releaseMs;
    settings[ParameterId::Knee] = kKneeDb;
    return bisect(settings, crest, [this](ChainSettings& tried, double position) {
      const double threshold = level_ + kHighestThreshold + position * (kLowestThreshold - kHighestThreshold);
      tried[ParameterId::Threshold] = clampedToRange(ParameterId::Threshold, static_cast<float>(threshold));
    });
  }

 private:
  Excerpts sound_;  ///< one part
  std::stop_token stop_;
  double level_ = 0.0;  ///< dBFS
};

Result<void> compressLess(ChainSettings& settings, double crest, const CompressorTrials& trials) {
  const double slope = 1.0 - 1.0 / static_cast<double>(settings[ParameterId::Ratio]);
  if (!(slope > 0.0)) return {};
  return trials.bisect(settings, crest, [slope](ChainSettings& tried, double position) {
    tried[ParameterId::Ratio] = static_cast<float>(1.0 / (1.0 - position * slope));
  });
}

Result<void> compressMore(ChainSettings& settings, double crest, const std::vector<double>& levels,
                          const CompressorTrials& trials) {
  std::vector<Character> characters(std::begin(kCharacters), std::end(kCharacters));
  characters.push_back(
      {settings[ParameterId::Ratio], settings[ParameterId::Attack], settings[ParameterId::Release]});
  ChainSettings best = settings;
  double lowest = HUGE_VAL;
  for (const Character& character : characters) {
    ChainSettings tried = settings;
    if (auto placed = trials.placeThresholdOf(character, crest, tried); !placed) return placed;
    const auto compressed = trials.with(tried);
    if (!compressed) return tl::unexpected(compressed.error());
    const double cost = std::abs(crestFactorDb(*compressed) - crest) +
                        kDepartureWeight * departure(levels, trials.levels(*compressed));
    if (cost < lowest) {
      lowest = cost;
      best = tried;
    }
  }
  settings = best;
  return {};
}

}  // namespace

double crestFactorDb(const AudioBuffer& sound) {
  const double power = meanSquare(sound, 0, sound.frames());
  if (!(power > 0.0)) return 0.0;
  std::vector<float> samples;
  for (int c = 0; c < sound.channels(); ++c)
    samples.insert(samples.end(), sound.channel(c).begin(), sound.channel(c).end());
  const auto below = static_cast<std::size_t>(kPeakShare * static_cast<double>(samples.size() - 1));
  std::vector<float> highest(samples.size() - below);
  std::ranges::partial_sort_copy(samples | std::views::transform([](float x) { return std::abs(x); }),
                                 highest, std::greater());
  const auto peak = static_cast<double>(highest.back());
  return decibels(peak * peak) - decibels(power);
}

Result<void> placeCrest(ChainSettings& settings, const Excerpts& input, References references,
                        const std::vector<double>& shares, double trust, const std::stop_token& stop) {
  if (!(trust > 0.0)) return {};
  double wanted = 0.0;
  for (std::size_t i = 0; i < shares.size(); ++i)
    wanted += shares[i] * crestFactorDb(loudestExcerpt(*references[i].excerpts, kLongestSeconds));
  ChainSettings uncompressed = settings;
  for (const Effect effect : {Effect::Compressor, Effect::Saturation, Effect::Width, Effect::OutputGain})
    uncompressed.setBypassed(effect, true);
  auto equalised =
      renderExcerpts({{loudestExcerpt(input, kLongestSeconds)}, input.sampleRate}, uncompressed, stop);
  if (!equalised) return tl::unexpected(equalised.error());
  const CompressorTrials trials(std::move(*equalised), stop);
  const auto given = trials.with(settings);
  if (!given) return tl::unexpected(given.error());
  const double crest = crestFactorDb(*given);
  const double difference = wanted - crest;
  if (std::abs(difference) < kContentDb) return {};
  const double followed = crest + std::min(trust, 1.0) * kFollowed * difference;
  return difference > 0.0 ? compressLess(settings, followed, trials)
                          : compressMore(settings, followed, trials.levels(*given), trials);
}

}  // namespace semblance
