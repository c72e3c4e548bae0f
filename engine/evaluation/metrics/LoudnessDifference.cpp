// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/LoudnessDifference.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "audio/LoudnessMeter.h"
#include "effects/Biquad.h"

namespace semblance {

namespace {

constexpr double kBlockSeconds = 0.4;
constexpr double kStep = 0.25;  // of a block
constexpr double kRelativeGate = -10.0;

/// High-pass of the audio-EQ cookbook.
BiquadCoefficients<double> designHighPass(double frequency, double q, double sampleRate) {
  const double omega = 2.0 * std::numbers::pi * frequency / sampleRate;
  const double c = std::cos(omega);
  const double alpha = std::sin(omega) / (2.0 * q);
  const double a0 = 1.0 + alpha;
  return {0.5 * (1.0 + c) / a0, -(1.0 + c) / a0, 0.5 * (1.0 + c) / a0, -2.0 * c / a0, (1.0 - alpha) / a0};
}

void filter(const BiquadCoefficients<double>& section, std::span<double> samples) {
  double s1 = 0.0;
  double s2 = 0.0;
  for (double& sample : samples) {
    const double x = sample;
    sample = section.b0 * x + s1;
    s1 = section.b1 * x - section.a1 * sample + s2;
    s2 = section.b2 * x - section.a2 * sample;
  }
}

/// Mean squares of the overlapping blocks of a filtered signal of at least one block.
std::vector<double> blockEnergies(std::span<const double> samples, double sampleRate) {
  const double blockFrames = kBlockSeconds * sampleRate;
  const double seconds = static_cast<double>(samples.size()) / sampleRate;
  // nearbyint rounds halves to even, as the measured code does.
  const auto blocks =
      static_cast<std::size_t>(std::nearbyint((seconds - kBlockSeconds) / (kBlockSeconds * kStep))) + 1;
  std::vector<double> energies(blocks);
  for (std::size_t j = 0; j < blocks; ++j) {
    const double start = static_cast<double>(j) * kStep;
    const auto begin = static_cast<std::size_t>(kBlockSeconds * start * sampleRate);
    const auto end =
        std::min(static_cast<std::size_t>(kBlockSeconds * (start + 1.0) * sampleRate), samples.size());
    for (std::size_t n = begin; n < end; ++n) energies[j] += samples[n] * samples[n];
    energies[j] /= blockFrames;
  }
  return energies;
}

double lufs(double energy) { return -0.691 + 10.0 * std::log10(energy); }

/// Mean of the energies louder than a gate in LUFS; 0 if there is none.
double gatedMean(const std::vector<double>& energies, double gate) {
  double sum = 0.0;
  int count = 0;
  for (const double energy : energies) {
    if (!(energy > 0.0) || lufs(energy) <= gate) continue;
    sum += energy;
    ++count;
  }
  return count > 0 ? sum / count : 0.0;
}

}  // namespace

double publishedLoudness(std::span<const float> signal, double sampleRate, int copies) {
  std::vector<double> samples(signal.begin(), signal.end());
  const auto shortest = static_cast<std::size_t>(std::ceil(kBlockSeconds * sampleRate));
  if (samples.size() < shortest) samples.resize(shortest);
  filter(designBand(BandType::HighShelf, 4.0, 1500.0, std::numbers::sqrt2 / 2.0, sampleRate), samples);
  filter(designHighPass(38.0, 0.5, sampleRate), samples);
  std::vector<double> energies = blockEnergies(samples, sampleRate);
  for (double& energy : energies) energy *= copies;
  const double ungated = gatedMean(energies, kSilentLufs);
  if (ungated == 0.0) return kSilentLufs;
  const double gated = gatedMean(energies, std::max(kSilentLufs, lufs(ungated) + kRelativeGate));
  return std::max(lufs(gated), kSilentLufs);
}

double standardLoudness(std::span<const float> signal, int sampleRate) {
  const auto shortest = static_cast<std::int64_t>(std::ceil(kBlockSeconds * sampleRate));
  AudioBuffer buffer(1, std::max(static_cast<std::int64_t>(signal.size()), shortest));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  LoudnessMeter meter(1, sampleRate, false);
  meter.add(buffer, buffer.frames());
  return std::max(meter.integrated(), kSilentLufs);
}

double loudnessDifferencePublished(std::span<const float> output, std::span<const float> target,
                                   double sampleRate) {
  return std::abs(publishedLoudness(output, sampleRate) - publishedLoudness(target, sampleRate));
}

double loudnessDifferenceStandard(std::span<const float> output, std::span<const float> target,
                                  int sampleRate) {
  return std::abs(standardLoudness(output, sampleRate) - standardLoudness(target, sampleRate));
}

}  // namespace semblance
