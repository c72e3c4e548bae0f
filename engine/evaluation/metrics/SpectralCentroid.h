// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "evaluation/metrics/ShortTimeSpectra.h"

namespace semblance {

/// Spectral centroid as in the published tables: per frame of 2048 samples (hop 512) the mean frequency
/// weighted by magnitude, averaged over all frames, silent ones too. One object belongs to one thread.
class SpectralCentroid {
 public:
  /// Rate in Hz.
  explicit SpectralCentroid(double sampleRate);

  /// Hz. 1e-16 is added to every sample, so that digital silence has a centroid (near 0 Hz) instead of 0/0.
  double meanHz(std::span<const float> signal);

  /// Absolute difference of the means, Hz ("SCE").
  double difference(std::span<const float> output, std::span<const float> target);

 private:
  double sampleRate_;
  ShortTimeSpectra spectra_;
};

}  // namespace semblance
