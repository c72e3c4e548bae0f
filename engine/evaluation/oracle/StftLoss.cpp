// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/oracle/StftLoss.h"

#include "evaluation/metrics/StftDistance.h"

namespace semblance {

namespace {

using torch::Tensor;

constexpr double kFloorPower = 1e-8;

Tensor magnitudes(const Tensor& signal, int size, const Tensor& window) {
  const Tensor spectrum =
      torch::stft(signal, size, size / 2, size, window, true, "reflect", false, true, true);
  return torch::sqrt(torch::clamp_min(torch::view_as_real(spectrum).square().sum(-1), kFloorPower));
}

}  // namespace

StftLoss::StftLoss(const Tensor& target) {
  for (const int size : StftDistance::kSizes) {
    if (size / 2 >= target.size(0)) continue;
    const Tensor window = torch::hann_window(size, torch::kFloat32);
    const Tensor magnitude = magnitudes(target, size, window);
    resolutions_.push_back({size, window, magnitude, torch::log(magnitude)});
  }
}

Tensor StftLoss::operator()(const Tensor& output) const {
  Tensor sum = torch::zeros({});
  for (const Resolution& resolution : resolutions_) {
    const Tensor magnitude = magnitudes(output, resolution.size, resolution.window);
    sum = sum + (torch::log(magnitude) - resolution.logarithm).abs().mean() +
          (magnitude - resolution.magnitude).abs().mean();
  }
  return sum / static_cast<double>(resolutions_.size());
}

}  // namespace semblance
