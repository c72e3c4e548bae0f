// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace semblance {

struct ConstantQShape {
  double sampleRate = 44100.0;      ///< Hz
  double lowestFrequency = 32.703;  ///< Hz, the first bin's
  std::int64_t binsPerOctave = 12;
  std::int64_t bins = 113;
  std::int64_t hop = 512;  ///< samples
};

/// Constant-Q transform: bin k listens at f_k = lowest 2^(k / binsPerOctave) through a Hann window of
/// rate / (f_k (2^(1 / binsPerOctave) - 1)) samples with sum 1, so that a sine of amplitude 1 at f_k reads
/// 0.5. Each bin is computed from an FFT no longer than its own window asks for. Every bin must lie below
/// half the rate.
class ConstantQ {
 public:
  explicit ConstantQ(const ConstantQShape& shape);

  /// Magnitudes [B, bins, N/hop + 1] of signals [B, N], frames centred on multiples of the hop, edges
  /// reflected. Signals shorter than shortestSignal() are zero-padded to it. Differentiable.
  torch::Tensor operator()(const torch::Tensor& signal) const;

  std::int64_t shortestSignal() const;  ///< samples
  double frequency(std::int64_t bin) const;

 private:
  struct Group {  ///< bins that share one FFT size
    std::int64_t fftSize, firstFftBin, fftBins;
    torch::Tensor kernels;  ///< [bins, fftBins] complex64, conjugated
    torch::Tensor mirror;   ///< the same for negative frequencies, where they are heard
    torch::Tensor listen(const torch::Tensor& spectra) const;
  };
  Group makeGroup(std::int64_t firstBin, std::int64_t count, std::int64_t fftSize) const;
  std::int64_t windowLength(std::int64_t bin) const;

  ConstantQShape shape_;
  std::vector<Group> groups_;  // from the longest FFT to the shortest
};

}  // namespace semblance
