// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Resampler.h"

#include <soxr.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace semblance {

// soxr is given exactly as many output frames as round(frames * to / from) asks for: what it holds beyond is
// cut, what it lacks (its own rounding may give one frame less) is filled with silence.
struct Resampler::Impl {
  Impl(int channelCount, double from, double to) : channels(channelCount), ratio(to / from) {
    if (from == to) return;
    const soxr_io_spec_t planar = soxr_io_spec(SOXR_FLOAT32_S, SOXR_FLOAT32_S);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    soxr_error_t error = nullptr;
    state = soxr_create(from, to, static_cast<unsigned>(channels), &error, &planar, &quality, nullptr);
    if (error) throw std::invalid_argument("Resampler: the rates must be positive numbers.");
  }
  ~Impl() { soxr_delete(state); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  AudioBuffer convert(const AudioBuffer* input, std::int64_t frames);
  AudioBuffer exactly(const AudioBuffer& converted, std::int64_t ready, bool last);

  int channels;
  double ratio;
  soxr_t state = nullptr;
  std::int64_t framesIn = 0;
  std::int64_t framesOut = 0;
};

namespace {

AudioBuffer firstFrames(const AudioBuffer& source, std::int64_t frames) {
  AudioBuffer copy(source.channels(), frames);
  for (int c = 0; c < source.channels(); ++c)
    std::copy_n(source.channel(c).begin(), std::min(frames, source.frames()), copy.channel(c).begin());
  return copy;
}

}  // namespace

AudioBuffer Resampler::Impl::exactly(const AudioBuffer& converted, std::int64_t ready, bool last) {
  const auto total = static_cast<std::int64_t>(std::llround(static_cast<double>(framesIn) * ratio));
  const std::int64_t wanted = last ? total - framesOut : std::min(ready, total - framesOut);
  AudioBuffer result(channels, std::max<std::int64_t>(0, wanted));
  for (int c = 0; c < channels; ++c)
    std::copy_n(converted.channel(c).begin(), std::min(ready, result.frames()), result.channel(c).begin());
  framesOut += result.frames();
  return result;
}

// A null input ends the stream.
AudioBuffer Resampler::Impl::convert(const AudioBuffer* input, std::int64_t frames) {
  framesIn += frames;
  const auto capacity = static_cast<std::int64_t>(static_cast<double>(frames) * ratio) + 8192;
  AudioBuffer output(channels, capacity);
  std::array<const float*, 2> sources{};
  std::array<float*, 2> targets{};
  std::int64_t consumed = 0;
  std::int64_t produced = 0;
  for (;;) {
    for (int c = 0; c < channels; ++c) {
      const auto i = static_cast<std::size_t>(c);
      sources[i] = input ? input->channel(c).data() + consumed : nullptr;
      targets[i] = output.channel(c).data() + produced;
    }
    std::size_t used = 0;
    std::size_t made = 0;
    soxr_process(state, input ? static_cast<const void*>(sources.data()) : nullptr,
                 static_cast<std::size_t>(frames - consumed), &used, static_cast<void*>(targets.data()),
                 static_cast<std::size_t>(output.frames() - produced), &made);
    consumed += static_cast<std::int64_t>(used);
    produced += static_cast<std::int64_t>(made);
    if (produced < output.frames()) break;
    AudioBuffer larger(channels, output.frames() * 2);
    for (int c = 0; c < channels; ++c) std::ranges::copy(output.channel(c), larger.channel(c).begin());
    output = std::move(larger);
  }
  return exactly(output, produced, input == nullptr);
}

Resampler::Resampler(int channels, double fromRate, double toRate)
    : impl_(std::make_unique<Impl>(channels, fromRate, toRate)) {}
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;
Resampler::~Resampler() = default;

AudioBuffer Resampler::process(const AudioBuffer& input, std::int64_t frames) {
  if (!impl_->state) return firstFrames(input, frames);
  return frames > 0 ? impl_->convert(&input, frames) : AudioBuffer(impl_->channels, 0);
}

AudioBuffer Resampler::finish() {
  return impl_->state ? impl_->convert(nullptr, 0) : AudioBuffer(impl_->channels, 0);
}

AudioBuffer resampled(const AudioBuffer& input, double fromRate, double toRate) {
  Resampler resampler(input.channels(), fromRate, toRate);
  const AudioBuffer head = resampler.process(input, input.frames());
  const AudioBuffer tail = resampler.finish();
  AudioBuffer whole(input.channels(), head.frames() + tail.frames());
  for (int c = 0; c < input.channels(); ++c) {
    std::ranges::copy(head.channel(c), whole.channel(c).begin());
    std::ranges::copy(tail.channel(c), whole.channel(c).begin() + head.frames());
  }
  return whole;
}

}  // namespace semblance
