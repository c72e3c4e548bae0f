// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "effects/Equaliser.h"
#include "effects/GraphicBands.h"

namespace semblance {

/// The ten octave bands as a processor of their own; the chain runs the same sections. Nothing allocates,
/// locks or throws.
class GraphicEqualiser {
 public:
  /// Rate in Hz (8-192 kHz), 1 or 2 channels. Clears the state.
  void prepare(double sampleRate, int channels);
  /// dB of each band; those that the rate has no place for do nothing.
  void setGains(const std::array<double, kGraphicBandCount>& gainsDb);
  /// In place; what is not a number becomes 0.
  void process(float* const* channels, int frames);
  void reset() { equaliser_.reset(); }

 private:
  double sampleRate_ = 48000.0;
  int channels_ = 2;
  std::array<BiquadCoefficients<double>, kGraphicBandCount> sections_{};
  Equaliser equaliser_;
};

}  // namespace semblance
