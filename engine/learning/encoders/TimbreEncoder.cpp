// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/TimbreEncoder.h"

#include "differentiable/Spectra.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

constexpr double kFloor = 1e-6;
constexpr std::int64_t kPooledFrames = 4;

}  // namespace

TimbreShape TimbreShape::of(NetworkSize size) {
  TimbreShape shape;
  if (size == NetworkSize::Small) {
    shape.input = {24000.0, 131072};
    shape.constantQ = {24000.0, 65.406, 12, 88, 512};
    shape.heights = {61, 37, 19};
  }
  return shape;
}

TimbreEncoder::TimbreEncoder(const TimbreShape& shape) : shape_(shape), constantQ_(shape.constantQ) {
  for (const TimbreShape::Filters& group : shape.filters)
    for (const std::int64_t height : shape.heights) {
      filters_->push_back(nn::Conv2d(
          nn::Conv2dOptions(1, group.channels, {height, group.frames}).padding({0, group.frames / 2})));
      size_ += group.channels;
    }
  register_module("filters", filters_);
  norm_ = register_module("norm", nn::BatchNorm1d(size_));
  rectifier_ = register_module("rectifier", nn::PReLU());
}

Tensor TimbreEncoder::forward(const Tensor& audio) {
  const Tensor signal = differentiable::paddedTo(audio.squeeze(1), kPooledFrames * shape_.constantQ.hop);
  const Tensor image = torch::log(constantQ_(signal) + kFloor).unsqueeze(1);
  std::vector<Tensor> timbres;
  for (const auto& filter : *filters_) {
    const Tensor strongest = std::get<0>(filter->as<nn::Conv2d>()->forward(image).max(2));
    timbres.push_back(torch::max_pool1d(strongest, kPooledFrames).mean(-1));
  }
  return rectifier_(norm_(torch::cat(timbres, 1)));
}

}  // namespace semblance
