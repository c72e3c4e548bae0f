// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <optional>

#include "base/Result.h"
#include "differentiable/BlackBoxBatch.h"

namespace semblance::differentiable {

struct SpsaOptions {
  double epsilon = 0.0005;  ///< step of every control, in units of its scale
  int draws = 1;            ///< random directions averaged per item and step; two renders each
  int workers = 0;          ///< threads at most; 0: one per item
  std::uint64_t seed = 42;  ///< the same seed gives the same directions everywhere
};

/// An effect that nobody differentiates inside a training graph: simultaneous perturbation stochastic
/// approximation (Spall 1992; method sheet 3.4). Forward is the effect itself. Backward moves all controls at
/// once along random signs D, up and down by epsilon, clipped to 0..1, and divides the difference of the
/// outputs, weighed by the upstream gradient and in double precision, by what each control really moved.
class SpsaEffect {
 public:
  explicit SpsaEffect(BlackBoxFactory make, const SpsaOptions& options = {});

  /// Signals [B, 1, N] at `sampleRate` Hz, `positions` [B, P] -> [B, 1, N], with an estimated gradient for
  /// the positions. Chains go into one black box: a signal that asks for a gradient itself is an error, as
  /// are those of BlackBoxBatch::render().
  Result<torch::Tensor> apply(const torch::Tensor& signal, const torch::Tensor& positions, double sampleRate);

  /// What went wrong in backward passes since the last call, if anything; their gradients are 0.
  std::optional<Error> takeGradientError();

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace semblance::differentiable
