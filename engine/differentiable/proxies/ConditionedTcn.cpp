// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/proxies/ConditionedTcn.h"

#include <numbers>

namespace semblance::differentiable {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

/// Convolution without padding, normalisation, modulation, PReLU; plus the newest samples of its input.
class TcnBlockImpl : public nn::Module {
 public:
  TcnBlockImpl(std::int64_t in, std::int64_t conditions, std::int64_t dilation, const TcnShape& shape)
      : publishedCrop_(shape.publishedCrop),
        dilation_(dilation),
        convolution_(register_module(
            "convolution",
            nn::Conv1d(nn::Conv1dOptions(in, shape.channels, shape.kernel).dilation(dilation)))),
        modulation_(register_module("modulation", nn::Linear(conditions, 2 * shape.channels))),
        rectifier_(
            register_module("rectifier", nn::PReLU(nn::PReLUOptions().num_parameters(shape.channels)))),
        residual_(register_module(
            "residual", nn::Conv1d(nn::Conv1dOptions(in, shape.channels, 1).groups(in).bias(false)))) {
    if (shape.normalised)
      norm_ = register_module("norm", nn::BatchNorm1d(nn::BatchNorm1dOptions(shape.channels).affine(false)));
  }

  Tensor forward(const Tensor& x, const Tensor& conditions) {
    Tensor y = dilated(x);
    if (norm_) y = norm_(y);
    const auto film = modulation_(conditions).unsqueeze(-1).chunk(2, 1);
    y = rectifier_(film[0] * y + film[1]);
    const std::int64_t first = x.size(-1) - y.size(-1) - (publishedCrop_ ? 1 : 0);
    return y + residual_(x.narrow(-1, first, y.size(-1)));
  }

 private:
  // In an image with `dilation` columns the convolution runs down the rows, without gaps: for that the way
  // back is four times as fast as for a dilated one.
  Tensor dilated(const Tensor& x) {
    if (dilation_ == 1) return convolution_(x);
    const std::int64_t rows = (x.size(-1) + dilation_ - 1) / dilation_;
    const Tensor image = torch::constant_pad_nd(x, {0, rows * dilation_ - x.size(-1)})
                             .view({x.size(0), x.size(1), rows, dilation_});
    const Tensor y = torch::conv2d(image, convolution_->weight.unsqueeze(-1), convolution_->bias);
    const std::int64_t lost = (convolution_->weight.size(-1) - 1) * dilation_;
    return y.flatten(2).narrow(-1, 0, x.size(-1) - lost);
  }

  bool publishedCrop_;
  std::int64_t dilation_;
  nn::Conv1d convolution_;
  nn::BatchNorm1d norm_{nullptr};
  nn::Linear modulation_;
  nn::PReLU rectifier_;
  nn::Conv1d residual_;
};
TORCH_MODULE(TcnBlock);

Tensor decibelGain(const Tensor& decibels) {
  return torch::exp(decibels * (std::numbers::ln10 / 20.0)).view({-1, 1, 1});
}

}  // namespace

TcnShape TcnShape::styleTransfer(std::int64_t conditions) {
  TcnShape shape;
  shape.conditions = conditions;
  return shape;
}

TcnShape TcnShape::small(std::int64_t conditions) {
  TcnShape shape = styleTransfer(conditions);
  shape.channels = 16;
  return shape;
}

TcnShape TcnShape::compressor3000(std::int64_t conditions) {
  TcnShape shape;
  shape.conditions = conditions;
  shape.channels = 8;
  shape.dilations = {1, 10, 100, 1000, 10000};
  shape.normalised = false;
  shape.conditioning = {16, 32, 32};
  return shape;
}

TcnShape TcnShape::compressor300(std::int64_t conditions) {
  TcnShape shape = compressor3000(conditions);
  shape.dilations.pop_back();
  return shape;
}

std::int64_t TcnShape::receptiveField() const {
  std::int64_t samples = 1;
  for (const std::int64_t dilation : dilations) samples += (kernel - 1) * dilation;
  return samples;
}

ConditionedTcnImpl::ConditionedTcnImpl(const TcnShape& shape) : shape_(shape) {
  std::int64_t steering = shape.conditions;
  for (const std::int64_t next : shape.conditioning) {
    conditioning_->push_back(nn::Linear(steering, next));
    conditioning_->push_back(nn::BatchNorm1d(next));
    conditioning_->push_back(nn::PReLU());
    steering = next;
  }
  register_module("conditioning", conditioning_);
  std::int64_t channels = 1;
  for (const std::int64_t dilation : shape.dilations) {
    blocks_->push_back(TcnBlock(channels, steering, dilation, shape));
    channels = shape.channels;
  }
  register_module("blocks", blocks_);
  output_ = register_module("output", nn::Conv1d(nn::Conv1dOptions(channels, 1, 1)));
}

Tensor ConditionedTcnImpl::forward(const Tensor& signal, const Tensor& conditions) {
  const Tensor steering = shape_.conditioning.empty() ? conditions : conditioning_->forward(conditions);
  Tensor x = torch::constant_pad_nd(signal, {shape_.receptiveField() - 1, 0});
  for (const auto& block : *blocks_) x = block->as<TcnBlock>()->forward(x, steering);
  return output_(x);
}

CompressorProxyImpl::CompressorProxyImpl(const TcnShape& shape)
    : network_(register_module("network", ConditionedTcn(shape))) {}

Tensor CompressorProxyImpl::forward(const Tensor& signal, const Tensor& conditions, const Tensor& thresholdDb,
                                    const Tensor& makeUpDb) {
  const Tensor heard = thresholdDb.defined() ? signal * decibelGain(-thresholdDb) : signal;
  const Tensor output = torch::sigmoid(network_(heard, conditions)) * signal;
  return makeUpDb.defined() ? output * decibelGain(makeUpDb) : output;
}

}  // namespace semblance::differentiable
