// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/MelFilterbank.h"

#include <algorithm>
#include <cmath>

namespace semblance {

namespace {

constexpr double kHertzPerMel = 200.0 / 3.0;
constexpr double kBreakHertz = 1000.0;
constexpr double kBreakMel = 15.0;
const double kLogStep = std::log(6.4) / 27.0;

double melFromHertz(double hertz) {
  return hertz < kBreakHertz ? hertz / kHertzPerMel : kBreakMel + std::log(hertz / kBreakHertz) / kLogStep;
}

double hertzFromMel(double mel) {
  return mel < kBreakMel ? mel * kHertzPerMel : kBreakHertz * std::exp((mel - kBreakMel) * kLogStep);
}

}  // namespace

MelFilterbank::MelFilterbank(int bands, int fftSize, double sampleRate) {
  const double highest = melFromHertz(0.5 * sampleRate);
  const auto edge = [&](int index) { return hertzFromMel(highest * index / (bands + 1)); };
  const double binWidth = sampleRate / fftSize;
  for (int band = 0; band < bands; ++band) {
    const double low = edge(band), centre = edge(band + 1), high = edge(band + 2);
    Triangle triangle;
    triangle.firstBin = static_cast<std::size_t>(std::ceil(low / binWidth));
    const auto lastBin =
        std::min(static_cast<std::size_t>(high / binWidth), static_cast<std::size_t>(fftSize / 2));
    for (std::size_t bin = triangle.firstBin; bin <= lastBin; ++bin) {
      const double frequency = static_cast<double>(bin) * binWidth;
      const double height =
          std::min((frequency - low) / (centre - low), (high - frequency) / (high - centre));
      triangle.weights.push_back(std::max(0.0, height) * 2.0 / (high - low));
    }
    triangles_.push_back(std::move(triangle));
  }
}

void MelFilterbank::apply(std::span<const float> magnitudes, std::span<double> mel) const {
  for (std::size_t band = 0; band < triangles_.size(); ++band) {
    const Triangle& triangle = triangles_[band];
    double sum = 0.0;
    for (std::size_t k = 0; k < triangle.weights.size(); ++k)
      sum += triangle.weights[k] * static_cast<double>(magnitudes[triangle.firstBin + k]);
    mel[band] = sum;
  }
}

double MelFilterbank::weight(std::size_t band, std::size_t bin) const {
  const Triangle& triangle = triangles_[band];
  const bool inside = bin >= triangle.firstBin && bin < triangle.firstBin + triangle.weights.size();
  return inside ? triangle.weights[bin - triangle.firstBin] : 0.0;
}

}  // namespace semblance
