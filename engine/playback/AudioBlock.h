// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace semblance {

/// Which file; Source::Input and Source::Result are both made of the input.
enum class Track : std::uint8_t { Input, Reference };
inline constexpr std::size_t kTrackCount = 2;
inline constexpr std::size_t indexOf(Track track) { return static_cast<std::size_t>(track); }

inline constexpr int kBlockFrames = 256;

/// Decoded samples on their way to the callback, at the stream's rate. Positions inside a block are
/// contiguous.
struct AudioBlock {
  std::uint32_t generation = 0;  ///< the cue that asked for it; older ones are dropped
  std::int32_t frames = 0;
  std::int64_t position = 0;  ///< of the first frame, in frames of the stream's rate from the track's start
  bool last = false;          ///< nothing follows: the track ended
  std::array<std::array<float, kBlockFrames>, 2> samples{};  ///< mono fills the first row only
};

/// What the reader shall deliver next.
struct ReadCue {
  std::uint32_t generation = 0;
  int streamRate = 0;         ///< Hz
  std::int64_t position = 0;  ///< all positions in frames of the stream's rate
  bool looping = false;
  std::int64_t loopBegin = 0;
  std::int64_t loopEnd = 0;  ///< exclusive; less than two frames: the whole track
};

}  // namespace semblance
