// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "effects/EffectChain.h"
#include "effects/TruePeakLimiter.h"
#include "playback/DelayLine.h"
#include "playback/EngineMeters.h"
#include "playback/LinearRamp.h"
#include "playback/PlaybackState.h"
#include "playback/TestTone.h"
#include "playback/TrackFeed.h"
#include "playback/TripleBuffer.h"

namespace semblance {

/// The whole work of the audio callback. process() is wait-free: it neither allocates, locks, calls the
/// system nor throws. The input's timeline is played dry and through the chain at once, sample-aligned, so
/// that changing between Input and Result is a crossfade of two running signals; each track's timeline
/// advances only while it is heard.
class PlaybackEngine {
 public:
  PlaybackEngine();

  /// Allocates, forgets all signals and stops. Not while process() may run. Rate in Hz; channels of the
  /// input: 1, 2.
  void prepare(int streamRate, int inputChannels, int referenceChannels);

  /// From the window's thread; heard from the next process() on.
  void publish(const PlaybackState& state) noexcept { states_.write(state); }
  EngineMeters& meters() noexcept { return meters_; }
  const EngineMeters& meters() const noexcept { return meters_; }
  TrackFeed& feed(Track track) noexcept { return feeds_[indexOf(track)]; }

  /// The next frames for the device: interleaved stereo. Mono tracks are sent to both sides.
  void process(float* interleaved, int frames) noexcept;

 private:
  static constexpr int kChunkFrames = 256;
  struct Rows {
    std::array<std::array<float, kChunkFrames>, 2> samples{};
    std::array<float*, 2> pointers() { return {samples[0].data(), samples[1].data()}; }
  };

  void takeState() noexcept;
  void aimAtSource() noexcept;
  bool heard(Track track) const noexcept;
  bool silent() const noexcept { return gate_.value() == 0.0f && !gate_.moving(); }
  void changeOver() noexcept;
  bool changeTrack(Track track) noexcept;
  int latency() const noexcept;
  void switchLatency() noexcept;
  void resetChain() noexcept;
  void resetLookAhead() noexcept;
  std::int64_t heardPosition(Track track) const noexcept;
  void aimGate(bool muted) noexcept;
  int chunkLength(int frames) const noexcept;
  void renderChunk(float* interleaved, int frames) noexcept;
  bool readTrack(Track track, Rows& rows, int frames) noexcept;
  void processInput(int frames) noexcept;
  void stopAtEnd(bool inputFinished, bool referenceFinished) noexcept;
  void mix(float* interleaved, int frames) noexcept;
  void publishMeters() noexcept;

  TripleBuffer<PlaybackState> states_;
  EngineMeters meters_;
  std::array<TrackFeed, kTrackCount> feeds_;

  // Of the callback alone.
  PlaybackState state_;
  EffectChain chain_;
  TruePeakLimiter limiter_;
  std::array<DelayLine, 2> dryDelay_;  ///< the limiter's look-ahead, so that Input stays aligned with Result
  std::array<DelayLine, 2> chainDelay_;  ///< the saturation's, likewise
  std::array<int, kTrackCount> channels_{1, 1};
  Rows dry_, wet_, reference_;
  LinearRamp gate_;        ///< 0 silent, 1 playing
  LinearRamp wetness_;     ///< 0 Input, 1 Result and Difference
  LinearRamp difference_;  ///< 1 Difference: the input as it is is taken away
  LinearRamp away_;        ///< 0 the input's timeline, 1 the reference
  std::array<LinearRamp, kSourceCount> gains_{LinearRamp(1.0f), LinearRamp(1.0f), LinearRamp(1.0f)};
  TestTone tone_;
  bool playing_ = false;
  bool limiterOn_ = false;
  bool chainIsLate_ = false;
  bool chainIsFresh_ = true;              ///< nothing has passed it since its reset
  bool starved_ = false;                  ///< in this callback
  int tail_ = 0;                          ///< frames of silence fed behind the input's end
  std::array<int, kTrackCount> tries_{};  ///< left until a Continue without a common frame becomes a Jump
};

}  // namespace semblance
