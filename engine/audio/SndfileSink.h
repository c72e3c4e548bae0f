// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "audio/AudioWriter.h"

namespace semblance {

/// Text tags: libsndfile's SF_STR_ number and the text.
using Tags = std::vector<std::pair<int, std::string>>;

/// Tags of a sound file, without the name of the program that wrote it. Empty for what cannot be opened.
Tags tagsOf(const std::filesystem::path& source);

/// Bytes that a WAV or AIFF file is allowed to reach: its sizes have 32 bits. Tests lower it.
inline std::atomic<std::int64_t> largestRiffBytes{0xffffffffLL - (1 << 20)};

/// A file being encoded by libsndfile. libsndfile hides many failures of the disk (those during closing above
/// all), so it writes through our own functions, and the first failure is kept. For the sources of this
/// folder only.
class SndfileSink {
 public:
  /// Writes over `path`, which must exist. The error holds the reason alone.
  static Result<std::unique_ptr<SndfileSink>> open(const std::filesystem::path& path,
                                                   const WriteFormat& format);
  SndfileSink(const SndfileSink&) = delete;
  SndfileSink& operator=(const SndfileSink&) = delete;
  ~SndfileSink();

  /// Before the first write.
  void setTags(const Tags& tags);

  // Each takes interleaved frames and says why it could not write them all.
  Result<void> write(const float* frames, std::int64_t count);
  Result<void> write(const std::int32_t* frames, std::int64_t count);  ///< the upper bits are stored
  /// Appends all samples of another file of the same sample format as they are stored.
  Result<void> copySamples(const std::filesystem::path& source);

  std::int64_t bytesWritten() const { return end_; }

  /// Completes the file. Nothing may be written after it.
  Result<void> close();

 private:
  explicit SndfileSink(int descriptor) : descriptor_(descriptor) {}
  bool start(const WriteFormat& format);
  Result<void> result(bool written) const;
  static SF_VIRTUAL_IO callbacks();

  int descriptor_;
  SNDFILE* file_ = nullptr;
  sf_count_t position_ = 0;
  sf_count_t end_ = 0;
  int errorNumber_ = 0;
};

}  // namespace semblance
