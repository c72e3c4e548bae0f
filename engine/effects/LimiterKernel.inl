// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "effects/Kernels.h"
#include "effects/Vector.inl"

namespace semblance::SEMBLANCE_KERNELS {
namespace {

using WideFloats = float __attribute__((vector_size(32)));
inline constexpr int kFloatWidth = 8;

inline WideFloats loadWideFloats(const float* from) {
  WideFloats v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}

inline WideFloats largerMagnitude(const WideFloats& peak, const WideFloats& value) {
  const WideFloats positive = value < 0.0f ? -value : value;
  return positive > peak ? positive : peak;
}

/// Largest magnitude of three interpolated values behind each of eight samples.
inline WideFloats peaksOfEight(const float* from, const InterpolationTaps& taps) {
  WideFloats quarter{};
  WideFloats half{};
  WideFloats threeQuarters{};
  for (std::size_t k = 0; k < InterpolationTaps::kTaps; ++k) {
    const WideFloats x = loadWideFloats(from + k);
    quarter += taps.phases[0][k] * x;
    half += taps.phases[1][k] * x;
    threeQuarters += taps.phases[2][k] * x;
  }
  return largerMagnitude(largerMagnitude(largerMagnitude(WideFloats{}, quarter), half), threeQuarters);
}

void interSamplePeaks(const float* samples, int frames, const InterpolationTaps& taps, float* peaks) {
  for (int i = 0; i < frames; i += kFloatWidth) {
    const WideFloats found = peaksOfEight(samples + i, taps);
    __builtin_memcpy(peaks + i, &found, sizeof found);
  }
}

void weightedSums(const float* values, int frames, const float* weights, int count, float* sums) {
  for (int i = 0; i < frames; i += kFloatWidth) {
    WideFloats sum{};
    for (int k = 0; k < count; ++k) sum += weights[k] * loadWideFloats(values + i + k);
    __builtin_memcpy(sums + i, &sum, sizeof sum);
  }
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
