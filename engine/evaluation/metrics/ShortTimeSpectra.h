// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "audio/Fourier.h"

namespace semblance {

/// Short-time power spectra of one signal as the published metrics take them: periodic Hann window of the
/// FFT's length, frames centred on multiples of the hop, edges reflected, no scaling. One object belongs to
/// one thread.
class ShortTimeSpectra {
 public:
  /// `size` (samples, even) is the length of FFT and window.
  ShortTimeSpectra(int size, int hop);

  /// Takes a copy of the signal. One too short to be reflected (size/2 samples or fewer) is zero-padded to
  /// `size`.
  void load(std::span<const float> signal);

  /// length / hop + 1, at least one.
  std::size_t frames() const;
  std::size_t bins() const;

  /// |X|^2 per bin; valid until the next call.
  std::span<const float> power(std::size_t frame);

 private:
  std::size_t size_;
  std::size_t hop_;
  std::size_t frames_ = 0;
  Fourier fourier_;
  std::span<const float> window_;
  std::vector<float> padded_;
  std::vector<float> power_;
};

}  // namespace semblance
