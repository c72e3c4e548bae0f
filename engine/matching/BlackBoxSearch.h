// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/Result.h"
#include "effects/BlackBoxEffect.h"

namespace semblance {

struct BlackBoxSearchOptions {
  int population = 16;          ///< settings tried in a generation
  int generations = 70;         ///< in all, those after restarts included
  double sigma = 0.001;         ///< first step from the start, in units of the controls' scales
  double restartSigma = 0.004;  ///< the same when it begins again at the best settings so far
  /// It begins again when the best cost has fallen by no more than leastFall in this many generations.
  int patience = 11;
  double leastFall = 0.01;
  std::vector<double> highest;  ///< upper end of each control's position, above 0 to 1; empty: 1
  int workers = 1;              ///< threads, each with an object of the effect to itself; at least 1
  std::uint64_t seed = 1;
};

/// What settings cost: smaller is better. `output` [C, N] float32 is what the effect made of the signal.
/// Called from several threads at once, without gradients.
using OutputCost = std::function<double(const torch::Tensor& output, std::span<const double> positions)>;

/// Where a search stands after a generation.
struct BlackBoxSearchState {
  int generation = 0;  ///< 0: the start has been tried
  const std::vector<double>& best;
  double cost = 0.0;    ///< of `best`
  bool better = false;  ///< than a generation before
};
using BlackBoxSearchWatch = std::function<void(const BlackBoxSearchState&)>;

/// Positions 0..1 of an effect's controls at which the output for `signal` [C, N] costs least, found by
/// covariance matrix adaptation from `start`: all that is known of the effect is its output. The best of
/// everything tried, the start included; the same for a seed, with any number of workers. Settings at which
/// the effect fails count as the worst. Errors, each a sentence: the effect cannot be made, fails at the
/// start or at every setting of a generation; cancelled.
Result<std::vector<double>> searchBlackBox(const BlackBoxFactory& effect, const torch::Tensor& signal,
                                           double sampleRate, const std::vector<double>& start,
                                           const OutputCost& cost, const BlackBoxSearchOptions& options,
                                           const BlackBoxSearchWatch& watch, std::stop_token stop);

}  // namespace semblance
