// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/Vector.inl"

namespace semblance::SEMBLANCE_KERNELS {
namespace {

inline float finiteSample(float value) { return __builtin_fabsf(value) <= __FLT_MAX__ ? value : 0.0f; }

inline FloatVector finiteSamples(const float* from) {
  const FloatVector v = loadFloats(from);
  // A difference with itself is 0, but not a number for infinities and what is no number.
  return (v - v) == 0.0f ? v : FloatVector{};
}

template <int Channels>
inline void loadRows(const float* const* rows, int first, int frames, double gain, double step,
                     double* samples) {
  const float* const left = rows[0] + first;
  const float* const right = rows[Channels - 1] + first;
  int i = 0;
  for (; i + kWidth <= frames; i += kWidth) {
    const Vector factor = gain + step * (Vector{0.0, 1.0, 2.0, 3.0} + static_cast<double>(i));
    const Vector a = widened(finiteSamples(left + i)) * factor;
    if constexpr (Channels == 1) {
      storeVector(samples + i, a);
    } else {
      const Vector b = widened(finiteSamples(right + i)) * factor;
      const Vector even = __builtin_shufflevector(a, b, 0, 4, 2, 6);
      const Vector odd = __builtin_shufflevector(a, b, 1, 5, 3, 7);
      storeVector(samples + 2 * i, __builtin_shufflevector(even, odd, 0, 1, 4, 5));
      storeVector(samples + 2 * i + kWidth, __builtin_shufflevector(even, odd, 2, 3, 6, 7));
    }
  }
  for (; i < frames; ++i) {
    const double factor = gain + step * i;
    samples[i * Channels] = static_cast<double>(finiteSample(left[i])) * factor;
    if constexpr (Channels == 2) samples[i * 2 + 1] = static_cast<double>(finiteSample(right[i])) * factor;
  }
}

void load(const float* const* rows, int first, int frames, int channels, double gain, double step,
          double* samples) {
  if (channels == 2)
    loadRows<2>(rows, first, frames, gain, step, samples);
  else
    loadRows<1>(rows, first, frames, gain, step, samples);
}

void store(const double* samples, float* const* rows, int first, int frames, int channels) {
  float* const left = rows[0] + first;
  if (channels == 1) {
    for (int i = 0; i < frames; ++i) left[i] = static_cast<float>(samples[i]);
    return;
  }
  float* const right = rows[1] + first;
  int i = 0;
  for (; i + kWidth <= frames; i += kWidth) {
    const FloatVector a = narrowed(loadVector(samples + 2 * i));
    const FloatVector b = narrowed(loadVector(samples + 2 * i + kWidth));
    storeFloats(left + i, __builtin_shufflevector(a, b, 0, 2, 4, 6));
    storeFloats(right + i, __builtin_shufflevector(a, b, 1, 3, 5, 7));
  }
  for (; i < frames; ++i) {
    left[i] = static_cast<float>(samples[2 * i]);
    right[i] = static_cast<float>(samples[2 * i + 1]);
  }
}

void scale(double* samples, int count, double gain) {
  for (int i = 0; i < count; ++i) samples[i] *= gain;
}

void widen(double* samples, int frames, double width) {
  const double own = 0.5 * (1.0 + width);
  const double other = 0.5 * (1.0 - width);
  int i = 0;
  for (; i + 2 <= frames; i += 2) {
    const Vector pair = loadVector(samples + 2 * i);
    storeVector(samples + 2 * i, own * pair + other * __builtin_shufflevector(pair, pair, 1, 0, 3, 2));
  }
  if (i == frames) return;
  const double left = samples[2 * i];
  samples[2 * i] = own * left + other * samples[2 * i + 1];
  samples[2 * i + 1] = own * samples[2 * i + 1] + other * left;
}

double largestMagnitude(const double* samples, int count) {
  Vector largest = all(0.0);
  int i = 0;
  for (; i + kWidth <= count; i += kWidth) largest = larger(magnitude(loadVector(samples + i)), largest);
  double result = largestOf(largest);
  for (; i < count; ++i) result = __builtin_fabs(samples[i]) > result ? __builtin_fabs(samples[i]) : result;
  return result;
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
