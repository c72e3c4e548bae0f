// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/MusicalEffectsEncoder.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

/// Convolution with as many outputs as inputs divided by the stride (rounded up), normalised and rectified.
class LayerImpl : public nn::Module {
 public:
  LayerImpl(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride)
      : before_((kernel - 1) / 2),
        after_(kernel - 1 - before_),
        convolution_(register_module(
            "convolution", nn::Conv1d(nn::Conv1dOptions(in, out, kernel).stride(stride).bias(false)))),
        norm_(register_module("norm", nn::BatchNorm1d(out))),
        rectifier_(register_module("rectifier", nn::PReLU())) {}
  Tensor forward(const Tensor& x) {
    return rectifier_(norm_(convolution_(torch::constant_pad_nd(x, {before_, after_}))));
  }

 private:
  std::int64_t before_, after_;
  nn::Conv1d convolution_;
  nn::BatchNorm1d norm_;
  nn::PReLU rectifier_;
};
TORCH_MODULE(Layer);

class ResidualBlockImpl : public nn::Module {
 public:
  ResidualBlockImpl(std::int64_t in, const MusicalEffectsShape::Block& block)
      : inner_(register_module("inner", Layer(in, in, block.kernel, 1))),
        outer_(register_module("outer", Layer(in, block.channels, block.kernel, block.stride))) {}
  Tensor forward(const Tensor& x) { return outer_(x + inner_(x)); }

 private:
  Layer inner_, outer_;
};
TORCH_MODULE(ResidualBlock);

}  // namespace

MusicalEffectsShape MusicalEffectsShape::of(NetworkSize size) {
  MusicalEffectsShape shape;
  if (size == NetworkSize::Small) {
    shape.input = {24000.0, 131072};
    shape.blocks = {{25, 8, 8}, {15, 16, 4}, {10, 32, 4}, {10, 48, 2}, {10, 64, 2}, {5, 96, 2}, {5, 128, 1}};
  }
  return shape;
}

MusicalEffectsEncoder::MusicalEffectsEncoder(const MusicalEffectsShape& shape) : shape_(shape) {
  std::int64_t channels = 1;
  for (const MusicalEffectsShape::Block& block : shape.blocks) {
    blocks_->push_back(ResidualBlock(channels, block));
    channels = block.channels;
  }
  register_module("blocks", blocks_);
}

Tensor MusicalEffectsEncoder::forward(const Tensor& audio) {
  Tensor x = audio;
  for (const auto& block : *blocks_) x = block->as<ResidualBlock>()->forward(x);
  return x.mean(-1);
}

}  // namespace semblance
