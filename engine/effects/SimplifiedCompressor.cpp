// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/SimplifiedCompressor.h"

#include <algorithm>
#include <cmath>

#include "effects/CompressorCurve.h"

namespace semblance {

void SimplifiedCompressor::prepare(double sampleRate, int channels) {
  sampleRate_ = sampleRate;
  channels_ = channels;
  reset();
}

void SimplifiedCompressor::process(float* const* channels, int frames) {
  constexpr double kFloor = 1e-4;  // -80 dBFS
  constexpr double kNegligible = 1e-25;
  const double coefficient = std::exp(-1000.0 / (sampleRate_ * settings_.timeConstantMs));
  for (int i = 0; i < frames; ++i) {
    double largest = kFloor;
    for (int c = 0; c < channels_; ++c) {
      float& sample = channels[c][i];
      if (!std::isfinite(sample)) sample = 0.0f;
      largest = std::max(largest, static_cast<double>(std::fabs(sample)));
    }
    const double wanted =
        gainReductionDb(20.0 * std::log10(largest), settings_.threshold, settings_.ratio, settings_.knee);
    reduction_ = coefficient * reduction_ + (1.0 - coefficient) * wanted;
    const double gain = std::pow(10.0, (settings_.makeUp - reduction_) / 20.0);
    for (int c = 0; c < channels_; ++c) channels[c][i] = static_cast<float>(gain * channels[c][i]);
  }
  if (!(reduction_ > kNegligible)) reduction_ = 0.0;
}

}  // namespace semblance
