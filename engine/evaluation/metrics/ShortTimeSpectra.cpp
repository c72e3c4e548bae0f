// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/ShortTimeSpectra.h"

#include <algorithm>

namespace semblance {

ShortTimeSpectra::ShortTimeSpectra(int size, int hop)
    : size_(static_cast<std::size_t>(size)),
      hop_(static_cast<std::size_t>(hop)),
      fourier_(size),
      window_(hannWindow(size)),
      power_(size_ / 2 + 1) {}

void ShortTimeSpectra::load(std::span<const float> signal) {
  const std::size_t half = size_ / 2;
  const std::size_t length = signal.size() > half ? signal.size() : size_;
  padded_.assign(length + size_, 0.0f);
  const auto body = padded_.begin() + static_cast<std::ptrdiff_t>(half);
  std::copy(signal.begin(), signal.end(), body);
  for (std::size_t n = 1; n <= half; ++n) {
    padded_[half - n] = padded_[half + n];
    padded_[half + length - 1 + n] = padded_[half + length - 1 - n];
  }
  frames_ = length / hop_ + 1;
}

std::size_t ShortTimeSpectra::frames() const { return frames_; }
std::size_t ShortTimeSpectra::bins() const { return power_.size(); }

std::span<const float> ShortTimeSpectra::power(std::size_t frame) {
  const float* source = padded_.data() + frame * hop_;
  float* time = fourier_.time().data();
  for (std::size_t n = 0; n < size_; ++n) time[n] = source[n] * window_[n];
  fourier_.forward();
  const std::complex<float>* spectrum = fourier_.spectrum().data();
  for (std::size_t k = 0; k < power_.size(); ++k)
    power_[k] = spectrum[k].real() * spectrum[k].real() + spectrum[k].imag() * spectrum[k].imag();
  return power_;
}

}  // namespace semblance
