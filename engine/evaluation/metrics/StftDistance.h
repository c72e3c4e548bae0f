// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "evaluation/metrics/ShortTimeSpectra.h"

namespace semblance {

/// The multi-resolution STFT distance of the published tables ("STFT"): FFT sizes 32 to 32768 by factors of
/// four, half-overlapped, magnitudes floored at 1e-4; per size the mean of |ln X - ln Y| plus the mean of |X
/// - Y|, averaged over the sizes. No spectral-convergence term. The linear term is unscaled and grows with
/// level and size, so the logarithmic one is also told alone. One object belongs to one thread.
class StftDistance {
 public:
  static constexpr std::array<int, 6> kSizes{32, 128, 512, 2048, 8192, 32768};

  struct Value {
    std::array<double, kSizes.size()> logarithmicPerSize{};
    std::array<double, kSizes.size()> linearPerSize{};
    double logarithmic() const;  ///< mean over sizes, natural logarithm
    double linear() const;       ///< mean over sizes
    double total() const { return logarithmic() + linear(); }
  };

  StftDistance();

  /// Of two signals of equal length (else the common beginning is compared); 0 for equal ones, digital
  /// silence included (the floor keeps it finite). Signals too short for a size: see
  /// ShortTimeSpectra::load().
  Value measure(std::span<const float> output, std::span<const float> target);

 private:
  std::vector<ShortTimeSpectra> output_;
  std::vector<ShortTimeSpectra> target_;
};

}  // namespace semblance
