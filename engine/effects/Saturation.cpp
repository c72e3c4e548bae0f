// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Saturation.h"

#include <cmath>
#include <numbers>

namespace semblance {
namespace {

constexpr int kFactor = OversamplingTaps::kFactor;

double between(double a, double b, double t) { return a + t * (b - a); }

double inStep(int frame) { return static_cast<double>(frame) / ControlRamp::kRampStep; }

}  // namespace

void DcBlocker::prepare(double sampleRate) {
  keep_ = std::exp(-2.0 * std::numbers::pi * 3.0 / sampleRate);
  reset();
}

void Saturation::prepare(double sampleRate, int channels) {
  channels_ = channels;
  (void)oversamplingTaps();  // designed here and not in the callback
  for (DcBlocker& blocker : blockers_) blocker.prepare(sampleRate);
  empty_ = false;
  reset();
}

void Saturation::reset() {
  if (empty_) return;
  for (OversampledChannel& channel : fine_) channel.reset();
  for (DcBlocker& blocker : blockers_) blocker.reset();
  empty_ = true;
}

template <typename Curve, typename Mix>
void Saturation::run(double* samples, int frames, bool audible, const Curve& curve, const Mix& mix) {
  empty_ = false;
  std::array<double, OversampledChannel::kBlock> wet;
  for (int c = 0; c < channels_; ++c) {
    OversampledChannel& channel = fine_[static_cast<std::size_t>(c)];
    DcBlocker& blocker = blockers_[static_cast<std::size_t>(c)];
    channel.push(samples + c, frames, channels_);
    if (audible) channel.shape(frames, wet.data(), curve);
    for (int i = 0; i < frames; ++i) {
      const double dry = channel.delayed()[i];
      const double shaped = audible ? blocker.process(wet[static_cast<std::size_t>(i)]) : dry;
      double& sample = samples[i * channels_ + c];
      sample = mix(sample, dry, shaped, i);
    }
    if (!audible) blocker.reset();
    channel.advance(frames, audible);
  }
}

void Saturation::process(double* samples, int frames, const SaturationPoint& point) {
  if (point.inUse == 0.0) return reset();
  run(
      samples, frames, point.mix != 0.0,
      [&point](double* fine, int, int count) { kernels().clip(point.shape, fine, kFactor * count); },
      [&point](double, double dry, double wet, int) {
        return point.mix == 1.0 ? wet : dry + point.mix * (wet - dry);
      });
}

void Saturation::processMoving(double* samples, int frames, const SaturationPoint& begin,
                               const SaturationPoint& end, int offset) {
  if (begin.inUse == 0.0 && end.inUse == 0.0) return reset();
  const auto curve = [&](double* fine, int, int count) {
    for (int i = 0; i < count; ++i) {
      const double t = inStep(std::min(offset + i, ControlRamp::kRampStep));
      const ClipperShape shape{between(begin.shape.drive, end.shape.drive, t),
                               between(begin.shape.offset, end.shape.offset, t),
                               between(begin.shape.hardness, end.shape.hardness, t)};
      for (int p = 0; p < kFactor; ++p) fine[kFactor * i + p] = clipped(fine[kFactor * i + p], shape);
    }
  };
  const auto mix = [&](double now, double dry, double wet, int i) {
    const double t = inStep(offset + i);
    const double mixed = dry + between(begin.mix, end.mix, t) * (wet - dry);
    const double inUse = between(begin.inUse, end.inUse, t);
    return inUse == 1.0 ? mixed : now + inUse * (mixed - now);
  };
  run(samples, frames, begin.mix != 0.0 || end.mix != 0.0, curve, mix);
}

void Saturation::settle() {
  for (DcBlocker& blocker : blockers_) blocker.settle();
}

}  // namespace semblance
