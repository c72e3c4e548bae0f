// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "differentiable/Spectra.h"

namespace semblance {

using differentiable::StftResolution;

/// What a spectral loss compares and how it weighs it. Windows are periodic Hann windows.
struct SpectralLossShape {
  std::vector<StftResolution> resolutions;
  double logarithmic = 1.0;         ///< weight of mean |ln X - ln Y|
  double linear = 0.0;              ///< weight of mean |X - Y|
  double convergence = 0.0;         ///< weight of ||Y - X|| / ||Y|| (Frobenius norms, Y the target)
  bool convergencePerItem = false;  ///< norms of each signal by itself instead of the whole batch's
  std::int64_t melBands = 0;        ///< above 0: magnitudes are summed into Slaney mel bands first
  double sampleRate = 0.0;          ///< Hz; needed by mel bands alone
  bool standardised = false;  ///< each signal made free of DC and divided by its standard deviation first
};

/// Training loss and "STFT" metric of the style-transfer literature: six sizes from 32 to 32768,
/// half-overlapped, logarithmic plus linear magnitudes, no spectral convergence.
SpectralLossShape styleTransferStft();

/// The common library's default: 1024/120/600, 2048/240/1200, 512/50/240; spectral convergence over the whole
/// batch plus logarithmic magnitudes.
SpectralLossShape libraryStft();

/// Mel loss of blind estimation: 128 bands of 4096-point spectra (hop 1024), logarithm only, standardised
/// signals. Rate in Hz (44100 there).
SpectralLossShape blindEstimationMel(double sampleRate);

/// By which blind estimation is measured: 256, 1024 and 4096, three quarters overlapped, spectral convergence
/// plus logarithmic magnitudes of standardised signals.
SpectralLossShape blindEstimationStft();

/// Signals [..., N], each made free of DC and divided by its standard deviation; silence stays silence.
torch::Tensor standardised(const torch::Tensor& signal);

/// Terms of the loss per resolution, each [resolutions].
struct SpectralTerms {
  torch::Tensor logarithmic, linear, convergence;
};

/// Distance between the magnitudes of short-time spectra at one or more resolutions, averaged over them, as a
/// differentiable function of both signals. Magnitudes are sqrt(max(|X|^2, 1e-8)), so that silence is finite.
/// Signals are [N], [B, N] or [B, C, N], floating point; ones too short to be reflected (half the FFT size or
/// less) are zero-padded to the FFT size. Deterministic; one object may be shared by threads.
class SpectralLoss {
 public:
  explicit SpectralLoss(SpectralLossShape shape);

  /// Magnitudes (or mel bands) per resolution, each [B', bins, frames]. Those of a fixed target can be kept.
  using Spectra = std::vector<torch::Tensor>;
  Spectra spectra(const torch::Tensor& signal) const;

  SpectralTerms terms(const Spectra& output, const Spectra& target) const;

  /// A scalar >= 0.
  torch::Tensor operator()(const Spectra& output, const Spectra& target) const;
  torch::Tensor operator()(const torch::Tensor& output, const torch::Tensor& target) const;

 private:
  torch::Tensor magnitudes(const torch::Tensor& signal, std::size_t resolution) const;

  SpectralLossShape shape_;
  std::vector<torch::Tensor> windows_;  // float64
  std::vector<torch::Tensor> mel_;      // float64 [bands, bins], empty without mel bands
};

}  // namespace semblance
