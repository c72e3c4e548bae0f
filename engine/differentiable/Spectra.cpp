// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/Spectra.h"

#include "audio/MelFilterbank.h"

namespace semblance::differentiable {

using torch::Tensor;

Tensor paddedTo(const Tensor& signal, std::int64_t length) {
  const std::int64_t missing = length - signal.size(-1);
  return missing > 0 ? torch::constant_pad_nd(signal, {0, missing}) : signal;
}

Tensor shortTimeFourier(const Tensor& signal, const StftResolution& resolution, const Tensor& window) {
  const bool tooShort = signal.size(-1) <= resolution.fftSize / 2;
  return torch::stft(tooShort ? paddedTo(signal, resolution.fftSize) : signal, resolution.fftSize,
                     resolution.hop, resolution.window, window, true, "reflect", false, true, true);
}

Tensor compressedSpectra(const Tensor& signal, const StftResolution& resolution, const Tensor& window,
                         double exponent) {
  return torch::pow(shortTimeFourier(signal, resolution, window).abs() + 1e-8, exponent);
}

Tensor melMatrix(std::int64_t bands, std::int64_t fftSize, double sampleRate) {
  const MelFilterbank filterbank(static_cast<int>(bands), static_cast<int>(fftSize), sampleRate);
  Tensor matrix = torch::zeros({bands, fftSize / 2 + 1}, torch::kFloat64);
  auto weights = matrix.accessor<double, 2>();
  for (std::int64_t band = 0; band < bands; ++band)
    for (std::int64_t bin = 0; bin <= fftSize / 2; ++bin)
      weights[band][bin] = filterbank.weight(static_cast<std::size_t>(band), static_cast<std::size_t>(bin));
  return matrix;
}

}  // namespace semblance::differentiable
