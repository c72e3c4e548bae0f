// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "audio/AudioReader.h"
#include "audio/Resampler.h"

namespace semblance {

/// Length of a file in frames of another rate.
inline std::int64_t framesAtRate(const AudioFormat& format, int rate) {
  return (format.frames * rate + format.sampleRate / 2) / format.sampleRate;
}

/// A file as frames of the stream's rate. Frame n always stands for the time n / rate, wherever reading
/// began, so that passes started at different places agree sample by sample.
class TrackDecoder {
 public:
  /// Errors: those of AudioReader.
  static Result<TrackDecoder> open(const std::filesystem::path& path);

  const AudioFormat& format() const { return reader_.format(); }

  /// Chooses the rate of the frames in Hz and goes to the start.
  Result<void> setStreamRate(int rate);
  std::int64_t frames() const { return frames_; }  ///< length at the stream's rate

  /// Clamped to 0..frames().
  Result<void> seek(std::int64_t frame);

  /// Writes up to `count` frames to the rows of `channels` and returns how many; fewer only at the end.
  Result<int> read(float* const* channels, int count);

 private:
  explicit TrackDecoder(AudioReader reader);
  Result<void> refill();
  std::int64_t readyFrames() const { return ready_.frames() - readyOffset_; }

  AudioReader reader_;
  std::optional<Resampler> resampler_;
  AudioBuffer chunk_;
  AudioBuffer ready_;
  std::int64_t readyOffset_ = 0;
  std::int64_t toSkip_ = 0;
  std::int64_t position_ = 0;
  std::int64_t frames_ = 0;
  int streamRate_ = 0;
  bool exhausted_ = false;
};

}  // namespace semblance
