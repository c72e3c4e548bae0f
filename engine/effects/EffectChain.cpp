// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/EffectChain.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "effects/Compressor.h"
#include "effects/ControlRamp.h"
#include "effects/Equaliser.h"
#include "effects/Kernels.h"
#include "effects/Saturation.h"

namespace semblance {

namespace {
/// The state is looked after at multiples of this many frames since reset(), wherever process() was called,
/// so that the result does not depend on how the signal was cut into blocks.
constexpr int kGrid = 512;
}  // namespace

struct EffectChain::Impl {
  int channels = 2;
  int gridPosition = 0;  ///< 0..kGrid
  int stepPosition = 0;  ///< within the step of the ramp
  ControlRamp ramp;
  Equaliser equaliser;
  Equaliser graphic;
  Compressor compressor;
  Saturation saturation;
  ChainMeters meters;
  alignas(64) std::array<double, std::size_t{2} * kGrid> work{};

  void reset();
  void block(float* const* rows, int first, int frames);
  void rest(int frames);
  void move(int frames);
  void advance(int frames);
};

void EffectChain::Impl::reset() {
  ramp.reset();
  equaliser.reset();
  graphic.reset();
  compressor.reset();
  saturation.reset();
  gridPosition = stepPosition = 0;
  meters = {};
}

void EffectChain::Impl::block(float* const* rows, int first, int frames) {
  const ChainPoint& begin = ramp.begin();
  const ChainPoint& end = ramp.end();
  const double step = (end.inputGain - begin.inputGain) / ControlRamp::kRampStep;
  kernels().load(rows, first, frames, channels, begin.inputGain + stepPosition * step, step, work.data());
  ramp.moving() ? move(frames) : rest(frames);
  kernels().store(work.data(), rows, first, frames, channels);
}

/// The output gain comes for nothing with the compressor's where nothing unlinear lies between.
void EffectChain::Impl::rest(int frames) {
  const ChainPoint& point = ramp.begin();
  const bool late = point.saturation.inUse != 0.0;
  equaliser.process(work.data(), frames, {point.sections, point.equaliserMix});
  graphic.process(work.data(), frames, {point.graphicSections, point.graphicMix});
  compressor.process(work.data(), frames, point, late ? 1.0 : point.outputGain);
  saturation.process(work.data(), frames, point.saturation);
  if (point.width != 1.0 && channels == 2) kernels().widen(work.data(), frames, point.width);
  if (late && point.outputGain != 1.0) kernels().scale(work.data(), frames * channels, point.outputGain);
}

void EffectChain::Impl::move(int frames) {
  const ChainPoint& begin = ramp.begin();
  const ChainPoint& end = ramp.end();
  equaliser.processMoving(work.data(), frames, {begin.sections, begin.equaliserMix},
                          {end.sections, end.equaliserMix}, stepPosition);
  graphic.processMoving(work.data(), frames, {begin.graphicSections, begin.graphicMix},
                        {end.graphicSections, end.graphicMix}, stepPosition);
  compressor.processMoving(work.data(), frames, begin, end, stepPosition);
  saturation.processMoving(work.data(), frames, begin.saturation, end.saturation, stepPosition);
  for (int i = 0; i < frames; ++i) {
    const double t = static_cast<double>(stepPosition + i) / ControlRamp::kRampStep;
    double* const frame = work.data() + static_cast<std::ptrdiff_t>(i) * channels;
    const double width = begin.width + t * (end.width - begin.width);
    if (width != 1.0 && channels == 2) kernels().widen(frame, 1, width);
    const double gain = begin.outputGain + t * (end.outputGain - begin.outputGain);
    for (int c = 0; c < channels; ++c) frame[c] *= gain;
  }
}

void EffectChain::Impl::advance(int frames) {
  if (ramp.moving() && (stepPosition += frames) == ControlRamp::kRampStep) {
    stepPosition = 0;
    ramp.advance();
  }
  if ((gridPosition += frames) == kGrid) {
    gridPosition = 0;
    equaliser.settle();
    graphic.settle();
    saturation.settle();
    compressor.settle(ramp.begin());
  }
}

EffectChain::EffectChain() : impl_(std::make_unique<Impl>()) { prepare(48000.0, 2); }
EffectChain::EffectChain(EffectChain&&) noexcept = default;
EffectChain& EffectChain::operator=(EffectChain&&) noexcept = default;
EffectChain::~EffectChain() = default;

void EffectChain::prepare(double sampleRate, int channels) {
  impl_->channels = channels;
  impl_->ramp.prepare(sampleRate);
  impl_->equaliser.prepare(channels);
  impl_->graphic.prepare(channels);
  impl_->saturation.prepare(sampleRate, channels);
  impl_->compressor.prepare(channels);
  impl_->reset();
}

void EffectChain::setSettings(const ChainSettings& settings) { impl_->ramp.setTarget(settings); }

int EffectChain::latency(ChainPreset chain) {
  return chainUses(chain, Effect::Saturation) ? kOversamplingLatency : 0;
}

void EffectChain::process(float* const* channels, int frames) {
  Impl& state = *impl_;
  double reduction = 0.0;
  double magnitude = 0.0;
  for (int done = 0; done < frames;) {
    int count = std::min(frames - done, kGrid - state.gridPosition);
    if (state.ramp.moving()) count = std::min(count, ControlRamp::kRampStep - state.stepPosition);
    state.block(channels, done, count);
    reduction = std::max(reduction, state.compressor.largestReductionDb());
    magnitude = std::max(magnitude, state.compressor.largestMagnitude());
    state.advance(count);
    done += count;
  }
  state.meters.gainReductionDb = static_cast<float>(reduction);
  state.meters.compressorInputDb =
      magnitude > 1e-6 ? static_cast<float>(20.0 * std::log10(magnitude)) : -120.0f;
}

void EffectChain::reset() { impl_->reset(); }

const ChainMeters& EffectChain::meters() const { return impl_->meters; }

}  // namespace semblance
