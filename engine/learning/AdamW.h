// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <map>
#include <string>
#include <vector>

namespace semblance {

/// Adam with decoupled weight decay, gradient clipping and an exponential moving average of the weights. Its
/// state is plain tensors, so that a checkpoint of one LibTorch version resumes on another.
class AdamW {
 public:
  struct Options {
    double weightDecay = 1e-2;
    double clipNorm = 4.0;
    double averageDecay = 0.999;
  };
  AdamW(std::vector<torch::Tensor> parameters, const Options& options);

  /// One update with the gradients at hand; returns false and changes nothing where they are not finite.
  bool step(double learningRate);

  /// Exchanges the weights and their moving average; call twice to get back.
  void swapAverage();

  std::map<std::string, torch::Tensor> state() const;
  /// False where names or shapes do not fit.
  bool restore(const std::map<std::string, torch::Tensor>& state);

 private:
  std::vector<torch::Tensor> parameters_, first_, second_, average_;
  Options options_;
  std::int64_t steps_ = 0;
};

}  // namespace semblance
