// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "playback/AudioBlock.h"

namespace semblance {

/// Largest value since it was last taken. The loop ends at the second try at the latest, as there is one
/// taker.
class PeakHold {
 public:
  void raise(float value) noexcept {
    float held = value_.load(std::memory_order_relaxed);
    while (value > held && !value_.compare_exchange_weak(held, value, std::memory_order_relaxed)) {
    }
  }
  float take() noexcept { return value_.exchange(0.0f, std::memory_order_relaxed); }

 private:
  std::atomic<float> value_{0.0f};
};

/// What the callback tells the window, by atomics alone.
struct EngineMeters {
  std::array<PeakHold, 2> peaks;  ///< linear
  PeakHold gainReductionDb;
  PeakHold compressorInput;  ///< linear
  std::atomic<std::uint64_t> underruns{0};
  std::atomic<std::uint64_t> callbacks{0};
  std::atomic<bool> playing{false};
  std::atomic<std::uint32_t> playCommand{0};  ///< the newest one obeyed
  std::array<std::atomic<std::int64_t>, kTrackCount> positions{};
  std::array<std::atomic<std::uint32_t>, kTrackCount> generations{};  ///< the cues being played
};

}  // namespace semblance
