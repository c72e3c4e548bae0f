// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "differentiable/Spectra.h"
#include "learning/encoders/EfficientNet.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct EfficientNetEncoderShape {
  EncoderInput input{24000.0, 131072};
  differentiable::StftResolution stft{4096, 2048, 4096};
  EfficientNetShape trunk = EfficientNetShape::b2();
  std::int64_t embedding = 1024;

  static EfficientNetEncoderShape of(NetworkSize size);
};

/// Encoder of the style-transfer network: magnitudes to the power of 0.3 of an STFT whose window is trained,
/// standardised by fixed figures, an EfficientNet over time and frequency, a projection, length 1. 9 147 330
/// parameters as published. Any length; the published input is the first 131072 samples of a signal with its
/// peak at -12 dBFS.
class EfficientNetEncoder : public Encoder {
 public:
  explicit EfficientNetEncoder(const EfficientNetEncoderShape& shape);
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return shape_.embedding; }
  EncoderInput input() const override { return shape_.input; }

 private:
  EfficientNetEncoderShape shape_;
  torch::Tensor window_;
  EfficientNet trunk_{nullptr};
  torch::nn::Linear projection_{nullptr};
};

}  // namespace semblance
