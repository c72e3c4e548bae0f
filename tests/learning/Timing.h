// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>

namespace semblance::test {

/// Shortest of a few runs, seconds: by the clock on the wall, and of all processors together, which other
/// programs on the machine disturb less.
struct Timing {
  double wall = 1e9;
  double processors = 1e9;
};

inline Timing timed(const std::function<void()>& work, int runs = 2) {
  Timing best;
  for (int run = 0; run < runs; ++run) {
    const auto wall = std::chrono::steady_clock::now();
    const std::clock_t processors = std::clock();
    work();
    best.processors =
        std::min(best.processors, static_cast<double>(std::clock() - processors) / CLOCKS_PER_SEC);
    best.wall =
        std::min(best.wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count());
  }
  return best;
}

}  // namespace semblance::test
