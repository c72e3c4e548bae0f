// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

namespace semblance {

/// A stretch of a signal, and what is processed before it so that effects are not at rest where it begins.
struct Stretch {
  std::int64_t lead = 0;  ///< samples before `first`
  std::int64_t first = 0;
  std::int64_t count = 0;

  /// Of a signal [..., N]: lead and stretch.
  torch::Tensor withLead(const torch::Tensor& signal) const {
    return signal.slice(-1, first - lead, first + count);
  }
  torch::Tensor of(const torch::Tensor& signal) const { return signal.slice(-1, first, first + count); }
};

/// The stretch of a signal [C, N] with the most energy, to a tenth of a second; the whole of a shorter one.
Stretch loudestStretch(const torch::Tensor& signal, double sampleRate, double seconds, double leadSeconds);

}  // namespace semblance
