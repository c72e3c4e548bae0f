// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/RemainingTime.h"

#include <algorithm>
#include <cmath>

namespace semblance::ui {

std::optional<double> RemainingTime::update(double elapsed, double fraction) {
  constexpr double kQuietSeconds = 2.0;
  constexpr double kSmoothingSeconds = 2.0;
  if (elapsed < kQuietSeconds || fraction <= 0.0) return std::nullopt;
  const double measured = elapsed * (1.0 - std::min(fraction, 1.0)) / fraction;
  if (!estimate_) {
    estimate_ = measured;
  } else {
    const double step = std::max(0.0, elapsed - lastElapsed_);
    const double aged = std::max(0.0, *estimate_ - step);
    estimate_ = measured + (aged - measured) * std::exp(-step / kSmoothingSeconds);
  }
  lastElapsed_ = elapsed;
  return estimate_;
}

}  // namespace semblance::ui
