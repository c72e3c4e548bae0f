// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace semblance::ui {

/// Runs a drawing function at most once per frame, however often it is requested.
class FrameLimiter {
 public:
  explicit FrameLimiter(std::function<void()> draw);

  void request();

 private:
  // Less than the 16 ms of the clock that asks for frames while something plays: its requests are drawn at
  // once.
  static constexpr int kFrameMilliseconds = 14;

  QTimer timer_;
  QElapsedTimer sinceLast_;
};

}  // namespace semblance::ui
