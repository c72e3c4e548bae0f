// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

namespace semblance::differentiable {

/// Complex response of cascaded second-order sections at the bins of a real FFT. `sections` [B, S, 5] holds
/// b0 b1 b2 a1 a2 (a0 = 1) in float64; the result is [B, fftSize/2 + 1] complex64. It is evaluated in double,
/// because coefficients rounded to single misplace low-frequency poles (a 20 Hz shelf would be wrong at -55
/// dB).
torch::Tensor frequencyResponse(const torch::Tensor& sections, std::int64_t fftSize);

}  // namespace semblance::differentiable
