// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace semblance {

enum class LayerStyle {
  Plain,            ///< linear, LeakyReLU(0.01)
  BatchNormalised,  ///< linear, batch normalisation, PReLU
  LayerNormalised,  ///< linear, layer normalisation, LeakyReLU(0.01)
};

struct ControllerShape {
  std::int64_t inputs = 2048;  ///< length of the evidence: twice the embedding for pairs
  std::vector<std::int64_t> hidden{256, 256};
  std::int64_t controls = 24;
  LayerStyle style = LayerStyle::Plain;
  double lastDeviation = 0.0;  ///< of the last layer's normally drawn weights; 0: LibTorch's own start
  double lowest = 0.0;  ///< positions are clamped to these; as published 0.05 and 0.95 for the beta-VAE
  double highest = 1.0;

  /// Of the style-transfer network: 596 504 parameters for embeddings of 1024 and 24 controls.
  static ControllerShape styleTransfer(std::int64_t embedding, std::int64_t controls);
  /// Head of blind estimation, on one embedding.
  static ControllerShape blindEstimation(std::int64_t embedding, std::int64_t controls);
  /// Beside the beta-VAE. Without the published clamp, which puts extreme settings out of reach.
  static ControllerShape betaVae(std::int64_t latent, std::int64_t controls);
};

/// Fully connected network from what encoders heard to positions of controls in 0..1 (a sigmoid at its end).
class ControllerImpl : public torch::nn::Module {
 public:
  explicit ControllerImpl(const ControllerShape& shape);

  /// Evidence [B, inputs] -> positions [B, controls].
  torch::Tensor forward(const torch::Tensor& evidence);
  /// Of an input and a reference, each [B, inputs / 2].
  torch::Tensor forward(const torch::Tensor& input, const torch::Tensor& reference);

  /// Before training: makes the last layer predict `positions` [controls] (inside 0..1), up to a tenth of its
  /// random weights, whatever it hears.
  void startAt(const torch::Tensor& positions);

 private:
  ControllerShape shape_;
  torch::nn::Sequential hidden_;
  torch::nn::Linear last_{nullptr};
};
TORCH_MODULE(Controller);

}  // namespace semblance
