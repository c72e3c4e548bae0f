// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingExample.h"

#include <algorithm>
#include <cmath>

#include "audio/LoudnessMeter.h"
#include "learning/BiquadCascade.h"

namespace semblance {

namespace {

constexpr double kFloorDb = -120.0;
constexpr double kToneWidth = 4.0;  // bands of 0.15 octave, standard deviation of what counts as tone
constexpr double kWidestResponse =
    40.0;  // dB; differences of two random equalisers beyond it are not matched

AudioBuffer asBuffer(const std::vector<float>& samples) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(samples.size()));
  std::copy(samples.begin(), samples.end(), buffer.channel(0).begin());
  return buffer;
}

// Cookbook sections are minimum phase: the inverse is the section with numerator and denominator exchanged.
BiquadCoefficients<double> inverted(const BiquadCoefficients<double>& c) {
  return {1.0 / c.b0, c.a1 / c.b0, c.a2 / c.b0, c.b1 / c.b0, c.b2 / c.b0};
}

// The input after the equaliser that is right for it: what the target's compressor was fed.
AudioBuffer compressorInput(const TrainingPair& pair) {
  const auto design = [&](const TreatmentBand& band) {
    return designBand<double>(band.type, band.gainDb, band.frequency, band.q, pair.sampleRate);
  };
  std::vector<BiquadCoefficients<double>> sections;
  for (const TreatmentBand& band : pair.inputTreatment.bands) sections.push_back(inverted(design(band)));
  for (const TreatmentBand& band : pair.targetTreatment.bands) sections.push_back(design(band));
  AudioBuffer buffer = asBuffer(pair.input);
  filterCascade(sections, buffer.channel(0));
  float peak = 1e-9f;
  for (const float x : buffer.channel(0)) peak = std::max(peak, std::abs(x));
  for (float& x : buffer.channel(0)) x /= peak;
  return buffer;
}

double loudnessOf(const AudioBuffer& sound, int sampleRate) {
  LoudnessMeter meter(sound.channels(), sampleRate, false);
  meter.add(sound, sound.frames());
  return meter.integrated();
}

std::vector<double> frameLevels(std::span<const float> signal, std::int64_t hop) {
  std::vector<double> levels;
  for (std::int64_t start = 0; start + hop <= static_cast<std::int64_t>(signal.size()); start += hop) {
    double energy = 0.0;
    for (const float x : signal.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(hop)))
      energy += static_cast<double>(x) * x;
    levels.push_back(std::max(kFloorDb, 10.0 * std::log10(energy / static_cast<double>(hop) + 1e-13)));
  }
  return levels;
}

std::int16_t centibels(double decibels) {
  return static_cast<std::int16_t>(std::lround(std::clamp(decibels, -300.0, 300.0) * 100.0));
}

void describeDynamics(const TrainingPair& pair, std::size_t detectorFrames, TrainingExample& example) {
  const AudioBuffer before = compressorInput(pair);
  const auto peaks = peakLevels(before, pair.sampleRate, kDetectorFrameSeconds);
  const auto hop = static_cast<std::int64_t>(std::lround(kDetectorFrameSeconds * pair.sampleRate));
  const auto levelBefore = frameLevels(before.channel(0), hop);
  const auto levelAfter = frameLevels(pair.target, hop);
  const double origin = thresholdReferenceDb(peaks);
  const bool changed = pair.inputTreatment.dynamics || pair.targetTreatment.dynamics;
  example.levels.assign(detectorFrames, centibels(kFloorDb));
  example.reduction.assign(detectorFrames, 0);
  for (std::size_t i = 0; i < std::min(detectorFrames, peaks.size()); ++i) {
    example.levels[i] = centibels(static_cast<double>(peaks[i]) - origin);
    if (changed) example.reduction[i] = centibels(levelBefore[i] - levelAfter[i]);
  }
}

// Averages over neighbouring bands by a Gaussian, masked ones left out.
std::array<float, kFeatureBands> smoothed(const std::array<float, kFeatureBands>& values,
                                          const std::array<float, kFeatureBands>& mask) {
  std::array<float, kFeatureBands> result{};
  for (int centre = 0; centre < kFeatureBands; ++centre) {
    double sum = 0.0;
    double weights = 1e-9;
    for (int band = 0; band < kFeatureBands; ++band) {
      const double distance = (band - centre) / kToneWidth;
      const double weight =
          std::exp(-0.5 * distance * distance) * static_cast<double>(mask[static_cast<std::size_t>(band)]);
      sum += weight * static_cast<double>(values[static_cast<std::size_t>(band)]);
      weights += weight;
    }
    result[static_cast<std::size_t>(centre)] = static_cast<float>(sum / weights);
  }
  return result;
}

// Different recordings differ in tone before any treatment too, and a match of them takes that over as well,
// in broad strokes; the finer differences are what is played.
void addToneDifference(TrainingExample& example) {
  constexpr std::size_t mean = std::size_t{kLevelQuantiles} * kFeatureBands;
  std::array<float, kFeatureBands> remainder{};
  std::array<float, kFeatureBands> mask{};
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    mask[b] = example.input.mask[b] * example.reference.mask[b];
    remainder[b] = example.reference.bands[mean + b] - example.input.bands[mean + b] - example.responseDb[b];
  }
  const auto tone = smoothed(remainder, mask);
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    const double limit = kWidestResponse;
    example.responseDb[b] = static_cast<float>(
        std::clamp(static_cast<double>(example.responseDb[b]) + static_cast<double>(tone[b]), -limit, limit));
  }
  example.loudnessChange = example.reference.loudness - example.input.loudness;
}

}  // namespace

std::optional<TrainingExample> describePair(const TrainingPair& pair, std::size_t detectorFrames) {
  const AudioBuffer input = asBuffer(pair.input);
  const AudioBuffer reference = asBuffer(pair.reference);
  auto inputFeatures = extractFeatures(std::span(&input, 1), pair.sampleRate);
  auto referenceFeatures = extractFeatures(std::span(&reference, 1), pair.sampleRate);
  const double targetLoudness = loudnessOf(asBuffer(pair.target), pair.sampleRate);
  if (!inputFeatures || !referenceFeatures || !std::isfinite(targetLoudness)) return {};

  TrainingExample example;
  example.input = *inputFeatures;
  example.reference = *referenceFeatures;
  example.alignment = alignFrames(example.input, example.reference);
  example.loudnessChange = static_cast<float>(targetLoudness) - inputFeatures->loudness;
  example.sampleRate = static_cast<float>(pair.sampleRate);
  example.compressed = pair.targetTreatment.dynamics.has_value();
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    const double frequency = std::min(featureBandFrequencies()[b], 0.49 * pair.sampleRate);
    const double change = treatmentResponseDb(pair.targetTreatment, frequency, pair.sampleRate) -
                          treatmentResponseDb(pair.inputTreatment, frequency, pair.sampleRate);
    example.responseDb[b] = static_cast<float>(std::clamp(change, -kWidestResponse, kWidestResponse));
  }
  if (!pair.sameContent) addToneDifference(example);
  describeDynamics(pair, detectorFrames, example);
  return example;
}

}  // namespace semblance
