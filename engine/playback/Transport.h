// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>

#include "playback/PlaybackEngine.h"
#include "playback/ReadAhead.h"

namespace semblance {

/// The window's side of playback, without a device: decides what the callback and the reader do next and
/// reports what they did. Belongs to one thread; waits for nobody. Functions are those of Player unless
/// described here.
class Transport {
 public:
  Transport();

  /// Opens a track, or drops it when the path is empty; goes to its start. Stops. Not while a callback may
  /// run.
  Result<void> load(Track track, const std::filesystem::path& path);
  bool loaded(Track track) const { return formats_[indexOf(track)].has_value(); }

  /// Sets the stream's rate in Hz, keeps the positions in seconds, stops. Not while a callback may run.
  void prepare(int streamRate);
  int streamRate() const { return streamRate_; }
  /// The rate that needs no conversion: the input's, without one the reference's; 0 without tracks.
  int preferredRate() const;

  /// What the callback runs.
  PlaybackEngine& engine() { return engine_; }

  void setSettings(const ChainSettings& settings);
  void setSource(Source source);
  Source source() const { return state_.source; }
  void setLoudness(double inputLufs, double resultLufs, double referenceLufs);
  void setLevelMatch(bool on);
  bool levelMatch() const { return levelMatch_; }
  double offsetDb(Source source) const;
  void setTestTone(bool on);
  bool testTone() const { return state_.testTone; }
  void setVolumeDb(double volumeDb);
  void setLimiter(std::optional<double> ceilingDbTp);

  /// Errors: the current source has no track.
  Result<void> canPlay() const;
  Result<void> play();  ///< canPlay(), and plays
  void pause();
  bool playing() const;
  void seek(double seconds);
  void setLoop(std::optional<TimeRange> inputRange, std::optional<TimeRange> referenceRange);
  void setLooping(bool on);

  double positionSeconds(Track track) const;
  /// Without what concerns the device.
  PlaybackMeters poll();

 private:
  struct FrameRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };

  std::int64_t frames(Track track) const;
  std::int64_t position(Track track) const;
  bool jumping(Track track) const;
  std::optional<FrameRange> loop(Track track) const;
  void cue(Track track, CueMode mode, std::int64_t position);
  void recue(Track track);
  void setPlay(bool on);
  void updateGains();
  void publish() { engine_.publish(state_); }

  PlaybackEngine engine_;
  PlaybackState state_;
  int streamRate_ = 48000;
  std::array<std::optional<AudioFormat>, kTrackCount> formats_;
  std::array<std::int64_t, kTrackCount> targets_{};  ///< of the newest cue
  std::array<std::optional<TimeRange>, kTrackCount> loops_;
  bool looping_ = false;
  std::array<double, kSourceCount> lufs_;
  bool levelMatch_ = true;
  double volumeDb_ = 0.0;
  ReadAhead reader_{engine_.feed(Track::Input), engine_.feed(Track::Reference)};
};

}  // namespace semblance
