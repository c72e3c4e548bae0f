// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "audio/AudioFormat.h"
#include "base/Result.h"

namespace semblance {

/// Interleaved float frames of one opened file: what AudioReader stands on. For the sources of this folder
/// only.
class SampleSource {
 public:
  SampleSource() = default;
  SampleSource(const SampleSource&) = delete;
  SampleSource& operator=(const SampleSource&) = delete;
  virtual ~SampleSource() = default;

  virtual AudioFormat format() const = 0;

  /// Reads up to `frames` frames; fewer only at the end. The error holds the reason alone, without the file.
  virtual Result<std::int64_t> read(float* interleaved, std::int64_t frames) = 0;

  /// Goes to a frame. What is read from there may need warmUpFrames() frames to become exact.
  virtual bool seek(std::int64_t frame) = 0;

  /// Decoders carry state from frame to frame: how far ahead of a target one must begin.
  virtual std::int64_t warmUpFrames() const { return 0; }

  /// Up to how far ahead reading and discarding is more reliable than seek().
  virtual std::int64_t framesToSkipByReading() const { return 0; }

  /// True where format().frames is certain, so that an earlier end means a damaged file.
  virtual bool endIsCertain() const { return false; }
};

}  // namespace semblance
