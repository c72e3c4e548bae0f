// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace semblance::ui {

/// Runs a drawing function at most once per frame (16 ms), however often it is requested.
class FrameLimiter {
 public:
  explicit FrameLimiter(std::function<void()> draw);

  void request();

 private:
  static constexpr int kFrameMilliseconds = 16;

  QTimer timer_;
  QElapsedTimer sinceLast_;
};

}  // namespace semblance::ui
