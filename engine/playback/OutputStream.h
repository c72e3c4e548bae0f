// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/Result.h"
#include "playback/PlaybackEngine.h"

namespace semblance {

/// A PortAudio stream of float stereo that plays what an engine produces. Belongs to one thread.
class OutputStream {
 public:
  explicit OutputStream(PlaybackEngine& engine);
  ~OutputStream();
  OutputStream(const OutputStream&) = delete;
  OutputStream& operator=(const OutputStream&) = delete;

  /// Opens a device at the rate asked for, else at the device's own; 0: the device's own. Closes what was
  /// open. Errors: no such device, or it refuses every rate.
  Result<void> open(const DeviceChoice& choice, int preferredRate);
  void close();
  bool isOpen() const { return stream_ != nullptr; }
  int rate() const { return rate_; }                             ///< Hz
  const std::string& deviceName() const { return deviceName_; }  ///< of the newest open()

  /// Errors: the device refuses.
  Result<void> start();
  /// Afterwards no callback runs.
  void stop();
  bool running() const { return running_; }

  /// True when a running stream ended by itself or its callback has not been called for a second (five
  /// seconds just after start()). To be asked several times a second.
  bool lost();
  /// Gives a lost stream up: the engine is free at once, the device is closed whenever its driver answers.
  void abandon();

 private:
  struct Callback;
  void raisePriority();
  Result<void> openAt(const struct OutputDevice& device, int rate, int bufferFrames);

  PlaybackEngine& engine_;
  std::shared_ptr<Callback> callback_;
  void* stream_ = nullptr;
  bool running_ = false;
  bool priorityRaised_ = false;
  int rate_ = 0;
  std::string deviceName_;
  std::uint64_t callbacksSeen_ = 0;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point lastProgress_;
};

}  // namespace semblance
