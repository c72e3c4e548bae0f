// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace semblance::differentiable {

struct TcnShape {
  std::int64_t conditions = 24;  ///< numbers that steer the network: positions of controls, 0..1
  std::int64_t channels = 64;
  std::int64_t kernel = 13;
  std::vector<std::int64_t> dilations{1, 8, 64, 512};
  bool normalised = true;                  ///< batch normalisation without gains in front of the modulation
  std::vector<std::int64_t> conditioning;  ///< hidden layers between the conditions and the blocks
  bool publishedCrop = false;              ///< residual one sample late, as the released program has it

  /// Proxy of one effect and direct network of the style-transfer paper: 174 209 parameters for 24
  /// conditions, 171 137 for 18, 164 993 for 6. Receptive field 7021 samples.
  static TcnShape styleTransfer(std::int64_t conditions);
  /// The same receptive field in 16 channels, for two cores.
  static TcnShape small(std::int64_t conditions);
  /// Compressor proxies of blind estimation, receptive fields 133 333 and 13 333 samples.
  static TcnShape compressor3000(std::int64_t conditions);
  static TcnShape compressor300(std::int64_t conditions);

  std::int64_t receptiveField() const;  ///< samples
};

/// Causal network of dilated convolutions whose channels are scaled and shifted by the conditions (FiLM),
/// with residuals of the newest samples. The signal is preceded by silence, so that output n depends on
/// inputs up to n and the lengths are equal. Training with batch normalisation needs more than one item where
/// there are conditioning layers.
class ConditionedTcnImpl : public torch::nn::Module {
 public:
  explicit ConditionedTcnImpl(const TcnShape& shape);

  /// Signals [B, 1, N] and conditions [B, shape.conditions] -> [B, 1, N], unbounded.
  torch::Tensor forward(const torch::Tensor& signal, const torch::Tensor& conditions);

 private:
  TcnShape shape_;
  torch::nn::Sequential conditioning_;
  torch::nn::ModuleList blocks_;
  torch::nn::Conv1d output_{nullptr};
};
TORCH_MODULE(ConditionedTcn);

/// Compressor proxy of blind estimation: the network says a gain between 0 and 1 for every sample.
class CompressorProxyImpl : public torch::nn::Module {
 public:
  explicit CompressorProxyImpl(const TcnShape& shape);

  /// Signals [B, 1, N], conditions [B, shape.conditions]. Where `thresholdDb` [B] is given, the network hears
  /// the signal relative to it and need not be told; where `makeUpDb` [B] is, it is applied to the output.
  torch::Tensor forward(const torch::Tensor& signal, const torch::Tensor& conditions,
                        const torch::Tensor& thresholdDb = {}, const torch::Tensor& makeUpDb = {});

 private:
  ConditionedTcn network_;
};
TORCH_MODULE(CompressorProxy);

}  // namespace semblance::differentiable
