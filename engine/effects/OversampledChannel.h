// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "effects/Kernels.h"

namespace semblance {

/// One channel's way through a curve without memory at four times the rate, in blocks of at most kBlock
/// frames.
class OversampledChannel {
 public:
  static constexpr int kBlock = 512;

  void reset() {
    input_.fill(0.0);
    fine_.fill(0.0);
    awake_ = true;
  }

  /// Takes the next frames, `stride` doubles apart.
  void push(const double* samples, int frames, int stride) {
    for (int i = 0; i < frames; ++i) entering()[i] = samples[i * stride];
  }

  /// What was pushed, kOversamplingLatency frames late: where the curve's result belongs.
  const double* delayed() const { return input_.data() + kHistory - OversamplingTaps::kSpan; }

  /// The frames that were pushed, through `curve(double* fine, int firstFrame, int frames)`, which works in
  /// place on four samples a frame. A channel that rested begins as if it had not.
  template <typename Curve>
  void shape(int frames, double* result, const Curve& curve) {
    constexpr int kSpan = OversamplingTaps::kSpan;
    if (!awake_) {
      kernels().upsample(entering() - kSpan, kSpan, oversamplingTaps(), fine_.data());
      curve(fine_.data(), 0, kSpan);
      awake_ = true;
    }
    double* const fine = fine_.data() + kFactor * kSpan;
    kernels().upsample(entering(), frames, oversamplingTaps(), fine);
    curve(fine, 0, frames);
    kernels().downsample(fine, frames, oversamplingTaps(), result);
    std::copy_n(fine_.data() + kFactor * frames, kFactor * kSpan, fine_.data());
  }

  /// Ends a block; without a shape() in between, the channel rests.
  void advance(int frames, bool shaped) {
    awake_ = shaped;
    std::copy_n(input_.data() + frames, kHistory, input_.data());
  }

 private:
  static constexpr int kFactor = OversamplingTaps::kFactor;
  static constexpr int kHistory = 2 * OversamplingTaps::kSpan;  // one for the delay, one to wake up

  double* entering() { return input_.data() + kHistory; }

  alignas(32) std::array<double, kHistory + kBlock> input_{};
  alignas(32) std::array<double, std::size_t{kFactor} * (OversamplingTaps::kSpan + kBlock)> fine_{};
  bool awake_ = true;
};

/// High-pass at 3 Hz: takes away the constant that a lopsided curve adds.
class DcBlocker {
 public:
  void prepare(double sampleRate);
  void reset() { input_ = output_ = 0.0; }
  double process(double sample) {
    output_ = sample - input_ + keep_ * output_;
    input_ = sample;
    return output_;
  }
  /// Forgets what is far below audibility.
  void settle() {
    constexpr double kSilence = 1e-25;
    if (!(std::fabs(output_) > kSilence)) output_ = 0.0;
  }

 private:
  double keep_ = 1.0;
  double input_ = 0.0;
  double output_ = 0.0;
};

}  // namespace semblance
