// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance::differentiable {

/// One short-time Fourier transform, all in samples: centred frames, edges reflected, a window of `window`
/// samples in the middle of `fftSize`, no scaling.
struct StftResolution {
  std::int64_t fftSize = 2048;
  std::int64_t hop = 1024;
  std::int64_t window = 2048;
};

/// Complex spectra [B, fftSize/2 + 1, N/hop + 1] of signals [B, N]. `window` holds resolution.window values
/// and may be trained. Signals too short to be reflected (fftSize/2 or fewer) are zero-padded to fftSize.
torch::Tensor shortTimeFourier(const torch::Tensor& signal, const StftResolution& resolution,
                               const torch::Tensor& window);

/// (|X| + 1e-8)^exponent of the same.
torch::Tensor compressedSpectra(const torch::Tensor& signal, const StftResolution& resolution,
                                const torch::Tensor& window, double exponent);

/// audio/MelFilterbank as a matrix [bands, fftSize/2 + 1], float64. Rate in Hz.
torch::Tensor melMatrix(std::int64_t bands, std::int64_t fftSize, double sampleRate);

/// Signals [..., N] zero-padded at the end to at least `length` samples.
torch::Tensor paddedTo(const torch::Tensor& signal, std::int64_t length);

}  // namespace semblance::differentiable
