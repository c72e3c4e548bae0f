// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/Distortion.h"

namespace semblance::differentiable {

namespace {

using torch::Tensor;

Tensor shape(const Tensor& u, const Tensor& hardness) {
  const Tensor inside = torch::clamp(u, -1.5, 1.5);
  const Tensor cubic = inside - (4.0 / 27.0) * inside * inside * inside;
  const Tensor soft = torch::clamp(1.0 - hardness, 0.0, 1.0);
  const Tensor hard = torch::clamp(hardness - 1.0, 0.0, 1.0);
  return soft * torch::tanh(u) + (1.0 - soft - hard) * cubic + hard * torch::clamp(u, -1.0, 1.0);
}

Tensor coefficient(const Tensor& coefficients, std::int64_t k) {
  return coefficients.select(1, k).view({-1, 1, 1});
}

}  // namespace

Tensor clip(const Tensor& signal, const Tensor& drive, const Tensor& offset, const Tensor& hardness) {
  return (shape(drive * signal + offset, hardness) - shape(offset, hardness)) / drive;
}

Tensor withoutMean(const Tensor& signal) { return signal - signal.mean(-1, true); }

Tensor taylor(const Tensor& signal, const Tensor& coefficients) {
  Tensor sum = torch::zeros_like(signal);
  for (std::int64_t k = coefficients.size(1) - 1; k >= 0; --k)
    sum = (sum + coefficient(coefficients, k)) * signal;
  return sum;
}

// Clenshaw's recurrence.
Tensor chebyshev(const Tensor& signal, const Tensor& coefficients) {
  const Tensor x = torch::clamp(signal, -1.0, 1.0);
  Tensor next = torch::zeros_like(x);
  Tensor afterNext = torch::zeros_like(x);
  for (std::int64_t k = coefficients.size(1) - 1; k > 0; --k) {
    const Tensor value = coefficient(coefficients, k) + 2.0 * x * next - afterNext;
    afterNext = next;
    next = value;
  }
  return coefficient(coefficients, 0) + x * next - afterNext;
}

}  // namespace semblance::differentiable
