// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Distortion.h"

#include <cmath>

#include "effects/OversampledChannel.h"

namespace semblance {
namespace {

double taylor(double x, const std::array<double, HarmonicShape::kMostHarmonics>& p) {
  double sum = 0.0;
  for (auto k = p.rbegin(); k != p.rend(); ++k) sum = (sum + *k) * x;
  return sum;
}

/// Clenshaw's recurrence.
double chebyshev(double x, const std::array<double, HarmonicShape::kMostHarmonics>& p) {
  double next = 0.0;
  double afterNext = 0.0;
  for (std::size_t k = p.size() - 1; k > 0; --k) {
    const double value = p[k] + 2.0 * x * next - afterNext;
    afterNext = next;
    next = value;
  }
  return p[0] + x * next - afterNext;
}

}  // namespace

double harmonicValue(double x, const HarmonicShape& shape) {
  if (shape.kind == HarmonicShape::Kind::Taylor) return taylor(x, shape.coefficients);
  return chebyshev(std::clamp(x, -1.0, 1.0), shape.coefficients);
}

struct Distortion::Impl {
  int channels = 2;
  Rate rate = Rate::FourTimes;
  Shape shape;
  std::array<OversampledChannel, 2> fine;
  std::array<DcBlocker, 2> before;
  std::array<DcBlocker, 2> after;
  std::array<double, OversampledChannel::kBlock> work{};

  void bend(double* samples, int count) const {
    if (const auto* clipper = std::get_if<ClipperShape>(&shape)) {
      for (int i = 0; i < count; ++i) samples[i] = clipped(samples[i], *clipper);
    } else {
      const auto& harmonics = *std::get_if<HarmonicShape>(&shape);
      for (int i = 0; i < count; ++i) samples[i] = harmonicValue(samples[i], harmonics);
    }
  }

  void block(float* row, std::size_t channel, int frames) {
    const bool polynomial = std::holds_alternative<HarmonicShape>(shape);
    for (int i = 0; i < frames; ++i) {
      const double sample = std::isfinite(row[i]) ? static_cast<double>(row[i]) : 0.0;
      work[static_cast<std::size_t>(i)] = polynomial ? before[channel].process(sample) : sample;
    }
    if (rate == Rate::Original) {
      bend(work.data(), frames);
    } else {
      fine[channel].push(work.data(), frames, 1);
      fine[channel].shape(frames, work.data(), [this](double* samples, int, int count) {
        bend(samples, OversamplingTaps::kFactor * count);
      });
      fine[channel].advance(frames, true);
    }
    constexpr double kSilence = 1e-30;  // products of quiet samples would become denormal
    for (int i = 0; i < frames; ++i) {
      const double value = after[channel].process(work[static_cast<std::size_t>(i)]);
      row[i] = std::fabs(value) > kSilence ? static_cast<float>(value) : 0.0f;
    }
    before[channel].settle();
    after[channel].settle();
  }
};

Distortion::Distortion() : impl_(std::make_unique<Impl>()) { prepare(48000.0, 2); }
Distortion::Distortion(Distortion&&) noexcept = default;
Distortion& Distortion::operator=(Distortion&&) noexcept = default;
Distortion::~Distortion() = default;

void Distortion::prepare(double sampleRate, int channels, Rate rate) {
  (void)oversamplingTaps();
  impl_->channels = channels;
  impl_->rate = rate;
  for (auto* blockers : {&impl_->before, &impl_->after})
    for (DcBlocker& blocker : *blockers) blocker.prepare(sampleRate);
  reset();
}

void Distortion::setShape(const Shape& shape) { impl_->shape = shape; }

void Distortion::process(float* const* channels, int frames) {
  for (int done = 0; done < frames; done += OversampledChannel::kBlock) {
    const int count = std::min(OversampledChannel::kBlock, frames - done);
    for (int c = 0; c < impl_->channels; ++c)
      impl_->block(channels[c] + done, static_cast<std::size_t>(c), count);
  }
}

void Distortion::reset() {
  for (OversampledChannel& channel : impl_->fine) channel.reset();
  for (auto* blockers : {&impl_->before, &impl_->after})
    for (DcBlocker& blocker : *blockers) blocker.reset();
}

int Distortion::latency() const { return impl_->rate == Rate::FourTimes ? kOversamplingLatency : 0; }

}  // namespace semblance
