// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/Kernels.h"
#include "effects/Vector.inl"

namespace semblance::SEMBLANCE_KERNELS {
namespace {

/// Four frames at a time, in three stages that work on neighbouring groups at once: detector and curve of the
/// next one, the smoother (the only one that has to wait for the frame before) of this one, the gain of the
/// last one.
template <int Channels, bool AttackFaster>
class CompressorLoop {
 public:
  explicit CompressorLoop(const CompressorBlock& block)
      : block_(block),
        threshold_(block.threshold / kDecibelsPerOctave),
        knee_(block.knee / kDecibelsPerOctave),
        slope_(block.slope * kDecibelsPerOctave),
        kneeFactor_(block.knee > 0.0 ? 0.5 / knee_ : 0.0),
        reduction_(block.reduction) {}

  /// `groups` whole groups.
  void run(double* samples, int groups) {
    constexpr int kGroup = kWidth * Channels;
    if (groups == 0) return;
    Vector next = wanted(samples);
    Vector last = all(0.0);
    for (int g = 0; g < groups; ++g) {
      Vector present = next;
      if (g + 1 < groups) next = wanted(samples + (g + 1) * kGroup);
      smooth(present, kWidth);
      if (g > 0 && block_.audible) amplify(samples + (g - 1) * kGroup, last);
      last = present;
    }
    if (block_.audible) amplify(samples + (groups - 1) * kGroup, last);
  }

  /// The first `frames` of a group.
  void runPart(double* samples, int frames) {
    Vector reductions = wanted(samples);
    smooth(reductions, frames);
    if (block_.audible) amplify(samples, reductions);
  }

  void finish(CompressorBlock& block) const {
    block.reduction = reduction_;
    block.largestReduction = largestOf(largest_);
    block.largestMagnitude = largestOf(magnitudes_);
  }

 private:
  static Vector linkedMagnitudes(const double* samples) {
    const Vector first = magnitude(loadVector(samples));
    if constexpr (Channels == 1) return first;
    const Vector second = magnitude(loadVector(samples + kWidth));
    return larger(__builtin_shufflevector(first, second, 0, 2, 4, 6),
                  __builtin_shufflevector(first, second, 1, 3, 5, 7));
  }

  /// Levels in octaves, that is in 6.02 dB. The floor of detectorLevelDb() is not needed: at -96 dB no
  /// setting of the parameter table wants a reduction.
  Vector wanted(const double* samples) {
    const Vector magnitudes = linkedMagnitudes(samples);
    magnitudes_ = larger(magnitudes, magnitudes_);
    const Vector over = logarithm2(magnitudes + 1e-8) - threshold_;
    const Vector inside = smaller(larger(over + 0.5 * knee_, all(0.0)), all(knee_));
    const Vector above = larger(over - 0.5 * knee_, all(0.0));
    return slope_ * (inside * inside * kneeFactor_ + above);
  }

  /// Of the attack's and the release's next values the branch takes the larger where attack is the faster
  /// one, else the smaller: x > y makes both steps go up, and the faster one goes further; x < y makes them
  /// go down.
  void smooth(Vector& values, int count) {
    const Vector attackInput = (1.0 - block_.attack) * values;
    const Vector releaseInput = (1.0 - block_.release) * values;
    for (int i = 0; i < count; ++i) {
      const double attacking = block_.attack * reduction_ + attackInput[i];
      const double releasing = block_.release * reduction_ + releaseInput[i];
      if constexpr (AttackFaster)
        reduction_ = attacking > releasing ? attacking : releasing;
      else
        reduction_ = attacking < releasing ? attacking : releasing;
      values[i] = reduction_;
    }
    for (int i = count; i < kWidth; ++i) values[i] = 0.0;
    largest_ = larger(values, largest_);
  }

  void amplify(double* samples, const Vector& reductions) const {
    const Vector gain = block_.gain * exponential2(reductions * (-1.0 / kDecibelsPerOctave));
    if constexpr (Channels == 1) {
      storeVector(samples, loadVector(samples) * gain);
    } else {
      storeVector(samples, loadVector(samples) * __builtin_shufflevector(gain, gain, 0, 0, 1, 1));
      storeVector(samples + kWidth,
                  loadVector(samples + kWidth) * __builtin_shufflevector(gain, gain, 2, 2, 3, 3));
    }
  }

  static constexpr double kDecibelsPerOctave = 6.020599913279624;  // 20 log10(2)

  const CompressorBlock block_;
  const double threshold_;  ///< octaves
  const double knee_;       ///< octaves
  const double slope_;      ///< dB per octave
  const double kneeFactor_;
  double reduction_;              ///< dB
  Vector largest_ = all(0.0);     ///< reductions
  Vector magnitudes_ = all(0.0);  ///< largest
};

template <int Channels, bool AttackFaster>
void compressBlock(CompressorBlock& block, double* samples, int frames) {
  CompressorLoop<Channels, AttackFaster> loop(block);
  const int groups = frames / kWidth;
  loop.run(samples, groups);
  if (const int rest = frames % kWidth; rest > 0) {
    double* const from = samples + groups * kWidth * Channels;
    double padded[kWidth * Channels] = {};
    const auto bytes = static_cast<std::size_t>(rest * Channels) * sizeof(double);
    __builtin_memcpy(padded, from, bytes);
    loop.runPart(padded, rest);
    __builtin_memcpy(from, padded, bytes);
  }
  loop.finish(block);
}

void compress(CompressorBlock& block, double* samples, int frames, int channels) {
  const bool attackFaster = block.attack <= block.release;
  if (channels == 2)
    attackFaster ? compressBlock<2, true>(block, samples, frames)
                 : compressBlock<2, false>(block, samples, frames);
  else
    attackFaster ? compressBlock<1, true>(block, samples, frames)
                 : compressBlock<1, false>(block, samples, frames);
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
