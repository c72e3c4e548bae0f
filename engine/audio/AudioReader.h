// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "audio/AudioBuffer.h"
#include "audio/AudioFormat.h"
#include "base/Result.h"

namespace semblance {

/// Streams a sound file as planar floats. One reader belongs to one thread at a time.
class AudioReader {
 public:
  /// Errors (each a sentence naming the file): missing, a folder, unreadable, empty, not audio, truncated
  /// beyond use, no samples, more than two channels, a rate outside 8-192 kHz.
  static Result<AudioReader> open(const std::filesystem::path& path);

  AudioReader(AudioReader&&) noexcept;
  AudioReader& operator=(AudioReader&&) noexcept;
  ~AudioReader();

  /// Its `frames` are counted where the header does not say; they shrink when reading meets an earlier end
  /// (MP3).
  const AudioFormat& format() const;
  const std::filesystem::path& path() const;

  /// Reads up to buffer.frames() frames into the front of `buffer` (channels must agree) and returns how
  /// many; fewer only at the end of the file. Samples that are not finite are an error naming the position.
  /// So is a compressed stream that is damaged or breaks off; a WAV, AIFF, MP3 or Ogg file that was cut short
  /// is read as far as it goes, and its description says so where that can be known.
  Result<std::int64_t> read(AudioBuffer& buffer);

  /// Moves to a frame, exactly, in compressed kinds too; clamped to the file.
  Result<void> seek(std::int64_t frame);

 private:
  struct Impl;
  explicit AudioReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// A stretch of a file in memory, at the file's rate; the whole file without a range. For excerpts, not
/// hours.
Result<AudioBuffer> readExcerpt(AudioReader& reader, std::int64_t firstFrame, std::int64_t frames);

}  // namespace semblance
