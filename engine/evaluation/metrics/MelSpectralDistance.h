// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "audio/MelFilterbank.h"
#include "evaluation/metrics/ShortTimeSpectra.h"

namespace semblance {

/// The mel-spectral distance of the published evaluation ("MSD", new form): frames of 65536 samples without
/// overlap, magnitudes floored at 1e-4, 128 mel bands; mean |ln M - ln M'| plus mean |M - M'|. The linear
/// term dominates and is mostly a level difference, so the logarithmic one is also told alone. One object
/// belongs to one thread.
class MelSpectralDistance {
 public:
  struct Value {
    double logarithmic = 0.0;  ///< natural logarithm
    double linear = 0.0;
    double total() const { return logarithmic + linear; }
  };

  /// Rate in Hz.
  explicit MelSpectralDistance(double sampleRate);

  /// Of two signals of equal length (else the common beginning is compared). `outputGainDb` is applied to the
  /// output first: with the loudness difference the distance no longer depends on level.
  Value measure(std::span<const float> output, std::span<const float> target, double outputGainDb = 0.0);

 private:
  ShortTimeSpectra spectra_;
  MelFilterbank filterbank_;
  std::vector<float> magnitudes_;
  std::vector<double> outputMel_;
  std::vector<double> targetMel_;
  void melSpectra(std::span<const float> signal, float gain, std::vector<double>& mel);
};

}  // namespace semblance
