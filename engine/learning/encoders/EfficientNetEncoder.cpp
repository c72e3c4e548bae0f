// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/EfficientNetEncoder.h"

namespace semblance {

namespace {
constexpr double kExponent = 0.3;
// Of such spectra of the published training set.
constexpr double kMean = 0.322970;
constexpr double kDeviation = 0.278452;
}  // namespace

EfficientNetEncoderShape EfficientNetEncoderShape::of(NetworkSize size) {
  EfficientNetEncoderShape shape;
  if (size == NetworkSize::Small) {
    shape.trunk = EfficientNetShape::small();
    shape.stft = {2048, 1024, 2048};
    shape.embedding = 128;
  }
  return shape;
}

EfficientNetEncoder::EfficientNetEncoder(const EfficientNetEncoderShape& shape)
    : shape_(shape),
      window_(register_parameter("window", torch::hann_window(shape.stft.window))),
      trunk_(register_module("trunk", EfficientNet(shape.trunk))),
      projection_(register_module("projection", torch::nn::Linear(shape.trunk.head, shape.embedding))) {}

torch::Tensor EfficientNetEncoder::forward(const torch::Tensor& audio) {
  const torch::Tensor spectra =
      differentiable::compressedSpectra(audio.squeeze(1), shape_.stft, window_, kExponent);
  const torch::Tensor image = ((spectra - kMean) / kDeviation).transpose(1, 2).unsqueeze(1);
  return torch::nn::functional::normalize(projection_(trunk_(image)));
}

}  // namespace semblance
