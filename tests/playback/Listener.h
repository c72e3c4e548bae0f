// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <thread>
#include <vector>

#include "playback/Transport.h"

namespace semblance::test {

/// Takes a transport's sound in place of a device, as fast as the reader delivers it.
class Listener {
 public:
  explicit Listener(Transport& transport, int bufferFrames = 256)
      : transport_(transport), bufferFrames_(bufferFrames) {}

  /// The next frames, interleaved stereo.
  std::vector<float> listen(std::int64_t frames) {
    std::vector<float> heard(static_cast<std::size_t>(2 * frames));
    for (std::int64_t done = 0; done < frames;) {
      const auto n = static_cast<int>(std::min<std::int64_t>(bufferFrames_, frames - done));
      awaitReader();
      transport_.engine().process(heard.data() + 2 * done, n);
      done += n;
    }
    return heard;
  }

  /// Runs callbacks until the newest cue of the track is being played; returns what was heard meanwhile.
  std::vector<float> awaitCue(Track track) {
    std::vector<float> heard;
    const double target = transport_.positionSeconds(track);
    const std::uint32_t before = transport_.engine().feed(track).generation();
    await([&] {
      const std::size_t end = heard.size();
      heard.resize(end + static_cast<std::size_t>(2 * bufferFrames_));
      transport_.engine().process(heard.data() + end, bufferFrames_);
      return transport_.engine().feed(track).generation() != before;
    });
    if (!transport_.playing() && transport_.positionSeconds(track) != target)
      throw std::runtime_error("the cue led elsewhere");
    return heard;
  }

 private:
  template <typename Condition>
  static void await(Condition met) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!met()) {
      if (std::chrono::steady_clock::now() > limit)
        throw std::runtime_error("the reader thread does not deliver");
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
  }

  void awaitReader() {
    for (const Track track : {Track::Input, Track::Reference}) {
      const TrackFeed& feed = transport_.engine().feed(track);
      await([&] { return feed.generation() == 0 || feed.ended() || feed.filled(); });
    }
  }

  Transport& transport_;
  int bufferFrames_;
};

/// Plays from the very start and returns the first `frames` frames that sound.
inline std::vector<float> playFromStart(Transport& transport, Listener& listener, std::int64_t frames) {
  listener.awaitCue(trackOf(transport.source()));
  if (!transport.play()) throw std::runtime_error("does not play");
  return listener.listen(frames);
}

}  // namespace semblance::test
