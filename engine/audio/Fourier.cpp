// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Fourier.h"

#include <fftw3.h>

#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <vector>

namespace semblance {

namespace {

// FFTW's planner is the one part of it that is not thread-safe.
std::mutex& plannerMutex() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

// FFTW_ESTIMATE, because measured plans differ from run to run and with them the last bits of every result.
struct Fourier::Impl {
  explicit Impl(int length)
      : size(length),
        time(fftwf_alloc_real(static_cast<std::size_t>(length))),
        spectrum(fftwf_alloc_complex(static_cast<std::size_t>(length / 2 + 1))) {
    const std::lock_guard lock(plannerMutex());
    forward = fftwf_plan_dft_r2c_1d(size, time, spectrum, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    inverse = fftwf_plan_dft_c2r_1d(size, spectrum, time, FFTW_ESTIMATE);
  }
  ~Impl() {
    const std::lock_guard lock(plannerMutex());
    fftwf_destroy_plan(forward);
    fftwf_destroy_plan(inverse);
    fftwf_free(time);
    fftwf_free(spectrum);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  int size;
  float* time;
  fftwf_complex* spectrum;
  fftwf_plan forward;
  fftwf_plan inverse;
};

Fourier::Fourier(int size) : impl_(std::make_unique<Impl>(size)) {
  std::fill_n(impl_->time, size, 0.0f);
  std::fill_n(spectrum().data(), bins(), std::complex<float>());
}
Fourier::Fourier(Fourier&&) noexcept = default;
Fourier& Fourier::operator=(Fourier&&) noexcept = default;
Fourier::~Fourier() = default;

int Fourier::size() const { return impl_->size; }

std::span<float> Fourier::time() { return {impl_->time, static_cast<std::size_t>(impl_->size)}; }

// FFTW documents that fftwf_complex has the layout of std::complex<float>.
std::span<std::complex<float>> Fourier::spectrum() {
  return {reinterpret_cast<std::complex<float>*>(impl_->spectrum), static_cast<std::size_t>(bins())};
}

void Fourier::forward() { fftwf_execute(impl_->forward); }

void Fourier::inverse() {
  fftwf_execute(impl_->inverse);
  const float scale = 1.0f / static_cast<float>(impl_->size);
  for (float& sample : time()) sample *= scale;
}

std::span<const float> hannWindow(int size) {
  static std::mutex mutex;
  static std::map<int, std::vector<float>> windows;  // nodes stay where they are, so the spans stay valid
  const std::lock_guard lock(mutex);
  auto& window = windows[size];
  if (window.empty()) {
    window.resize(static_cast<std::size_t>(size));
    for (int n = 0; n < size; ++n)
      window[static_cast<std::size_t>(n)] =
          static_cast<float>(0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * n / size));
  }
  return window;
}

}  // namespace semblance
