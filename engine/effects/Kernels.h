// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "effects/ClipperCurve.h"
#include "effects/Oversampling.h"

namespace semblance {

/// Second-order sections in series as the vector loops want them: sections beside each other, coefficients
/// and states repeated for every channel. Unused places pass samples through.
struct SectionBank {
  static constexpr std::size_t kSections = 8;
  static constexpr std::size_t kLanes = 2 * kSections;
  using Lanes = std::array<double, kLanes>;

  int count = 0;
  alignas(32) Lanes b0, b1, b2, a1, a2, s1, s2;  ///< lane = section * channels + channel
};

/// What a compressor at rest does to a block.
struct CompressorBlock {
  double threshold = 0.0;  ///< dBFS
  double slope = 0.0;      ///< 1 - 1/ratio
  double knee = 0.0;       ///< dB
  double attack = 0.0;     ///< smoothing coefficients
  double release = 0.0;
  double gain = 1.0;              ///< linear factor beside the reduction
  bool audible = true;            ///< off: only the state follows the signal
  double reduction = 0.0;         ///< in and out: the smoother's state, dB
  double largestReduction = 0.0;  ///< out, dB
  double largestMagnitude = 0.0;  ///< out, at the detector
};

/// Windowed-sinc values a quarter, half and three quarters of a sample behind the middle of kTaps samples.
struct InterpolationTaps {
  static constexpr std::size_t kTaps = 24;
  std::array<std::array<float, kTaps>, 3> phases;
};

/// The inner loops, built once for every x86-64 or ARM processor and once for AVX2 with FMA. `samples` are
/// interleaved doubles, 32-byte aligned, 1 or 2 channels. A sample's result does not depend on where a block
/// began.
struct KernelTable {
  /// Planar floats [first, first + frames) to interleaved doubles times gain, gain + step, ...; what is not
  /// finite becomes 0, so that it cannot stay in a recursive state.
  void (*load)(const float* const* rows, int first, int frames, int channels, double gain, double step,
               double* samples);
  /// The way back.
  void (*store)(const double* samples, float* const* rows, int first, int frames, int channels);
  void (*scale)(double* samples, int count, double gain);
  /// Of stereo frames the middle stays and the side becomes `width` times as large.
  void (*widen)(double* samples, int frames, double width);
  double (*largestMagnitude)(const double* samples, int count);
  /// Transposed direct form II, in place; the states in the bank go on.
  void (*runSections)(SectionBank& bank, double* samples, int frames, int channels);
  /// Level and curve of CompressorCurve.h (to within 1e-7 dB), branching smoother, gain; in place.
  void (*compress)(CompressorBlock& block, double* samples, int frames, int channels);
  /// peaks[i]: largest interpolated magnitude behind the middle of samples[i] ... samples[i + kTaps - 1].
  /// Works on whole groups of 8: both arrays reach to the next multiple.
  void (*interSamplePeaks)(const float* samples, int frames, const InterpolationTaps& taps, float* peaks);
  /// sums[i] = weights . values[i ...]; in groups of 8 likewise.
  void (*weightedSums)(const float* values, int frames, const float* weights, int count, float* sums);
  /// Four samples for each frame of one channel; reaches kSpan samples behind `input`.
  void (*upsample)(const double* input, int frames, const OversamplingTaps& taps, double* output);
  /// One sample for each frame of four; reaches kSpan frames behind `input`.
  void (*downsample)(const double* input, int frames, const OversamplingTaps& taps, double* output);
  /// ClipperCurve.h to within 1e-8/drive, in place; `count` is a multiple of 4.
  void (*clip)(const ClipperShape& shape, double* samples, int count);
};

/// The fastest loops that this processor can run.
const KernelTable& kernels();

/// The loops that run everywhere; for tests of the others.
const KernelTable& portableKernels();

}  // namespace semblance
