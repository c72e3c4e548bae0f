// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/Result.h"
#include "playback/Player.h"

namespace semblance {

/// PortAudio as the process shares it: started on first use, one caller at a time, what its back ends print
/// on standard error kept away.
class AudioSystem {
 public:
  /// A turn at PortAudio; every call of it happens inside one. Waits at most 2 s: a driver that hangs is an
  /// error.
  class Turn {
   public:
    static Result<Turn> take();
    Turn(Turn&& other) noexcept : held_(std::exchange(other.held_, false)) {}
    Turn& operator=(Turn&& other) noexcept;
    ~Turn();

   private:
    Turn() = default;
    bool held_ = true;
  };

  /// Devices with at least two outputs. Looks for new ones unless a stream is open.
  static std::vector<OutputDevice> devices(const Turn& turn);
  /// By name, the default host's first; empty: the default. Errors: there is none.
  /// `hostApi` empty: any.
  static Result<OutputDevice> find(const Turn& turn, const std::string& name,
                                   const std::string& hostApi = {});

  /// Streams keep the list of devices from being renewed.
  static void streamOpened(const Turn& turn);
  static void streamClosed(const Turn& turn);
};

/// Keeps standard error away while it lives: ALSA and JACK write there, past every logger.
class SilencedStandardError {
 public:
  SilencedStandardError();
  ~SilencedStandardError();
  SilencedStandardError(const SilencedStandardError&) = delete;
  SilencedStandardError& operator=(const SilencedStandardError&) = delete;

 private:
  int saved_;
};

}  // namespace semblance
