// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/SpectralCentroid.h"

#include <cmath>
#include <vector>

namespace semblance {

namespace {
constexpr int kSize = 2048;
constexpr int kHop = 512;
constexpr float kOffset = 1e-16f;
}  // namespace

SpectralCentroid::SpectralCentroid(double sampleRate) : sampleRate_(sampleRate), spectra_(kSize, kHop) {}

double SpectralCentroid::meanHz(std::span<const float> signal) {
  std::vector<float> shifted(signal.begin(), signal.end());
  if (shifted.size() <= kSize / 2) shifted.resize(kSize);
  for (float& sample : shifted) sample += kOffset;
  spectra_.load(shifted);
  double sum = 0.0;
  for (std::size_t frame = 0; frame < spectra_.frames(); ++frame) {
    double weighted = 0.0;
    double total = 0.0;
    const auto power = spectra_.power(frame);
    for (std::size_t k = 0; k < power.size(); ++k) {
      const double magnitude = std::sqrt(static_cast<double>(power[k]));
      weighted += static_cast<double>(k) * magnitude;
      total += magnitude;
    }
    sum += total > 0.0 ? weighted / total : 0.0;
  }
  return sum / static_cast<double>(spectra_.frames()) * sampleRate_ / kSize;
}

double SpectralCentroid::difference(std::span<const float> output, std::span<const float> target) {
  return std::abs(meanHz(output) - meanHz(target));
}

}  // namespace semblance
