// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <stop_token>
#include <vector>

#include "base/Result.h"

namespace semblance {

struct DescentOptions {
  int scoutSteps = 15;         ///< from every start
  int steps = 60;              ///< then from where the best of them has come
  double learningRate = 0.06;  ///< of Adam on positions 0..1
};

/// What is minimised: a differentiable scalar of positions (0..1, float64).
using PositionsLoss = std::function<torch::Tensor(const torch::Tensor& positions)>;

/// Share of the work that is done, 0..1, and the best positions so far.
using DescentWatch = std::function<void(double done, const torch::Tensor& best)>;

/// The positions with the least loss that gradient descent meets, starts included. `scales`: how far each
/// position may move for one unit of the optimiser; those at 0 stay where the start has them. Errors: no
/// start; cancelled.
Result<torch::Tensor> scoutedDescent(const PositionsLoss& loss, const std::vector<torch::Tensor>& starts,
                                     const torch::Tensor& scales, const DescentOptions& options,
                                     const DescentWatch& watch, const std::stop_token& stop);

}  // namespace semblance
