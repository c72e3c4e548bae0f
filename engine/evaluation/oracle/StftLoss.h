// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace semblance {

/// The multi-resolution STFT distance of metrics/StftDistance.h as a differentiable function of the output;
/// the target's spectra are kept. Sizes whose half the signals do not exceed are left out.
class StftLoss {
 public:
  /// `target`: mono samples [N], float32.
  explicit StftLoss(const torch::Tensor& target);

  /// Of an output [N]: a scalar >= 0.
  torch::Tensor operator()(const torch::Tensor& output) const;

 private:
  struct Resolution {
    int size;
    torch::Tensor window;
    torch::Tensor magnitude;  ///< of the target
    torch::Tensor logarithm;
  };
  std::vector<Resolution> resolutions_;
};

}  // namespace semblance
