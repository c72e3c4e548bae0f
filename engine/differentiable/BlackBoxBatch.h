// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/Result.h"
#include "effects/BlackBoxEffect.h"

namespace semblance::differentiable {

/// A black box for batches: every item of a batch has a worker thread and an object of the effect to itself
/// (no more than `workers` of them, if that is above 0).
class BlackBoxBatch {
 public:
  explicit BlackBoxBatch(BlackBoxFactory make, int workers = 0);

  using Job = std::function<Result<void>(std::int64_t item, BlackBoxEffect& effect)>;

  /// Does the job for items 0 .. count - 1. Errors: the first item's that failed.
  Result<void> forEach(std::int64_t count, const Job& job);

  /// Signals [B, 1, N] through the effect at `positions` [B, P] (clipped to 0..1), of the signals' type and
  /// on their device, without gradients. Rate in Hz. Errors: wrong shapes, and those of renderBlackBox().
  Result<torch::Tensor> render(const torch::Tensor& signal, const torch::Tensor& positions,
                               double sampleRate);

 private:
  Result<void> makeEffects(std::size_t count);

  BlackBoxFactory make_;
  int workers_;
  std::mutex busy_;  // a backward pass may run on another thread
  std::vector<std::unique_ptr<BlackBoxEffect>> effects_;
};

/// Forward value of `real`, gradient of `proxy`: the full-hybrid neural proxy.
inline torch::Tensor straightThrough(const torch::Tensor& real, const torch::Tensor& proxy) {
  return real.detach() + (proxy - proxy.detach());
}

}  // namespace semblance::differentiable
