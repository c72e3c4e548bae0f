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
        halfKnee_(0.5 * block.knee),
        kneeFactor_(block.knee > 0.0 ? 0.5 / block.knee : 0.0),
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
    block.largestReduction = largest_;
    block.largestMagnitude = 0.0;
    for (int lane = 0; lane < kWidth; ++lane)
      if (magnitudes_[lane] > block.largestMagnitude) block.largestMagnitude = magnitudes_[lane];
  }

 private:
  static Vector linkedMagnitudes(const double* samples) {
    const Vector first = magnitude(loadVector(samples));
    if constexpr (Channels == 1) return first;
    const Vector second = magnitude(loadVector(samples + kWidth));
    return larger(__builtin_shufflevector(first, second, 0, 2, 4, 6),
                  __builtin_shufflevector(first, second, 1, 3, 5, 7));
  }

  Vector wanted(const double* samples) {
    const Vector magnitudes = linkedMagnitudes(samples);
    magnitudes_ = larger(magnitudes, magnitudes_);
    constexpr double kDecibelsPerNeper = 8.685889638065037;  // 20/ln 10
    const Vector level = larger(logarithm(magnitudes + 1e-8) * kDecibelsPerNeper, all(-96.0));
    const Vector over = level - block_.threshold;
    const Vector inside = smaller(larger(over + halfKnee_, all(0.0)), all(block_.knee));
    const Vector above = larger(over - halfKnee_, all(0.0));
    return block_.slope * (inside * inside * kneeFactor_ + above);
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
      largest_ = reduction_ > largest_ ? reduction_ : largest_;
      values[i] = reduction_;
    }
  }

  void amplify(double* samples, const Vector& reductions) const {
    constexpr double kOctavesPerDecibel = -0.16609640474436813;  // -log2(10)/20
    const Vector gain = block_.gain * exponential2(reductions * kOctavesPerDecibel);
    if constexpr (Channels == 1) {
      storeVector(samples, loadVector(samples) * gain);
    } else {
      storeVector(samples, loadVector(samples) * __builtin_shufflevector(gain, gain, 0, 0, 1, 1));
      storeVector(samples + kWidth,
                  loadVector(samples + kWidth) * __builtin_shufflevector(gain, gain, 2, 2, 3, 3));
    }
  }

  const CompressorBlock block_;
  const double halfKnee_;
  const double kneeFactor_;
  double reduction_;
  double largest_ = 0.0;
  Vector magnitudes_ = all(0.0);  ///< largest so far
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
