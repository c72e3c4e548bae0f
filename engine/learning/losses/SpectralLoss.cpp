// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/losses/SpectralLoss.h"

namespace semblance {

namespace {

using differentiable::melMatrix;
using differentiable::shortTimeFourier;
using torch::Tensor;

constexpr double kPowerFloor = 1e-8;
constexpr double kBandFloor = 1e-12;  // only bands between the bins of a small FFT are this empty
constexpr double kSquareFloor = 1e-30;
constexpr double kDeviationFloor = 1e-8;

// torch::norm() adds floats up one by one; the floor keeps the slope of the root finite for equal signals.
Tensor frobeniusNorm(const Tensor& rows) {
  return torch::clamp_min(rows.square().sum(-1), kSquareFloor).sqrt();
}

Tensor spectralConvergence(const Tensor& output, const Tensor& target, bool perItem) {
  const std::int64_t rows = perItem ? target.size(0) : 1;
  const Tensor y = target.reshape({rows, -1});
  return (frobeniusNorm(y - output.reshape({rows, -1})) / frobeniusNorm(y)).mean();
}

}  // namespace

Tensor standardised(const Tensor& signal) {
  const Tensor centred = signal - signal.mean(-1, true);
  return centred /
         torch::clamp_min(centred.square().mean(-1, true), kDeviationFloor * kDeviationFloor).sqrt();
}

SpectralLossShape styleTransferStft() {
  SpectralLossShape shape;
  for (const std::int64_t size : {32, 128, 512, 2048, 8192, 32768})
    shape.resolutions.push_back({size, size / 2, size});
  shape.linear = 1.0;
  return shape;
}

SpectralLossShape libraryStft() {
  SpectralLossShape shape;
  shape.resolutions = {{1024, 120, 600}, {2048, 240, 1200}, {512, 50, 240}};
  shape.convergence = 1.0;
  return shape;
}

SpectralLossShape blindEstimationMel(double sampleRate) {
  SpectralLossShape shape;
  shape.resolutions = {{4096, 1024, 4096}};
  shape.melBands = 128;
  shape.sampleRate = sampleRate;
  shape.standardised = true;
  return shape;
}

SpectralLossShape blindEstimationStft() {
  SpectralLossShape shape;
  for (const std::int64_t size : {256, 1024, 4096}) shape.resolutions.push_back({size, size / 4, size});
  shape.convergence = 1.0;
  shape.standardised = true;
  return shape;
}

SpectralLoss::SpectralLoss(SpectralLossShape shape) : shape_(std::move(shape)) {
  for (const StftResolution& resolution : shape_.resolutions) {
    windows_.push_back(torch::hann_window(resolution.window, torch::kFloat64));
    if (shape_.melBands > 0)
      mel_.push_back(melMatrix(shape_.melBands, resolution.fftSize, shape_.sampleRate));
  }
}

Tensor SpectralLoss::magnitudes(const Tensor& signal, std::size_t index) const {
  const Tensor spectrum =
      shortTimeFourier(signal, shape_.resolutions[index], windows_[index].to(signal.options()));
  const Tensor power = torch::view_as_real(spectrum).square().sum(-1);
  const Tensor magnitude = torch::sqrt(torch::clamp_min(power, kPowerFloor));
  if (mel_.empty()) return magnitude;
  return torch::clamp_min(torch::matmul(mel_[index].to(signal.options()), magnitude), kBandFloor);
}

SpectralLoss::Spectra SpectralLoss::spectra(const Tensor& signal) const {
  const Tensor rows = signal.reshape({-1, signal.size(-1)});
  const Tensor compared = shape_.standardised ? standardised(rows) : rows;
  Spectra result;
  for (std::size_t i = 0; i < shape_.resolutions.size(); ++i) result.push_back(magnitudes(compared, i));
  return result;
}

SpectralTerms SpectralLoss::terms(const Spectra& output, const Spectra& target) const {
  std::vector<Tensor> logarithmic, linear, convergence;
  for (std::size_t i = 0; i < output.size(); ++i) {
    const Tensor& x = output[i];
    const Tensor& y = target[i];
    const Tensor none = torch::zeros({}, x.options());
    logarithmic.push_back(shape_.logarithmic > 0.0 ? (x.log() - y.log()).abs().mean() : none);
    linear.push_back(shape_.linear > 0.0 ? (x - y).abs().mean() : none);
    convergence.push_back(shape_.convergence > 0.0 ? spectralConvergence(x, y, shape_.convergencePerItem)
                                                   : none);
  }
  return {torch::stack(logarithmic), torch::stack(linear), torch::stack(convergence)};
}

Tensor SpectralLoss::operator()(const Spectra& output, const Spectra& target) const {
  const SpectralTerms parts = terms(output, target);
  return (shape_.logarithmic * parts.logarithmic + shape_.linear * parts.linear +
          shape_.convergence * parts.convergence)
      .mean();
}

Tensor SpectralLoss::operator()(const Tensor& output, const Tensor& target) const {
  return (*this)(spectra(output), spectra(target));
}

}  // namespace semblance
