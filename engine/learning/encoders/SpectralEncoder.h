// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "differentiable/Spectra.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct SpectralEncoderShape {
  EncoderInput input{24000.0, 131072};
  differentiable::StftResolution stft{2048, 1024, 2048};
  std::vector<std::int64_t> channels{16, 32, 64, 128, 128};  ///< each layer halves the frequency axis
  std::int64_t embedding = 512;

  static SpectralEncoderShape of(NetworkSize size);
};

/// Convolutional network over compressed spectra that keeps the frames apart, a time series of embeddings,
/// and temporal average pooling: what a recording sounds like irrespective of when. Any length.
class SpectralEncoder : public Encoder {
 public:
  explicit SpectralEncoder(const SpectralEncoderShape& shape);

  /// One embedding per STFT frame, [B, T, embeddingSize()].
  torch::Tensor series(const torch::Tensor& audio);
  /// Their mean over time, scaled to length 1.
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return shape_.embedding; }
  EncoderInput input() const override { return shape_.input; }

 private:
  SpectralEncoderShape shape_;
  torch::Tensor window_;
  torch::nn::Sequential convolutions_;
  torch::nn::Linear projection_{nullptr};
};

}  // namespace semblance
