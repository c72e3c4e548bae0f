// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "playback/AudioBlock.h"
#include "playback/TrackDecoder.h"

namespace semblance {

/// A track played from a position, repeating its loop. At the seam the last 10 ms before the loop's end are
/// crossfaded with what precedes its begin, so that a repetition lasts exactly the loop's length.
class LoopedTrack {
 public:
  explicit LoopedTrack(TrackDecoder decoder);

  Result<void> start(const ReadCue& cue);

  /// The next up to kBlockFrames frames; block.last when the track ended with them.
  Result<void> read(AudioBlock& block);

 private:
  std::int64_t end() const;
  int seamLength() const;
  Result<void> makeSeam();
  void takeFromSeam(AudioBlock& block);
  Result<void> takeFromTrack(AudioBlock& block);
  Result<void> wrap();

  TrackDecoder decoder_;
  std::int64_t position_ = 0;
  bool looping_ = false;
  std::int64_t loopBegin_ = 0;
  std::int64_t loopEnd_ = 0;
  int longestSeam_ = 0;
  AudioBuffer seam_;
  std::int64_t seamOffset_ = 0;
};

}  // namespace semblance
