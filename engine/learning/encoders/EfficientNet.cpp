// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/EfficientNet.h"

#include <algorithm>

namespace semblance {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

nn::Conv2d convolution(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1,
                       std::int64_t groups = 1, bool bias = false) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).groups(groups).bias(bias));
}

nn::BatchNorm2d normalisation(std::int64_t channels) {
  return nn::BatchNorm2d(nn::BatchNorm2dOptions(channels).eps(1e-3).momentum(0.01));
}

/// Output size ceil(size / stride), the odd sample of padding at the end.
Tensor sameConvolution(nn::Conv2d& layer, const Tensor& x) {
  const std::int64_t kernel = layer->options.kernel_size()->at(0);
  const std::int64_t stride = layer->options.stride()->at(0);
  const auto padding = [&](std::int64_t size) {
    return std::max<std::int64_t>(((size + stride - 1) / stride - 1) * stride + kernel - size, 0);
  };
  const std::int64_t height = padding(x.size(2));
  const std::int64_t width = padding(x.size(3));
  if (height % 2 == 0 && width % 2 == 0)
    return torch::conv2d(x, layer->weight, layer->bias, {stride, stride}, {height / 2, width / 2}, {1, 1},
                         layer->options.groups());
  return layer(torch::constant_pad_nd(x, {width / 2, width - width / 2, height / 2, height - height / 2}));
}

class BlockImpl : public nn::Module {
 public:
  BlockImpl(std::int64_t in, const EfficientNetStage& stage, std::int64_t stride, double drop)
      : residual_(stride == 1 && in == stage.channels), drop_(drop) {
    const std::int64_t wide = in * stage.expansion;
    const std::int64_t squeezed = std::max<std::int64_t>(1, in / 4);
    if (stage.expansion > 1) {
      expand_ = register_module("expand", convolution(in, wide, 1));
      expandNorm_ = register_module("expand_norm", normalisation(wide));
    }
    depthwise_ = register_module("depthwise", convolution(wide, wide, stage.kernel, stride, wide));
    depthwiseNorm_ = register_module("depthwise_norm", normalisation(wide));
    squeeze_ = register_module("squeeze", convolution(wide, squeezed, 1, 1, 1, true));
    excite_ = register_module("excite", convolution(squeezed, wide, 1, 1, 1, true));
    project_ = register_module("project", convolution(wide, stage.channels, 1));
    projectNorm_ = register_module("project_norm", normalisation(stage.channels));
  }

  Tensor forward(const Tensor& input) {
    Tensor x = expand_ ? torch::silu(expandNorm_(expand_(input))) : input;
    x = torch::silu(depthwiseNorm_(sameConvolution(depthwise_, x)));
    x = x * torch::sigmoid(excite_(torch::silu(squeeze_(x.mean({2, 3}, true)))));
    x = projectNorm_(project_(x));
    return residual_ ? input + dropped(x) : x;
  }

 private:
  Tensor dropped(const Tensor& x) const {
    if (!is_training() || drop_ <= 0.0) return x;
    const Tensor kept = (torch::rand({x.size(0), 1, 1, 1}, x.options()) >= drop_).to(x.dtype());
    return x * kept / (1.0 - drop_);
  }

  bool residual_;
  double drop_;
  nn::Conv2d expand_{nullptr}, depthwise_{nullptr}, squeeze_{nullptr}, excite_{nullptr}, project_{nullptr};
  nn::BatchNorm2d expandNorm_{nullptr}, depthwiseNorm_{nullptr}, projectNorm_{nullptr};
};
TORCH_MODULE(Block);

}  // namespace

EfficientNetShape EfficientNetShape::b2() {
  EfficientNetShape shape;
  shape.stages = {{1, 3, 1, 16, 2},  {6, 3, 2, 24, 3},  {6, 5, 2, 48, 3}, {6, 3, 2, 88, 4},
                  {6, 5, 1, 120, 4}, {6, 5, 2, 208, 5}, {6, 3, 1, 352, 2}};
  return shape;
}

EfficientNetShape EfficientNetShape::small() {
  EfficientNetShape shape;
  shape.stem = 8;
  shape.stages = {{1, 3, 2, 8, 1}, {4, 3, 2, 16, 1}, {4, 5, 2, 24, 2}, {4, 3, 2, 48, 2}, {4, 5, 1, 64, 1}};
  shape.head = 256;
  shape.dropConnect = 0.1;
  return shape;
}

EfficientNetImpl::EfficientNetImpl(const EfficientNetShape& shape)
    : stem_(register_module("stem", convolution(1, shape.stem, 3, 2))),
      stemNorm_(register_module("stem_norm", normalisation(shape.stem))) {
  std::int64_t count = 0;
  for (const EfficientNetStage& stage : shape.stages) count += stage.blocks;
  std::int64_t channels = shape.stem;
  std::int64_t index = 0;
  for (const EfficientNetStage& stage : shape.stages)
    for (std::int64_t block = 0; block < stage.blocks; ++block, ++index) {
      const double drop = shape.dropConnect * static_cast<double>(index) / static_cast<double>(count);
      blocks_->push_back(Block(channels, stage, block == 0 ? stage.stride : 1, drop));
      channels = stage.channels;
    }
  register_module("blocks", blocks_);
  head_ = register_module("head", convolution(channels, shape.head, 1));
  headNorm_ = register_module("head_norm", normalisation(shape.head));
}

Tensor EfficientNetImpl::forward(const Tensor& image) {
  Tensor x = torch::silu(stemNorm_(sameConvolution(stem_, image)));
  for (const auto& block : *blocks_) x = block->as<Block>()->forward(x);
  return torch::silu(headNorm_(head_(x))).mean({2, 3});
}

}  // namespace semblance
