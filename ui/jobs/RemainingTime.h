// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace semblance::ui {

/// Estimates how long a job still takes from how far it has come; smoothed, silent during the first two
/// seconds.
class RemainingTime {
 public:
  void reset() { estimate_.reset(); }

  /// `elapsed` in seconds since the start, `fraction` of the work done in 0..1. Returns seconds still to go.
  std::optional<double> update(double elapsed, double fraction);

 private:
  std::optional<double> estimate_;
  double lastElapsed_ = 0.0;
};

}  // namespace semblance::ui
