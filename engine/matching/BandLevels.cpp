// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/BandLevels.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace semblance {

using torch::Tensor;

namespace {

constexpr double kPowerFloor = 1e-11;

}  // namespace

Tensor bandMatrix(std::int64_t fftSize, std::int64_t bands, double sampleRate, double highest, double from) {
  const std::int64_t bins = fftSize / 2 + 1;
  const double binWidth = sampleRate / static_cast<double>(fftSize);
  const double lowest = std::max(from, binWidth);
  const double step = std::log(highest / lowest) / static_cast<double>(bands - 1);
  Tensor matrix = torch::zeros({bins, bands}, torch::kFloat32);
  auto cells = matrix.accessor<float, 2>();
  for (std::int64_t b = 0; b < bands; ++b) {
    const double centre = lowest * std::exp(step * static_cast<double>(b));
    const double halfWidth = std::max(centre * step, 1.2 * binWidth);
    for (std::int64_t k = 1; k < bins; ++k)
      cells[k][b] = static_cast<float>(
          std::max(0.0, 1.0 - std::abs(static_cast<double>(k) * binWidth - centre) / halfWidth));
  }
  return matrix / torch::clamp_min(matrix.sum(0, true), 1e-6);
}

std::int64_t nearestPowerOfTwo(double samples) {
  return static_cast<std::int64_t>(std::bit_ceil(static_cast<unsigned>(samples / std::numbers::sqrt2)));
}

Tensor bandLevels(const Tensor& signal, const Tensor& window, const Tensor& bandMatrix) {
  const std::int64_t size = window.size(0);
  const Tensor spectrum = torch::stft(signal, size, size / 2, size, window, /*center=*/true, "reflect",
                                      /*normalized=*/false, /*onesided=*/true, /*return_complex=*/true);
  const Tensor power = torch::square(torch::view_as_real(spectrum)).sum(-1).mean(0) *
                       (16.0 / static_cast<double>(size * size));  // [bins, frames]
  return (10.0 / std::numbers::ln10) * torch::log(torch::matmul(power.t(), bandMatrix) + kPowerFloor);
}

}  // namespace semblance
