// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "playback/LoopedTrack.h"
#include "playback/TrackFeed.h"

namespace semblance {

/// The reader thread of a player: decodes both tracks ahead of the callback into their feeds.
class ReadAhead {
 public:
  ReadAhead(TrackFeed& input, TrackFeed& reference);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// Replaces a track; nothing is read of it before the next cue().
  void load(Track track, std::optional<TrackDecoder> decoder);
  /// Goes on with another place, loop or rate. Of several cues in a row only the last one is read.
  void cue(Track track, const ReadCue& cue);

  /// The sentence of a read that failed since the last call; the track ended there.
  std::optional<Sentence> takeError();

 private:
  struct Request {
    bool replaced = false;
    std::optional<TrackDecoder> decoder;
    std::optional<ReadCue> cue;
  };
  struct Lane {
    TrackFeed* feed = nullptr;
    std::optional<LoopedTrack> track;
    ReadCue cue;
    std::size_t index = 0;
    bool active = false;  ///< there is more to write for the cue
    std::optional<Error> failure;
  };

  void run(const std::stop_token& stop);
  bool takeRequest(std::size_t track);
  void begin(Lane& lane);
  bool fill(Lane& lane);
  void finish(Lane& lane, AudioBlock& block);

  std::array<Lane, kTrackCount> lanes_;

  std::mutex mutex_;  ///< guards what follows; never touched by the callback
  std::condition_variable_any wake_;
  std::array<Request, kTrackCount> requests_;
  std::optional<Sentence> error_;

  std::jthread thread_;
};

}  // namespace semblance
