// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "differentiable/Spectra.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct RandomMelShape {
  EncoderInput input{24000.0, 131072};
  differentiable::StftResolution stft{4096, 1024, 4096};
  std::int64_t bands = 128;
  std::int64_t embedding = 4096;
  std::uint64_t seed = 42;

  static RandomMelShape of(NetworkSize size);
};

/// Baseline of the representation experiment, which learns nothing: mel bands of magnitudes, compressed by
/// (. + 1e-4)^0.3, times a fixed random matrix (uniform in 0 .. 1/sqrt(bands)), mean over time. Any length.
class RandomMelEncoder : public Encoder {
 public:
  explicit RandomMelEncoder(const RandomMelShape& shape);
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return shape_.embedding; }
  EncoderInput input() const override { return shape_.input; }

 private:
  RandomMelShape shape_;
  torch::Tensor window_, mel_, projection_;
};

}  // namespace semblance
