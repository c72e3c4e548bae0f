// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/MeterBallistics.h"

#include <algorithm>
#include <cmath>

namespace semblance::ui {

void MeterBallistics::advance(double peakDb, double elapsed) {
  const double peak = std::isnan(peakDb) ? kFloorDb : std::max(peakDb, kFloorDb);
  level_ = std::max({peak, level_ - kFallDbPerSecond * elapsed, kFloorDb});
  holdAge_ += elapsed;
  if (peak >= hold_) {
    hold_ = peak;
    holdAge_ = 0.0;
  } else if (holdAge_ > kHoldSeconds) {
    hold_ = std::max(level_, hold_ - kFallDbPerSecond * elapsed);
  }
  maximum_ = std::max(maximum_, peak);
  clipped_ = clipped_ || peak >= 0.0;
}

void MeterBallistics::clearHold() {
  hold_ = level_;
  maximum_ = level_;
  clipped_ = false;
}

}  // namespace semblance::ui
