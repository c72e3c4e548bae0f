// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace semblance {

/// Triangular bands equally spaced on Slaney's mel scale (linear below 1 kHz, logarithmic above) from 0 Hz to
/// half the rate, each scaled to unit area (2 / bandwidth in Hz). Used on magnitudes.
class MelFilterbank {
 public:
  MelFilterbank(int bands, int fftSize, double sampleRate);

  std::size_t bands() const { return triangles_.size(); }

  /// Weighted sums of a spectrum of fftSize/2 + 1 magnitudes; `mel` has bands() values.
  void apply(std::span<const float> magnitudes, std::span<double> mel) const;

  /// What bin `bin` of the spectrum weighs in band `band`.
  double weight(std::size_t band, std::size_t bin) const;

 private:
  struct Triangle {
    std::size_t firstBin = 0;
    std::vector<double> weights;
  };
  std::vector<Triangle> triangles_;
};

}  // namespace semblance
