// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LoudestStretch.h"

#include <algorithm>

namespace semblance {

using torch::Tensor;

Stretch loudestStretch(const Tensor& signal, double sampleRate, double seconds, double leadSeconds) {
  const std::int64_t length = signal.size(1);
  const auto hop = std::max<std::int64_t>(1, static_cast<std::int64_t>(0.1 * sampleRate));
  Stretch best;
  best.count = std::min(length, static_cast<std::int64_t>(seconds * sampleRate));
  const Tensor power = signal.to(torch::kFloat64).square().sum(0);
  const Tensor sums = torch::cat({torch::zeros({1}, torch::kFloat64), power.cumsum(0)});
  const double* const until = sums.data_ptr<double>();
  double most = -1.0;
  for (std::int64_t first = 0; first + best.count <= length; first += hop) {
    const double energy = until[first + best.count] - until[first];
    if (energy > most) most = energy, best.first = first;
  }
  best.lead = std::min(best.first, static_cast<std::int64_t>(leadSeconds * sampleRate));
  return best;
}

}  // namespace semblance
