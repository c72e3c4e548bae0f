// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace semblance {

/// Blocks of one stage; the first has the stride, all have `channels` outputs.
struct EfficientNetStage {
  std::int64_t expansion, kernel, stride, channels, blocks;
};

struct EfficientNetShape {
  std::int64_t stem = 32;
  std::vector<EfficientNetStage> stages;
  std::int64_t head = 1408;
  double dropConnect = 0.2;  ///< probability that the last block is left out in training; earlier ones less

  static EfficientNetShape b2();     ///< 7 700 418 parameters on one channel
  static EfficientNetShape small();  ///< for two cores
};

/// Convolutions of EfficientNet (Tan, Le 2019) without its classifier: inverted residual blocks with
/// squeeze-and-excitation. "Same" padding follows each image's own size. Images [B, 1, H, W] -> [B, head],
/// the mean over both axes.
class EfficientNetImpl : public torch::nn::Module {
 public:
  explicit EfficientNetImpl(const EfficientNetShape& shape);
  torch::Tensor forward(const torch::Tensor& image);

 private:
  torch::nn::Conv2d stem_{nullptr}, head_{nullptr};
  torch::nn::BatchNorm2d stemNorm_{nullptr}, headNorm_{nullptr};
  torch::nn::ModuleList blocks_;
};
TORCH_MODULE(EfficientNet);

}  // namespace semblance
