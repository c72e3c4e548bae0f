// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "audio/AudioBuffer.h"
#include "audio/AudioFormat.h"
#include "base/Result.h"

namespace semblance {

/// What to write. TPDF dither of one LSB is added when the samples are stored with 16 or 24 bits and `dither`
/// is on.
struct WriteFormat {
  Container container = Container::Wav;
  SampleFormat sampleFormat = SampleFormat::Int24;
  int sampleRate = 48000;  ///< Hz
  int channels = 2;
  bool dither = true;
  std::uint32_t ditherSeed = 1;
};

/// Streams samples into a sound file that appears under its name only when commit() succeeds.
class AudioWriter {
 public:
  /// Errors: unwritable or missing folder, a format that the container cannot store (the message lists what
  /// it can). WAV larger than 4 GB becomes RF64 by itself.
  static Result<AudioWriter> create(const std::filesystem::path& path, const WriteFormat& format);

  AudioWriter(AudioWriter&&) noexcept;
  AudioWriter& operator=(AudioWriter&&) noexcept;
  ~AudioWriter();  ///< without commit(): removes what was written

  /// Appends the first `frames` frames of `buffer`. Clips to full scale (integers) and counts clipped
  /// samples.
  Result<void> write(const AudioBuffer& buffer, std::int64_t frames);

  /// Copies title, artist, album and the other text tags that both kinds know. Call before the first write().
  void copyTags(const std::filesystem::path& source);

  std::int64_t clippedSamples() const;

  /// Closes, flushes and renames over the target. Errors: disk full and the like; the old file stays.
  Result<void> commit();

 private:
  struct Impl;
  explicit AudioWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
