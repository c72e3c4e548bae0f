// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace semblance::test {

/// Largest deviation of the gradient of a scalar function at `point` (float64) from central differences along
/// some of its coordinates, relative to the largest of them.
inline double gradientError(const std::function<torch::Tensor(const torch::Tensor&)>& function,
                            const torch::Tensor& point, double step = 1e-6, std::int64_t coordinates = 24) {
  const torch::Tensor leaf = point.detach().clone().requires_grad_();
  function(leaf).backward();
  const torch::Tensor gradient = leaf.grad().reshape({-1});
  torch::NoGradGuard untracked;
  torch::Tensor moved = point.detach().clone();
  torch::Tensor flat = moved.view({-1});
  double error = 0.0;
  double largest = 1e-12;
  const std::int64_t stride = std::max<std::int64_t>(1, flat.size(0) / coordinates);
  for (std::int64_t i = 0; i < flat.size(0); i += stride) {
    const double old = flat[i].item<double>();
    flat[i] = old + step;
    const double up = function(moved).item<double>();
    flat[i] = old - step;
    const double down = function(moved).item<double>();
    flat[i] = old;
    const double difference = (up - down) / (2.0 * step);
    error = std::max(error, std::abs(gradient[i].item<double>() - difference));
    largest = std::max(largest, std::abs(difference));
  }
  return error / largest;
}

}  // namespace semblance::test
