// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Features.h"

#include <algorithm>
#include <cmath>

#include "audio/LoudnessMeter.h"
#include "learning/BandFrames.h"

namespace semblance {

namespace {

constexpr double kActiveRange = 40.0;  // dB below the 95 % quantile up to which frames count
constexpr double kBandLimitRange =
    70.0;  // dB below the strongest band: nothing but noise of a codec or a resampler
constexpr float kFloorDb = kSilentBandDb;
constexpr float kLowestFrameDb = -80.0f;  // relative to the loudness; below it only noise is compared

constexpr std::array<double, kLevelQuantiles> kPositions{0.02, 0.1, 0.2, 0.3, 0.4, 0.5,
                                                         0.6,  0.7, 0.8, 0.9, 0.98};

float sortedQuantile(const std::vector<float>& sorted, double position) {
  const double index = position * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(index);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const auto fraction = static_cast<float>(index - static_cast<double>(below));
  return sorted[below] + fraction * (sorted[above] - sorted[below]);
}

// Writes the quantiles of `values`, less `offset`, to `out`.
void writeQuantiles(std::vector<float> values, float offset, std::span<float> out) {
  std::sort(values.begin(), values.end());
  for (std::size_t i = 0; i < kPositions.size(); ++i)
    out[i] = std::max(sortedQuantile(values, kPositions[i]) - offset, kFloorDb);
}

std::vector<std::size_t> activeFrames(const std::vector<float>& levelDb) {
  const double gate = quantile(levelDb, 0.95) - kActiveRange;
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < levelDb.size(); ++i)
    if (levelDb[i] > gate) active.push_back(i);
  return active;
}

void describeBands(const BandFrames& frames, int sampleRate, float level, SignalFeatures& features) {
  const auto active = activeFrames(frames.levelDb);
  std::vector<float> values(active.size());
  std::array<float, kFeatureBands> meanDb{};
  for (std::size_t band = 0; band < kFeatureBands; ++band) {
    double sum = 0.0;
    for (std::size_t i = 0; i < active.size(); ++i) {
      const float power = frames.bandPower[active[i]][band];
      values[i] = powerToDb(static_cast<double>(power));
      sum += power;
    }
    std::array<float, kLevelQuantiles> quantiles{};
    writeQuantiles(values, level, quantiles);
    for (std::size_t q = 0; q < quantiles.size(); ++q)
      features.bands[q * kFeatureBands + band] = quantiles[q];
    meanDb[band] = powerToDb(sum / static_cast<double>(active.size())) - level;
    features.bands[kLevelQuantiles * kFeatureBands + band] = meanDb[band];
  }
  // From the top down: bands above the source's limit hold nothing that says anything about its production.
  const float gate = *std::max_element(meanDb.begin(), meanDb.end()) - static_cast<float>(kBandLimitRange);
  bool reached = false;
  for (std::size_t band = kFeatureBands; band-- > 0;) {
    reached = reached || meanDb[band] > gate;
    features.mask[band] = reached && featureBandFrequencies()[band] < 0.45 * sampleRate ? 1.0f : 0.0f;
  }
}

// Evenly chosen active frames, for alignFrames().
void keepFrames(const BandFrames& frames, float level, SignalFeatures& features) {
  const auto active = activeFrames(frames.levelDb);
  const std::size_t count = std::min<std::size_t>(active.size(), kAlignedFrames);
  features.frames.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& power = frames.bandPower[active[i * active.size() / count]];
    for (std::size_t band = 0; band < kFeatureBands; ++band)
      features.frames[i][band] =
          std::max(powerToDb(static_cast<double>(power[band])) - level, kLowestFrameDb);
  }
}

std::vector<float> movingLevel(const std::vector<float>& power, std::size_t length) {
  std::vector<float> levels;
  double sum = 0.0;
  for (std::size_t i = 0; i < power.size(); ++i) {
    sum += power[i];
    if (i + 1 >= length) {
      levels.push_back(powerToDb(sum / static_cast<double>(length)));
      sum -= power[i + 1 - length];
    }
  }
  if (levels.empty())
    levels.push_back(powerToDb(sum / static_cast<double>(std::max<std::size_t>(1, power.size()))));
  return levels;
}

std::vector<float> louderThan(const std::vector<float>& levels, double range) {
  const float gate = quantile(levels, 0.95) - static_cast<float>(range);
  std::vector<float> kept;
  for (const float level : levels)
    if (level > gate) kept.push_back(level);
  return kept;
}

std::vector<float> levelChanges(const std::vector<float>& levels, std::size_t lag) {
  const float gate = quantile(levels, 0.95) - static_cast<float>(kActiveRange);
  std::vector<float> changes;
  for (std::size_t i = lag; i < levels.size(); ++i)
    if (std::max(levels[i], levels[i - lag]) > gate) changes.push_back(levels[i] - levels[i - lag]);
  if (changes.empty()) changes.push_back(0.0f);
  return changes;
}

struct ShortTime {
  std::vector<float> peakDb;
  std::vector<float> power;
  float peak = 0.0f;
};

void addShortTime(const AudioBuffer& excerpt, int sampleRate, ShortTime& out) {
  const auto hop = static_cast<std::int64_t>(std::lround(0.005 * sampleRate));
  for (std::int64_t start = 0; start + hop <= excerpt.frames(); start += hop) {
    float peak = 0.0f;
    double energy = 0.0;
    for (int channel = 0; channel < excerpt.channels(); ++channel)
      for (const float x :
           excerpt.channel(channel).subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(hop))) {
        peak = std::max(peak, std::abs(x));
        energy += static_cast<double>(x) * x;
      }
    out.peakDb.push_back(powerToDb(static_cast<double>(peak) * peak));
    out.power.push_back(static_cast<float>(energy / static_cast<double>(hop * excerpt.channels())));
    out.peak = std::max(out.peak, peak);
  }
}

void describeDynamics(const ShortTime& frames, float level, SignalFeatures& features) {
  const auto slot = [&](std::size_t index) {
    return std::span(features.dynamics).subspan(index * kLevelQuantiles, kLevelQuantiles);
  };
  const std::vector<float> level5 = movingLevel(frames.power, 1);
  writeQuantiles(louderThan(frames.peakDb, kActiveRange), level, slot(0));
  writeQuantiles(louderThan(level5, kActiveRange), level, slot(1));
  writeQuantiles(louderThan(movingLevel(frames.power, 8), kActiveRange), level, slot(2));
  writeQuantiles(louderThan(movingLevel(frames.power, 60), kActiveRange), level, slot(3));
  writeQuantiles(levelChanges(level5, 2), 0.0f, slot(4));
  writeQuantiles(levelChanges(level5, 8), 0.0f, slot(5));
  features.dynamics.back() = powerToDb(static_cast<double>(frames.peak) * frames.peak) - level;
}

}  // namespace

float quantile(std::vector<float> values, double position) {
  const double index = position * static_cast<double>(values.size() - 1);
  const auto below = values.begin() + static_cast<std::ptrdiff_t>(index);
  std::nth_element(values.begin(), below, values.end());
  const float low = *below;
  if (below + 1 == values.end()) return low;
  const float high = *std::min_element(below + 1, values.end());
  return low + static_cast<float>(index - std::floor(index)) * (high - low);
}

std::vector<float> peakLevels(const AudioBuffer& signal, int sampleRate, double frameSeconds) {
  const auto hop = static_cast<std::int64_t>(std::lround(frameSeconds * sampleRate));
  std::vector<float> levels;
  for (std::int64_t start = 0; start + hop <= signal.frames(); start += hop) {
    float peak = 0.0f;
    for (int channel = 0; channel < signal.channels(); ++channel)
      for (const float x :
           signal.channel(channel).subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(hop)))
        peak = std::max(peak, std::abs(x));
    levels.push_back(powerToDb(static_cast<double>(peak) * peak));
  }
  return levels;
}

double thresholdReferenceDb(const std::vector<float>& levels) {
  if (levels.empty()) return kFloorDb;
  return quantile(louderThan(levels, kActiveRange), 0.9);
}

Result<SignalFeatures> extractFeatures(std::span<const AudioBuffer> excerpts, int sampleRate) {
  std::int64_t length = 0;
  for (const AudioBuffer& excerpt : excerpts) length += excerpt.frames();
  if (length < sampleRate / 2) return fail("There is less than half a second of sound to listen to.");

  LoudnessMeter meter(excerpts.front().channels(), sampleRate, false);
  BandAnalyser longFrames(sampleRate, 0.0853);
  BandAnalyser shortFrames(sampleRate, 0.0213);
  BandFrames frames;
  BandFrames moments;
  ShortTime shortTime;
  for (const AudioBuffer& excerpt : excerpts) {
    meter.add(excerpt, excerpt.frames());
    longFrames.add(excerpt, frames);
    shortFrames.add(excerpt, moments);
    addShortTime(excerpt, sampleRate, shortTime);
  }
  SignalFeatures features;
  features.loudness = static_cast<float>(meter.integrated());
  if (!std::isfinite(features.loudness)) return fail("There is nothing but silence to listen to.");
  // Loudness adds channels where the levels here average them: set against one channel's share, a mono track
  // and the same in stereo read alike.
  const float level = features.loudness - static_cast<float>(10.0 * std::log10(excerpts.front().channels()));
  describeBands(frames, sampleRate, level, features);
  describeDynamics(shortTime, level, features);
  keepFrames(moments, level, features);
  return features;
}

}  // namespace semblance
