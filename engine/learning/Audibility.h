// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace semblance {

/// -50 dBFS, what the protocol asks of either half of a draw.
inline constexpr double kAudibleMeanSquare = 1e-5;
/// Length of the blocks that recordings are looked at in.
inline constexpr double kAudibilityBlockSeconds = 0.25;

/// Whether somewhere in the recording two neighbouring halves of `halfBlocks` blocks each are audible on
/// average. `blocks`: mean squares of the recording's consecutive blocks.
inline bool hasAudibleHalves(std::span<const double> blocks, std::size_t halfBlocks) {
  std::vector<double> sums{0.0};
  for (const double block : blocks) sums.push_back(sums.back() + block);
  const std::size_t half = std::max<std::size_t>(1, halfBlocks);
  const double limit = kAudibleMeanSquare * static_cast<double>(half);
  for (std::size_t begin = 0; begin + 2 * half < sums.size(); ++begin)
    if (sums[begin + half] - sums[begin] > limit && sums[begin + 2 * half] - sums[begin + half] > limit)
      return true;
  return false;
}

}  // namespace semblance
