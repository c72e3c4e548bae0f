// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mpg123.h>

#include "audio/SampleSource.h"

namespace semblance {

/// An MPEG layer I-III stream decoded by libmpg123. libsndfile decodes with the same library, but guesses the
/// length of a stream without an index from its first frame and cuts the sound there; here all frames are
/// counted. The descriptor stays the caller's and must outlive the source.
class Mp3Source : public SampleSource {
 public:
  /// True when the stream begins with an MPEG frame, after an ID3 tag if there is one.
  static bool recognises(int descriptor);

  /// The error is the reason alone.
  static Result<std::unique_ptr<SampleSource>> open(int descriptor);
  ~Mp3Source() override;

  AudioFormat format() const override { return format_; }
  Result<std::int64_t> read(float* interleaved, std::int64_t frames) override;
  bool seek(std::int64_t frame) override;
  std::int64_t warmUpFrames() const override;

 private:
  explicit Mp3Source(mpg123_handle* handle);
  bool start(int descriptor);

  mpg123_handle* handle_;
  AudioFormat format_;
};

}  // namespace semblance
