// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Features.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "audio/Fourier.h"
#include "audio/LoudnessMeter.h"

namespace semblance {

namespace {

constexpr double kLowestBand = 30.0;
constexpr double kHighestBand = 20000.0;
constexpr double kActiveRange = 40.0;  // dB below the 95 % quantile up to which frames count
constexpr double kBandLimitRange =
    70.0;  // dB below the strongest band: nothing but noise of a codec or a resampler
constexpr float kFloorDb = -120.0f;

float decibels(double power) {
  return power > 1e-12 ? static_cast<float>(10.0 * std::log10(power)) : kFloorDb;
}

int frameSize(int sampleRate) {
  // About 85 ms at every rate, so that a band's level means the same.
  const double wanted = 0.0853 * sampleRate;
  const auto below = std::bit_floor(static_cast<unsigned>(wanted));
  return static_cast<int>(wanted / below > std::sqrt(2.0) ? 2 * below : below);
}

struct Triangle {
  int firstBin;
  std::vector<float> weights;
};

// Triangles on a logarithmic axis, at least three bins wide so that low bands never fall between bins.
std::vector<Triangle> bandTriangles(int sampleRate, int size) {
  const auto centres = featureBandFrequencies();
  const double step = std::log(centres[1] / centres[0]);
  const double binWidth = static_cast<double>(sampleRate) / size;
  std::vector<Triangle> triangles;
  for (const double centre : centres) {
    const double halfWidth = std::max(centre * step, 1.5 * binWidth);
    const int first = std::max(1, static_cast<int>(std::ceil((centre - halfWidth) / binWidth)));
    const int last = std::min(size / 2, static_cast<int>((centre + halfWidth) / binWidth));
    Triangle triangle{first, {}};
    for (int bin = first; bin <= last; ++bin)
      triangle.weights.push_back(
          static_cast<float>(std::max(1e-3, 1.0 - std::abs(bin * binWidth - centre) / halfWidth)));
    const float sum = std::accumulate(triangle.weights.begin(), triangle.weights.end(), 0.0f);
    for (float& weight : triangle.weights) weight /= sum;
    triangles.push_back(std::move(triangle));
  }
  return triangles;
}

struct Frames {
  std::vector<std::array<float, kFeatureBands>> bandPower;
  std::vector<float> levelDb;
};

class FrameAnalyser {
 public:
  explicit FrameAnalyser(int sampleRate)
      : fourier_(frameSize(sampleRate)),
        window_(hannWindow(fourier_.size())),
        triangles_(bandTriangles(sampleRate, fourier_.size())) {}

  void add(const AudioBuffer& excerpt, Frames& frames) {
    const std::int64_t hop = fourier_.size() / 2;
    std::int64_t start = 0;
    do {
      addFrame(excerpt, start, frames);
      start += hop;
    } while (start + fourier_.size() <= excerpt.frames());
  }

 private:
  void addFrame(const AudioBuffer& excerpt, std::int64_t start, Frames& frames) {
    std::vector<float> power(static_cast<std::size_t>(fourier_.bins()), 0.0f);
    const std::int64_t available = std::min<std::int64_t>(fourier_.size(), excerpt.frames() - start);
    for (int channel = 0; channel < excerpt.channels(); ++channel) {
      const auto source = excerpt.channel(channel).subspan(static_cast<std::size_t>(start),
                                                           static_cast<std::size_t>(available));
      const auto time = fourier_.time();
      for (std::size_t n = 0; n < source.size(); ++n) time[n] = source[n] * window_[n];
      std::fill(time.begin() + available, time.end(), 0.0f);
      fourier_.forward();
      const auto spectrum = fourier_.spectrum();
      for (std::size_t k = 0; k < power.size(); ++k) power[k] += std::norm(spectrum[k]);
    }
    // A full-scale sine reads 0 dB: |X| of a sine of amplitude 1 is N/4 under a Hann window.
    const float scale = 16.0f / (static_cast<float>(fourier_.size()) * static_cast<float>(fourier_.size()) *
                                 static_cast<float>(excerpt.channels()));
    std::array<float, kFeatureBands> bands{};
    for (std::size_t b = 0; b < bands.size(); ++b) {
      const Triangle& triangle = triangles_[b];
      float sum = 0.0f;
      for (std::size_t i = 0; i < triangle.weights.size(); ++i)
        sum += triangle.weights[i] * power[static_cast<std::size_t>(triangle.firstBin) + i];
      bands[b] = sum * scale;
    }
    frames.levelDb.push_back(
        decibels(static_cast<double>(scale) * std::accumulate(power.begin() + 1, power.end(), 0.0)));
    frames.bandPower.push_back(bands);
  }

  Fourier fourier_;
  std::span<const float> window_;
  std::vector<Triangle> triangles_;
};

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

void describeBands(const Frames& frames, int sampleRate, float level, SignalFeatures& features) {
  const auto active = activeFrames(frames.levelDb);
  std::vector<float> values(active.size());
  std::array<float, kFeatureBands> meanDb{};
  for (std::size_t band = 0; band < kFeatureBands; ++band) {
    double sum = 0.0;
    for (std::size_t i = 0; i < active.size(); ++i) {
      const float power = frames.bandPower[active[i]][band];
      values[i] = decibels(power);
      sum += power;
    }
    std::array<float, kLevelQuantiles> quantiles{};
    writeQuantiles(values, level, quantiles);
    for (std::size_t q = 0; q < quantiles.size(); ++q)
      features.bands[q * kFeatureBands + band] = quantiles[q];
    meanDb[band] = decibels(sum / static_cast<double>(active.size())) - level;
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

std::vector<float> movingLevel(const std::vector<float>& power, std::size_t length) {
  std::vector<float> levels;
  double sum = 0.0;
  for (std::size_t i = 0; i < power.size(); ++i) {
    sum += power[i];
    if (i + 1 >= length) {
      levels.push_back(decibels(sum / static_cast<double>(length)));
      sum -= power[i + 1 - length];
    }
  }
  if (levels.empty())
    levels.push_back(decibels(sum / static_cast<double>(std::max<std::size_t>(1, power.size()))));
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
    out.peakDb.push_back(decibels(static_cast<double>(peak) * peak));
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
  features.dynamics.back() = decibels(static_cast<double>(frames.peak) * frames.peak) - level;
}

}  // namespace

std::span<const double, kFeatureBands> featureBandFrequencies() {
  static const auto frequencies = [] {
    std::array<double, kFeatureBands> built{};
    for (std::size_t i = 0; i < built.size(); ++i)
      built[i] =
          kLowestBand * std::pow(kHighestBand / kLowestBand, static_cast<double>(i) / (kFeatureBands - 1));
    return built;
  }();
  return frequencies;
}

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
    levels.push_back(decibels(static_cast<double>(peak) * peak));
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
  FrameAnalyser analyser(sampleRate);
  Frames frames;
  ShortTime shortTime;
  for (const AudioBuffer& excerpt : excerpts) {
    meter.add(excerpt, excerpt.frames());
    analyser.add(excerpt, frames);
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
  return features;
}

}  // namespace semblance
