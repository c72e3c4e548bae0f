// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/TrackDecoder.h"

#include <algorithm>
#include <numeric>

namespace semblance {
namespace {

constexpr std::int64_t kChunkFrames = 2048;

// The resampler's filter must be full of signal before the first frame that is used.
constexpr std::int64_t kPreRollFrames = 4096;

}  // namespace

Result<TrackDecoder> TrackDecoder::open(const std::filesystem::path& path) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  return TrackDecoder(std::move(*reader));
}

TrackDecoder::TrackDecoder(AudioReader reader)
    : reader_(std::move(reader)),
      chunk_(reader_.format().channels, kChunkFrames),
      frames_(reader_.format().frames),
      streamRate_(reader_.format().sampleRate) {}

Result<void> TrackDecoder::setStreamRate(int rate) {
  streamRate_ = rate;
  frames_ = framesAtRate(reader_.format(), rate);
  return seek(0);
}

Result<void> TrackDecoder::seek(std::int64_t frame) {
  position_ = std::clamp<std::int64_t>(frame, 0, frames_);
  ready_ = AudioBuffer();
  readyOffset_ = 0;
  toSkip_ = 0;
  exhausted_ = false;
  const int fileRate = reader_.format().sampleRate;
  if (fileRate == streamRate_) {
    resampler_.reset();
    return reader_.seek(position_);
  }
  // Conversion starts at a file frame that coincides with a stream frame: a multiple of rate / gcd in both.
  const int common = std::gcd(fileRate, streamRate_);
  const std::int64_t fileUnit = fileRate / common;
  const std::int64_t streamUnit = streamRate_ / common;
  const std::int64_t preRoll = (kPreRollFrames + fileUnit - 1) / fileUnit;
  const std::int64_t unit = std::max<std::int64_t>(0, position_ / streamUnit - preRoll);
  resampler_.emplace(reader_.format().channels, fileRate, streamRate_);
  toSkip_ = position_ - unit * streamUnit;
  return reader_.seek(unit * fileUnit);
}

Result<int> TrackDecoder::read(float* const* channels, int count) {
  int done = 0;
  while (done < count && position_ < frames_) {
    if (readyFrames() == 0) {
      if (exhausted_) break;
      if (auto filled = refill(); !filled) return tl::unexpected(filled.error());
      continue;
    }
    const std::int64_t skipped = std::min(toSkip_, readyFrames());
    toSkip_ -= skipped;
    readyOffset_ += skipped;
    const int n =
        static_cast<int>(std::min({std::int64_t{count - done}, readyFrames(), frames_ - position_}));
    for (int c = 0; c < ready_.channels(); ++c) {
      const auto row =
          ready_.channel(c).subspan(static_cast<std::size_t>(readyOffset_), static_cast<std::size_t>(n));
      std::copy(row.begin(), row.end(), channels[c] + done);
    }
    readyOffset_ += n;
    position_ += n;
    done += n;
  }
  return done;
}

Result<void> TrackDecoder::refill() {
  const auto got = reader_.read(chunk_);
  if (!got) return tl::unexpected(got.error());
  readyOffset_ = 0;
  exhausted_ = *got == 0;
  if (resampler_) {
    ready_ = exhausted_ ? resampler_->finish() : resampler_->process(chunk_, *got);
  } else if (*got == chunk_.frames()) {
    ready_ = chunk_;
  } else {
    ready_ = AudioBuffer(chunk_.channels(), *got);
    for (int c = 0; c < chunk_.channels(); ++c) {
      const auto row = chunk_.channel(c).first(static_cast<std::size_t>(*got));
      std::copy(row.begin(), row.end(), ready_.channel(c).begin());
    }
  }
  return {};
}

}  // namespace semblance
