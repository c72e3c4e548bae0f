// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "learning/encoders/Encoder.h"

namespace semblance {

struct MusicalEffectsShape {
  struct Block {
    std::int64_t kernel, channels, stride;
  };
  EncoderInput input{44100.0, 441000};
  std::vector<Block> blocks{{25, 16, 4},  {25, 32, 4},  {15, 64, 2},  {15, 128, 2},
                            {10, 256, 2}, {10, 256, 2}, {10, 512, 2}, {10, 512, 2},
                            {5, 1024, 2}, {5, 1024, 2}, {5, 2048, 1}, {5, 2048, 1}};

  static MusicalEffectsShape of(NetworkSize size);
};

/// Time-domain encoder of musical effects as blind estimation uses it: residual blocks of one-dimensional
/// convolutions (one at the block's input width added to its input, one strided to the next width, each with
/// batch normalisation and PReLU), averaged over time. Any length.
class MusicalEffectsEncoder : public Encoder {
 public:
  explicit MusicalEffectsEncoder(const MusicalEffectsShape& shape);
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return shape_.blocks.back().channels; }
  EncoderInput input() const override { return shape_.input; }

 private:
  MusicalEffectsShape shape_;
  torch::nn::ModuleList blocks_;
};

}  // namespace semblance
