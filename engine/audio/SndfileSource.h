// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include "audio/SampleSource.h"

namespace semblance {

/// A file decoded by libsndfile. The descriptor stays the caller's and must outlive the source.
class SndfileSource : public SampleSource {
 public:
  /// The error is the reason alone.
  static Result<std::unique_ptr<SampleSource>> open(int descriptor);
  ~SndfileSource() override;

  AudioFormat format() const override { return format_; }
  Result<std::int64_t> read(float* interleaved, std::int64_t frames) override;
  bool seek(std::int64_t frame) override;
  std::int64_t warmUpFrames() const override;
  std::int64_t framesToSkipByReading() const override;
  bool endIsCertain() const override;

 private:
  SndfileSource(SNDFILE* file, const SF_INFO& info);
  void countFrames();
  bool skip(std::int64_t frames);

  SNDFILE* file_;
  AudioFormat format_;
  bool unfinished_ = false;  // an Ogg stream without its last page
};

}  // namespace semblance
