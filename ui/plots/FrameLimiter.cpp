// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/FrameLimiter.h"

#include <algorithm>
#include <utility>

namespace semblance::ui {

FrameLimiter::FrameLimiter(std::function<void()> draw) {
  timer_.setSingleShot(true);
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.callOnTimeout([this, work = std::move(draw)] {
    sinceLast_.restart();
    work();
  });
}

void FrameLimiter::request() {
  if (timer_.isActive()) return;
  const auto elapsed = sinceLast_.isValid() ? sinceLast_.elapsed() : kFrameMilliseconds;
  timer_.start(static_cast<int>(std::max<qint64>(0, kFrameMilliseconds - elapsed)));
}

}  // namespace semblance::ui
