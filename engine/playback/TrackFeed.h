// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "playback/AudioBlock.h"
#include "playback/SpscRing.h"

namespace semblance {

/// Decoded samples between the reader thread and the callback: two lanes, so that a new cue (a seek, another
/// loop) is read into one while the callback still plays the other. Neither side waits for the other.
class TrackFeed {
 public:
  TrackFeed();

  // Reader thread.

  /// The lane that a new cue is to be written to: the one that is not being played.
  std::size_t idleLane() const noexcept;
  /// True when the callback plays this lane for another cue, so that what is written there would wait behind
  /// it.
  bool misplaced(std::size_t lane, std::uint32_t generation) const noexcept;
  AudioBlock* free(std::size_t lane) noexcept { return lanes_[lane].free(); }
  void commit(std::size_t lane) noexcept { lanes_[lane].commit(); }

  // Callback.

  /// Drops what earlier cues left on the idle lane.
  void dropStale(std::uint32_t wanted) noexcept;
  /// Enough is decoded to begin with the cue.
  bool ready(std::uint32_t wanted) const noexcept;
  /// Goes on with the first frame of the cue. Only after ready().
  void jump(std::uint32_t wanted) noexcept;
  /// Goes on with the cue at the very frame that would be played next; false while that frame is not there
  /// yet.
  bool continueWith(std::uint32_t wanted) noexcept;
  /// Plays nothing until the next jump().
  void detach() noexcept;

  /// Copies up to `frames` frames, fewer when the lane is empty or the track ended.
  int read(float* const* channels, int channelCount, int frames) noexcept;

  std::uint32_t generation() const noexcept { return generation_; }
  std::int64_t nextPosition() const noexcept;  ///< of the frame that read() delivers next
  bool ended() const noexcept { return ended_; }
  /// A good stretch is waiting on the lane being played, or all that is left of the track.
  bool filled() const noexcept { return filled(lanes_[lane_]); }

 private:
  static bool filled(const SpscRing<AudioBlock>& lane) noexcept;
  void publish() noexcept;
  void enter(std::size_t lane, std::uint32_t generation, std::size_t skippedBlocks,
             std::int32_t offset) noexcept;

  std::array<SpscRing<AudioBlock>, 2> lanes_;
  std::atomic<std::uint64_t> playing_{
      0};  ///< lane in bit 0, generation above: what the reader must not disturb

  // Of the callback alone.
  std::size_t lane_ = 0;
  std::uint32_t generation_ = 0;  ///< 0: none
  std::int32_t offset_ = 0;
  std::int64_t position_ = 0;
  bool ended_ = false;
};

}  // namespace semblance
