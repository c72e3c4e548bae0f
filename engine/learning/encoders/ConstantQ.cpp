// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/ConstantQ.h"

#include <cmath>
#include <numbers>

#include "differentiable/Spectra.h"

namespace semblance {

namespace {

using torch::Tensor;

constexpr double kNegligible = 1e-5;  // of a kernel's largest value
// Above, bins next to half the rate hear negative frequencies as well.
constexpr double kNegligibleMirror = 1e-3;

std::int64_t powerOfTwoFrom(std::int64_t length) {
  std::int64_t size = 1;
  while (size < length) size *= 2;
  return size;
}

/// Spectrum of one bin's window and oscillation, centred in the FFT: [fftSize] complex128.
Tensor kernelSpectrum(std::int64_t fftSize, std::int64_t length, double cyclesPerSample) {
  const Tensor window = torch::hann_window(length, torch::kFloat64);
  const Tensor time = torch::arange(fftSize, torch::kFloat64).sub_(static_cast<double>(fftSize / 2));
  const std::int64_t before = fftSize / 2 - length / 2;
  const Tensor envelope = torch::constant_pad_nd(window / window.sum(), {before, fftSize - length - before});
  const Tensor phase = time * (2.0 * std::numbers::pi * cyclesPerSample);
  return torch::fft::fft(torch::complex(envelope * torch::cos(phase), envelope * torch::sin(phase)));
}

}  // namespace

double ConstantQ::frequency(std::int64_t bin) const {
  return shape_.lowestFrequency *
         std::exp2(static_cast<double>(bin) / static_cast<double>(shape_.binsPerOctave));
}

std::int64_t ConstantQ::windowLength(std::int64_t bin) const {
  const double relativeWidth = std::exp2(1.0 / static_cast<double>(shape_.binsPerOctave)) - 1.0;
  return static_cast<std::int64_t>(std::ceil(shape_.sampleRate / (frequency(bin) * relativeWidth)));
}

ConstantQ::ConstantQ(const ConstantQShape& shape) : shape_(shape) {
  for (std::int64_t first = 0; first < shape.bins;) {
    const std::int64_t fftSize = powerOfTwoFrom(windowLength(first));
    std::int64_t count = 1;
    while (first + count < shape.bins && powerOfTwoFrom(windowLength(first + count)) == fftSize) ++count;
    groups_.push_back(makeGroup(first, count, fftSize));
    first += count;
  }
}

ConstantQ::Group ConstantQ::makeGroup(std::int64_t firstBin, std::int64_t count, std::int64_t fftSize) const {
  std::vector<Tensor> rows;
  for (std::int64_t bin = firstBin; bin < firstBin + count; ++bin)
    rows.push_back(kernelSpectrum(fftSize, windowLength(bin), frequency(bin) / shape_.sampleRate));
  const Tensor kernels = torch::stack(rows).conj().resolve_conj() / static_cast<double>(fftSize);
  const Tensor upper = kernels.slice(1, 0, fftSize / 2 + 1);
  // What a kernel hears at negative frequencies, in the order of the positive ones.
  Tensor lower = torch::zeros_like(upper);
  lower.slice(1, 1, fftSize / 2).copy_(kernels.slice(1, fftSize / 2 + 1).flip(1));
  const double largest = kernels.abs().max().item<double>();
  const bool mirrored = lower.abs().max().item<double>() > kNegligibleMirror * largest;
  const Tensor magnitude = mirrored ? upper.abs() + lower.abs() : upper.abs();
  const Tensor used = torch::nonzero(std::get<0>(magnitude.max(0)) > kNegligible * largest);
  const std::int64_t low = used.min().item<std::int64_t>();
  const std::int64_t high = used.max().item<std::int64_t>() + 1;
  const auto band = [&](const Tensor& all) {
    return all.slice(1, low, high).to(torch::kComplexFloat).contiguous();
  };
  return {fftSize, low, high - low, band(upper), mirrored ? band(lower) : Tensor()};
}

std::int64_t ConstantQ::shortestSignal() const { return groups_.front().fftSize / 2 + 1; }

Tensor ConstantQ::Group::listen(const Tensor& spectra) const {
  Tensor heard = torch::matmul(kernels.to(spectra.device()), spectra);
  if (mirror.defined())
    heard = heard + torch::matmul(mirror.to(spectra.device()), spectra.conj().resolve_conj());
  return heard.abs();
}

Tensor ConstantQ::operator()(const Tensor& signal) const {
  const Tensor padded = differentiable::paddedTo(signal, shortestSignal());
  std::vector<Tensor> bands;
  for (const Group& group : groups_) {
    const Tensor rectangle = torch::ones({group.fftSize}, signal.options().requires_grad(false));
    std::vector<Tensor> items;  // one by one: the longest FFT of a whole batch would fill the memory
    for (std::int64_t item = 0; item < signal.size(0); ++item) {
      const Tensor spectra = differentiable::shortTimeFourier(
          padded.slice(0, item, item + 1), {group.fftSize, shape_.hop, group.fftSize}, rectangle);
      items.push_back(
          group.listen(spectra[0].slice(0, group.firstFftBin, group.firstFftBin + group.fftBins)));
    }
    bands.push_back(torch::stack(items));
  }
  return torch::cat(bands, 1);
}

}  // namespace semblance
