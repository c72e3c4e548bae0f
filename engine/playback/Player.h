// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "audio/AudioFormat.h"
#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// What is heard. Input, Result and Difference (Result minus Input, at equal loudness) share the input's
/// timeline; Reference has its own length.
enum class Source : std::uint8_t { Input, Result, Reference, Difference };

struct OutputDevice {
  int index = -1;  ///< PortAudio's
  std::string name;
  std::string hostApi;
  double defaultSampleRate = 0.0;
  bool isDefault = false;
};

/// How to open a device. Name and host API as in OutputDevice.
struct DeviceChoice {
  std::string name;     ///< empty: the default
  std::string hostApi;  ///< empty: any, the default's first
  int sampleRate = 0;   ///< Hz; 0: the input's, where the device can
  int bufferFrames = 256;
  bool operator==(const DeviceChoice&) const = default;
};

/// Figures for the meters, polled by the window's timer.
struct PlaybackMeters {
  double positionSeconds = 0.0;
  /// Since the last poll; what is heard, before level matching and volume (Difference: after them).
  std::array<float, 2> peakDb{-120.0f, -120.0f};
  float gainReductionDb = 0.0f;       ///< largest since the last poll
  float compressorInputDb = -120.0f;  ///< highest since the last poll
  std::uint64_t underruns = 0;        ///< callbacks without data, plus the device's own reports
  bool playing = false;
  bool deviceLost = false;  ///< until a device is opened again
  Sentence error;           ///< once: why a track could not be read to its end
};

/// Plays Input, Result (through the live chain) and Reference, sample-aligned, on a PortAudio device. All
/// functions belong to one (the window's) thread; nothing here waits for the audio callback.
class Player {
 public:
  Player();
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  static std::vector<OutputDevice> outputDevices();

  /// Empty path: no such track. The player stops. Errors: those of AudioReader.
  Result<void> setInput(const std::filesystem::path& path);
  Result<void> setReference(const std::filesystem::path& path);

  /// Errors: no such device, or it refuses every rate; the player stays usable without one.
  Result<void> openDevice(const DeviceChoice& choice);
  Result<void> openDevice(const std::string& name = {}, int bufferFrames = 256) {
    return openDevice(DeviceChoice{.name = name, .hostApi = {}, .bufferFrames = bufferFrames});
  }
  void closeDevice();
  bool hasDevice() const;
  std::string deviceName() const;
  int deviceRate() const;  ///< Hz at which the device runs; 0 without one
  /// A quiet tone, left and right in turn, to find out whether the device can be heard. Playing stops.
  /// Errors: no device.
  Result<void> setTestTone(bool on);

  void setSettings(const ChainSettings& settings);  ///< heard at once, smoothly
  void setSource(Source source);                    ///< 15 ms crossfade
  Source source() const;
  /// Integrated loudness of the three, LUFS; with level matching on, the two louder ones are lowered to the
  /// quietest.
  void setLoudness(double inputLufs, double resultLufs, double referenceLufs);
  void setLevelMatch(bool on);
  bool levelMatch() const;
  double offsetDb(Source source) const;  ///< gain applied for level matching, <= 0; 0 when off
  void setVolumeDb(double volumeDb);
  /// True-peak limiter on Result, dBTP; Input is delayed by its look-ahead, so that the two stay aligned.
  void setLimiter(std::optional<double> ceilingDbTp);

  /// From the start again when the track has ended. Errors: no device, no track for the current source.
  Result<void> play();
  void pause();
  bool playing() const;
  void seek(double seconds);  ///< on the timeline of the current source
  /// Looping, a range that does not contain the present position is gone to. Ranges under 20 ms are ignored.
  void setLoop(std::optional<TimeRange> inputRange, std::optional<TimeRange> referenceRange);
  void setLooping(bool on);

  PlaybackMeters poll();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
