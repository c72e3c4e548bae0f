// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/SimplifiedCompressor.h"

#include <numbers>

#include "differentiable/Chain.h"
#include "differentiable/Smoother.h"

namespace semblance::differentiable {

using torch::Tensor;

Tensor compressSimply(const Tensor& signal, const SimplifiedCompressorValues& values, double sampleRate) {
  constexpr double kFloor = 1e-4;  // -80 dBFS
  const auto row = [&signal](const Tensor& value) { return value.to(signal.dtype()).unsqueeze(-1); };
  const Tensor magnitude = torch::clamp_min(std::get<0>(signal.abs().max(1)), kFloor);
  const Tensor wanted = staticReduction((20.0 / std::numbers::ln10) * torch::log(magnitude),
                                        row(values.threshold), row(values.ratio), row(values.knee));
  const Tensor coefficient = torch::exp(-1000.0 / (sampleRate * values.timeConstantMs.to(torch::kFloat64)));
  const Tensor reduction = smoothReduction(wanted, coefficient, coefficient);
  return signal * torch::exp((std::numbers::ln10 / 20.0) * (row(values.makeUp) - reduction)).unsqueeze(1);
}

}  // namespace semblance::differentiable
