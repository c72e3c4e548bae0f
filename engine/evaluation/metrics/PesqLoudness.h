// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "audio/Fourier.h"
#include "evaluation/metrics/PesqTables.h"

namespace semblance {

/// Hearing in short frames: power on the Bark scale, loudness, and the disturbance between two of them.
class PesqLoudness {
 public:
  static constexpr std::size_t kMostBands = 49;
  using Bands = std::array<double, kMostBands>;  ///< those beyond bands() stay 0

  explicit PesqLoudness(const PesqRate& rate);

  std::size_t bands() const { return rate_.bands.size(); }
  std::size_t frameSize() const { return static_cast<std::size_t>(rate_.frame); }

  /// Power per band of rate().frame samples under a Hann window.
  Bands power(std::span<const float> frame);
  /// Sum of the powers that are above `factor` times the threshold of hearing; the lowest band does not
  /// count.
  double audible(const Bands& power, double factor) const;
  /// Is the power of the band above `factor` times its threshold?
  bool isAudible(std::size_t band, double power, double factor) const {
    return power > factor * rate_.bands[band].threshold;
  }
  /// Sone per Bark (Zwicker's law, steeper in the lowest bands).
  Bands loudness(const Bands& power) const;

  struct Disturbance {
    double symmetric = 0.0;
    double asymmetric = 0.0;  ///< added sound counts more than missing sound
  };
  Disturbance disturbance(const Bands& reference, const Bands& degraded) const;

 private:
  const PesqRate& rate_;
  Fourier fourier_;
  double totalWidth_ = 0.0;
  Bands exponents_{};
  Bands thresholdLoudness_{};

  double norm(const Bands& density, double exponent) const;
};

}  // namespace semblance
