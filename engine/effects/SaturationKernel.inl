// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/Kernels.h"
#include "effects/Vector.inl"

namespace semblance::SEMBLANCE_KERNELS {
namespace {

inline constexpr int kFilterFrames = OversamplingTaps::kSpan + 1;
static_assert(OversamplingTaps::kFactor == kWidth);

/// A vector holds the four samples of a frame.
void upsample(const double* input, int frames, const OversamplingTaps& taps, double* output) {
  for (int i = 0; i < frames; ++i) {
    Vector even = all(0.0);
    Vector odd = all(0.0);
    const double* const newest = input + i;
    for (int k = 0; k + 1 < kFilterFrames; k += 2) {
      even += loadVector(taps.up[static_cast<std::size_t>(k)].data()) * newest[-k];
      odd += loadVector(taps.up[static_cast<std::size_t>(k) + 1].data()) * newest[-k - 1];
    }
    even += loadVector(taps.up[kFilterFrames - 1].data()) * newest[1 - kFilterFrames];
    storeVector(output + kWidth * i, even + odd);
  }
}

void downsample(const double* input, int frames, const OversamplingTaps& taps, double* output) {
  for (int i = 0; i < frames; ++i) {
    Vector even = all(0.0);
    Vector odd = all(0.0);
    const double* const newest = input + kWidth * i;
    for (int k = 0; k + 1 < kFilterFrames; k += 2) {
      even += loadVector(taps.down[static_cast<std::size_t>(k)].data()) * loadVector(newest - kWidth * k);
      odd += loadVector(taps.down[static_cast<std::size_t>(k) + 1].data()) *
             loadVector(newest - kWidth * (k + 1));
    }
    even +=
        loadVector(taps.down[kFilterFrames - 1].data()) * loadVector(newest - kWidth * (kFilterFrames - 1));
    const Vector sum = even + odd;
    output[i] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
  }
}

inline Vector limited(const Vector& u, double limit) { return smaller(larger(u, all(-limit)), all(limit)); }

/// To 3e-9; exactly odd only in exact arithmetic, so callers take the value at rest by the same function.
inline Vector hyperbolicTangent(const Vector& u) {
  constexpr double kTwiceLog2E = 2.8853900817779268;
  return 1.0 - 2.0 / (1.0 + exponential2(limited(u, 20.0) * kTwiceLog2E));
}

inline Vector clipperShapeOf(const Vector& u, double hardness) {
  const Vector inside = limited(u, 1.5);
  const Vector cubic = inside - (4.0 / 27.0) * inside * inside * inside;
  if (hardness < 1.0) return (1.0 - hardness) * hyperbolicTangent(u) + hardness * cubic;
  return (2.0 - hardness) * cubic + (hardness - 1.0) * limited(u, 1.0);
}

/// `count` is a multiple of kWidth.
void clip(const ClipperShape& shape, double* samples, int count) {
  const Vector atRest = clipperShapeOf(all(shape.offset), shape.hardness);
  const double inverse = 1.0 / shape.drive;
  for (int i = 0; i < count; i += kWidth) {
    const Vector u = shape.drive * loadVector(samples + i) + shape.offset;
    storeVector(samples + i, (clipperShapeOf(u, shape.hardness) - atRest) * inverse);
  }
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
