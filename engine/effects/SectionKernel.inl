// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/Kernels.h"
#include "effects/Vector.inl"

namespace semblance::SEMBLANCE_KERNELS {
namespace {

/// A vector holds kWidth / Channels neighbouring sections. Each section works one frame behind the one before
/// it, so that all lanes are independent within a step, and a step costs one section's latency.
template <int Channels, int Groups>
struct SectionPipeline {
  static constexpr int kDelay = Groups * kWidth / Channels - 1;  ///< of the last section, frames

  Vector b0[Groups], b1[Groups], b2[Groups], a1[Groups], a2[Groups], s1[Groups], s2[Groups];
  Vector previous[Groups];  ///< outputs of the last step

  explicit SectionPipeline(const SectionBank& bank) {
    for (int g = 0; g < Groups; ++g) {
      b0[g] = loadVector(bank.b0.data() + g * kWidth);
      b1[g] = loadVector(bank.b1.data() + g * kWidth);
      b2[g] = loadVector(bank.b2.data() + g * kWidth);
      a1[g] = loadVector(bank.a1.data() + g * kWidth);
      a2[g] = loadVector(bank.a2.data() + g * kWidth);
      s1[g] = loadVector(bank.s1.data() + g * kWidth);
      s2[g] = loadVector(bank.s2.data() + g * kWidth);
      previous[g] = all(0.0);
    }
  }

  void keepStates(SectionBank& bank) const {
    for (int g = 0; g < Groups; ++g) {
      storeVector(bank.s1.data() + g * kWidth, s1[g]);
      storeVector(bank.s2.data() + g * kWidth, s2[g]);
    }
  }

  /// `before` holds what enters the first section in its last Channels lanes.
  Vector inputOf(int group, const Vector& before) const {
    const Vector& feeding = group == 0 ? before : previous[group - 1];
    if constexpr (Channels == 2) return __builtin_shufflevector(feeding, previous[group], 2, 3, 4, 5);
    return __builtin_shufflevector(feeding, previous[group], 3, 4, 5, 6);
  }

  void step(const Vector& before) {
    Vector input[Groups];
    for (int g = 0; g < Groups; ++g) input[g] = inputOf(g, before);
    for (int g = 0; g < Groups; ++g) {
      const Vector output = b0[g] * input[g] + s1[g];
      s1[g] = (b1[g] * input[g] + s2[g]) - a1[g] * output;
      s2[g] = b2[g] * input[g] - a2[g] * output;
      previous[g] = output;
    }
  }

  /// A step at either end of the block: only sections whose frame lies inside it keep their new states.
  void guardedStep(const Vector& before, int index, int frames) {
    Vector kept1[Groups], kept2[Groups];
    for (int g = 0; g < Groups; ++g) {
      kept1[g] = s1[g];
      kept2[g] = s2[g];
    }
    step(before);
    for (int g = 0; g < Groups; ++g) {
      for (int lane = 0; lane < kWidth; ++lane) {
        const int frame = index - (g * kWidth + lane) / Channels;
        if (frame >= 0 && frame < frames) continue;
        s1[g][lane] = kept1[g][lane];
        s2[g][lane] = kept2[g][lane];
      }
    }
  }
};

template <int Channels>
inline Vector enteringFrame(const double* samples, int index) {
  if constexpr (Channels == 2) return Vector{0.0, 0.0, samples[2 * index], samples[2 * index + 1]};
  return Vector{0.0, 0.0, 0.0, samples[index]};
}

template <int Channels>
inline void leavingFrame(double* samples, int index, const Vector& outputs) {
  if constexpr (Channels == 2) {
    samples[2 * index] = outputs[2];
    samples[2 * index + 1] = outputs[3];
  } else {
    samples[index] = outputs[3];
  }
}

template <int Channels, int Groups>
void runPipeline(SectionBank& bank, double* samples, int frames) {
  using Pipeline = SectionPipeline<Channels, Groups>;
  Pipeline pipeline(bank);
  constexpr int kDelay = Pipeline::kDelay;
  int index = 0;
  for (; index < kDelay; ++index) {
    const Vector before = index < frames ? enteringFrame<Channels>(samples, index) : all(0.0);
    pipeline.guardedStep(before, index, frames);
    if (index - kDelay >= 0) leavingFrame<Channels>(samples, index - kDelay, pipeline.previous[Groups - 1]);
  }
  for (; index < frames; ++index) {
    pipeline.step(enteringFrame<Channels>(samples, index));
    leavingFrame<Channels>(samples, index - kDelay, pipeline.previous[Groups - 1]);
  }
  for (; index < frames + kDelay; ++index) {
    pipeline.guardedStep(all(0.0), index, frames);
    if (index - kDelay >= 0) leavingFrame<Channels>(samples, index - kDelay, pipeline.previous[Groups - 1]);
  }
  pipeline.keepStates(bank);
}

void runSections(SectionBank& bank, double* samples, int frames, int channels) {
  const int groups = (bank.count * channels + kWidth - 1) / kWidth;
  if (channels == 2) {
    if (groups == 1) runPipeline<2, 1>(bank, samples, frames);
    if (groups == 2) runPipeline<2, 2>(bank, samples, frames);
    if (groups == 3) runPipeline<2, 3>(bank, samples, frames);
  } else {
    if (groups == 1) runPipeline<1, 1>(bank, samples, frames);
    if (groups == 2) runPipeline<1, 2>(bank, samples, frames);
  }
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
