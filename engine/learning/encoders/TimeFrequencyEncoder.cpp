// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/TimeFrequencyEncoder.h"

#include "differentiable/Spectra.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

constexpr double kFloor = 1e-6;

nn::Sequential overImage(std::int64_t filters, std::int64_t height, std::int64_t frames) {
  return nn::Sequential(nn::Conv2d(nn::Conv2dOptions(1, filters, {height, frames})), nn::BatchNorm2d(filters),
                        nn::PReLU());
}

nn::Sequential overSeries(std::int64_t filters, std::int64_t length) {
  return nn::Sequential(nn::Conv1d(nn::Conv1dOptions(filters, filters, length)), nn::BatchNorm1d(filters),
                        nn::PReLU());
}

}  // namespace

TimeFrequencyShape TimeFrequencyShape::of(NetworkSize size) {
  TimeFrequencyShape shape;
  if (size == NetworkSize::Small) {
    shape.input = {24000.0, 131072};
    shape.constantQ = {24000.0, 65.406, 12, 88, 512};
    shape.filters = 32;
    shape.frames = 32;
    shape.laterFrames = 15;
    shape.height = 25;
  }
  return shape;
}

TimeFrequencyEncoder::TimeFrequencyEncoder(const TimeFrequencyShape& shape)
    : shape_(shape),
      constantQ_(shape.constantQ),
      timeFirst_(register_module("time_first", overImage(shape.filters, 1, shape.frames))),
      timeSecond_(register_module("time_second", overSeries(shape.filters, shape.laterFrames))),
      frequencyFirst_(register_module("frequency_first", overImage(shape.filters, shape.height, 1))),
      frequencySecond_(register_module("frequency_second",
                                       overSeries(shape.filters, shape.constantQ.bins - shape.height + 1))) {}

Tensor TimeFrequencyEncoder::forward(const Tensor& audio) {
  const std::int64_t shortest = (shape_.frames + shape_.laterFrames) * shape_.constantQ.hop;
  const Tensor signal = differentiable::paddedTo(audio.squeeze(1), shortest);
  const Tensor image = torch::log(constantQ_(signal) + kFloor).unsqueeze(1);
  const Tensor overTime = std::get<0>(timeFirst_->forward(image).max(2));
  const Tensor overFrequency = std::get<0>(frequencyFirst_->forward(image).max(3));
  return torch::cat(
      {timeSecond_->forward(overTime).mean(-1), frequencySecond_->forward(overFrequency).squeeze(-1)}, 1);
}

}  // namespace semblance
