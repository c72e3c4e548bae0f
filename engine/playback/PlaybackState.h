// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "effects/ChainSettings.h"
#include "playback/AudioBlock.h"
#include "playback/Player.h"

namespace semblance {

inline constexpr std::size_t kSourceCount = 3;  ///< with a level of their own: all but Difference
inline constexpr std::size_t indexOf(Source source) { return static_cast<std::size_t>(source); }
inline constexpr Track trackOf(Source source) {
  return source == Source::Reference ? Track::Reference : Track::Input;
}

/// How the callback changes over to a cue.
enum class CueMode : std::uint8_t {
  Jump,     ///< to its first frame, faded out and in
  Continue  ///< at the frame being played, unheard
};

struct TrackState {
  std::uint32_t generation = 0;  ///< of the newest cue
  CueMode mode = CueMode::Jump;
  bool present = false;
};

/// Everything that the window's side decides, handed to the callback whole.
struct PlaybackState {
  ChainSettings settings = neutralSettings();
  Source source = Source::Input;
  std::array<float, kSourceCount> gains{1.0f, 1.0f, 1.0f};  ///< level matching and volume, linear
  bool testTone = false;
  bool limiterOn = false;
  float ceilingDb = -1.0f;  ///< dBTP
  bool play = false;
  std::uint32_t playCommand = 0;  ///< counts changes of `play`; the callback itself stops at a track's end
  std::array<TrackState, kTrackCount> tracks;
};
static_assert(std::is_trivially_copyable_v<PlaybackState>);

}  // namespace semblance
