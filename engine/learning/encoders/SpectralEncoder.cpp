// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/SpectralEncoder.h"

namespace semblance {

namespace {
namespace nn = torch::nn;
constexpr double kExponent = 0.3;
}  // namespace

SpectralEncoderShape SpectralEncoderShape::of(NetworkSize size) {
  SpectralEncoderShape shape;
  if (size == NetworkSize::Small) {
    shape.channels = {8, 16, 24, 32, 32};
    shape.embedding = 128;
  }
  return shape;
}

SpectralEncoder::SpectralEncoder(const SpectralEncoderShape& shape)
    : shape_(shape), window_(register_buffer("window", torch::hann_window(shape.stft.window))) {
  std::int64_t channels = 1;
  std::int64_t bins = shape.stft.fftSize / 2 + 1;
  for (const std::int64_t next : shape.channels) {
    // 3 frames by 5 bins.
    convolutions_->push_back(
        nn::Conv2d(nn::Conv2dOptions(channels, next, {5, 3}).stride({2, 1}).padding({2, 1}).bias(false)));
    convolutions_->push_back(nn::BatchNorm2d(next));
    convolutions_->push_back(nn::PReLU(nn::PReLUOptions().num_parameters(next)));
    channels = next;
    bins = (bins + 1) / 2;
  }
  register_module("convolutions", convolutions_);
  projection_ = register_module("projection", nn::Linear(channels * bins, shape.embedding));
}

torch::Tensor SpectralEncoder::series(const torch::Tensor& audio) {
  const torch::Tensor spectra =
      differentiable::compressedSpectra(audio.squeeze(1), shape_.stft, window_, kExponent);
  const torch::Tensor maps = convolutions_->forward(spectra.unsqueeze(1));  // [B, C, bins, T]
  return projection_(maps.permute({0, 3, 1, 2}).flatten(2));
}

torch::Tensor SpectralEncoder::forward(const torch::Tensor& audio) {
  return nn::functional::normalize(series(audio).mean(1));
}

}  // namespace semblance
