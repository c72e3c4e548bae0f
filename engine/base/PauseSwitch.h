// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace semblance {

/// Lets one thread hold up the work of others: the work calls wait() between its steps, the window presses
/// the switch. A stop ends the waiting, so that paused work can be cancelled.
class PauseSwitch {
 public:
  void set(bool paused) {
    {
      const std::lock_guard lock(mutex_);
      paused_ = paused;
    }
    changed_.notify_all();
  }

  bool isPaused() const {
    const std::lock_guard lock(mutex_);
    return paused_;
  }

  /// Returns at once unless paused; else when the work may go on or `stop` was requested.
  void wait(const std::stop_token& stop) const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return !paused_; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable_any changed_;
  bool paused_ = false;
};

/// Where pausing is optional.
inline void waitWhilePaused(const PauseSwitch* pause, const std::stop_token& stop) {
  if (pause) pause->wait(stop);
}

}  // namespace semblance
