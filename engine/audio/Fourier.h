// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <memory>
#include <span>

namespace semblance {

/// Real FFT of one size by FFTW (single precision, unscaled). One object belongs to one thread; making one is
/// serialised inside, running it is not.
class Fourier {
 public:
  explicit Fourier(int size);
  Fourier(Fourier&&) noexcept;
  Fourier& operator=(Fourier&&) noexcept;
  ~Fourier();

  int size() const;
  int bins() const { return size() / 2 + 1; }

  std::span<float> time();                    ///< size() samples, filled by the caller before forward()
  std::span<std::complex<float>> spectrum();  ///< bins() values, filled before inverse()
  void forward();                             ///< time() -> spectrum(); time() is kept
  void inverse();  ///< spectrum() -> time(), scaled by 1/size(); spectrum() is lost

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Periodic Hann window: 0.5 - 0.5 cos(2 pi n / N).
std::span<const float> hannWindow(int size);

}  // namespace semblance
