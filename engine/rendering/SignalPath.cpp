// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/SignalPath.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace semblance {
namespace {

std::array<float*, 2> rowsFrom(AudioBuffer& block, std::int64_t first) {
  return {block.channel(0).data() + first, block.channel(block.channels() - 1).data() + first};
}

/// Takes the first of `frames` frames away while there are any `early` ones; returns how many are left.
std::int64_t withoutEarly(AudioBuffer& block, std::int64_t frames, std::int64_t& early) {
  const std::int64_t dropped = std::min(early, frames);
  if (dropped == 0) return frames;
  early -= dropped;
  for (int c = 0; c < block.channels(); ++c) {
    float* const row = block.channel(c).data();
    std::copy(row + dropped, row + frames, row);
  }
  return frames - dropped;
}

}  // namespace

SignalPath::SignalPath(const AudioFormat& input, const ChainSettings& settings, int rate, double gainDb,
                       std::optional<double> ceiling)
    : channels_(input.channels),
      inputFrames_(std::max<std::int64_t>(1, input.frames)),
      chainLatency_(EffectChain::latency(settings.chain)),
      chainEarly_(chainLatency_),
      gain_(static_cast<float>(std::pow(10.0, gainDb / 20.0))) {
  chain_.prepare(input.sampleRate, input.channels);
  chain_.setSettings(settings);
  if (rate != input.sampleRate) resampler_.emplace(input.channels, input.sampleRate, rate);
  if (ceiling) {
    limiter_.emplace();
    limiter_->prepare(rate, input.channels);
    limiter_->setCeilingDb(*ceiling);
    early_ = limiter_->latency();
  }
}

/// The frames just processed belong to one column, or, in tracks shorter than the columns, to several.
void SignalPath::noteReduction(std::int64_t frames) {
  constexpr auto kColumns = static_cast<std::int64_t>(kReductionColumns);
  const float reduction = chain_.meters().gainReductionDb;
  const std::int64_t last = std::min(kColumns - 1, ((position_ + frames) * kColumns - 1) / inputFrames_);
  for (std::int64_t column = std::min(last, position_ * kColumns / inputFrames_); column <= last; ++column) {
    float& value = gainReduction_[static_cast<std::size_t>(column)];
    value = std::max(value, reduction);
  }
}

void SignalPath::processChain(AudioBuffer& block, std::int64_t frames) {
  constexpr auto kColumns = static_cast<std::int64_t>(kReductionColumns);
  for (std::int64_t done = 0; done < frames;) {
    const std::int64_t column = std::min(kColumns - 1, position_ * kColumns / inputFrames_);
    const std::int64_t columnEnd = ((column + 1) * inputFrames_ + kColumns - 1) / kColumns;
    const std::int64_t left = frames - done;
    const std::int64_t count =
        column == kColumns - 1 ? left : std::clamp<std::int64_t>(columnEnd - position_, 1, left);
    chain_.process(rowsFrom(block, done).data(), static_cast<int>(count));
    noteReduction(count);
    position_ += count;
    done += count;
  }
}

Result<void> SignalPath::leave(AudioBuffer& block, std::int64_t frames, const Sink& sink) {
  if (frames == 0) return {};
  for (int c = 0; gain_ != 1.0f && c < block.channels(); ++c)
    for (float& sample : block.channel(c).first(static_cast<std::size_t>(frames))) sample *= gain_;
  if (limiter_) {
    limiter_->process(rowsFrom(block, 0).data(), static_cast<int>(frames));
    limiterReduction_ = std::max(limiterReduction_, static_cast<double>(limiter_->gainReductionDb()));
    frames = withoutEarly(block, frames, early_);
    if (frames == 0) return {};
  }
  return sink(block, frames);
}

Result<void> SignalPath::add(AudioBuffer& block, std::int64_t frames, const Sink& sink) {
  processChain(block, frames);
  return convert(block, withoutEarly(block, frames, chainEarly_), sink);
}

Result<void> SignalPath::convert(AudioBuffer& block, std::int64_t frames, const Sink& sink) {
  if (frames == 0) return {};
  if (!resampler_) return leave(block, frames, sink);
  AudioBuffer converted = resampler_->process(block, frames);
  return leave(converted, converted.frames(), sink);
}

Result<void> SignalPath::finish(const Sink& sink) {
  if (chainLatency_ > 0) {
    AudioBuffer tail(channels_, chainLatency_);
    chain_.process(rowsFrom(tail, 0).data(), static_cast<int>(chainLatency_));
    // A track shorter than the latency has not yet dropped all of it.
    if (auto sent = convert(tail, withoutEarly(tail, chainLatency_, chainEarly_), sink); !sent) return sent;
  }
  if (resampler_) {
    AudioBuffer tail = resampler_->finish();
    if (auto sent = leave(tail, tail.frames(), sink); !sent) return sent;
  }
  if (!limiter_) return {};
  AudioBuffer silence(channels_, limiter_->latency());
  return leave(silence, silence.frames(), sink);
}

}  // namespace semblance
