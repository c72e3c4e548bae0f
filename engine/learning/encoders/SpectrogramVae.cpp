// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/SpectrogramVae.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {

namespace {

using torch::Tensor;
namespace nn = torch::nn;

constexpr double kExponent = 0.3;

nn::Conv2d halving(std::int64_t in, std::int64_t out) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(2).padding(1));
}

nn::ConvTranspose2d doubling(std::int64_t in, std::int64_t out) {
  return nn::ConvTranspose2d(nn::ConvTranspose2dOptions(in, out, 3).stride(2).padding(1));
}

}  // namespace

SpectrogramVaeShape SpectrogramVaeShape::of(NetworkSize size) {
  SpectrogramVaeShape shape;
  if (size == NetworkSize::Small) {
    shape.stft = {1024, 2048, 1024};
    shape.channels = {8, 16, 16, 16};
    shape.latent = 32;
  }
  return shape;
}

SpectrogramVae::SpectrogramVae(const SpectrogramVaeShape& shape)
    : shape_(shape),
      bins_(shape.stft.fftSize / 2 + 1),
      frames_(shape.input.samples / shape.stft.hop + 1),
      window_(register_buffer("window", torch::hann_window(shape.stft.window))),
      standardise_(register_module("standardise", nn::BatchNorm2d(nn::BatchNorm2dOptions(1).affine(false)))) {
  std::int64_t channels = 1;
  for (const std::int64_t next : shape.channels) {
    down_->push_back(halving(channels, next));
    down_->push_back(nn::ReLU());
    down_->push_back(nn::BatchNorm2d(next));
    channels = next;
    bins_ = (bins_ + 1) / 2;
    frames_ = (frames_ + 1) / 2;
  }
  for (std::size_t i = shape.channels.size(); i-- > 1;) {
    up_->push_back(doubling(shape.channels[i], shape.channels[i - 1]));
    up_->push_back(nn::ReLU());
    up_->push_back(nn::BatchNorm2d(shape.channels[i - 1]));
  }
  up_->push_back(doubling(shape.channels.front(), 1));
  register_module("down", down_);
  register_module("up", up_);
  const std::int64_t flat = channels * bins_ * frames_;
  mean_ = register_module("mean", nn::Linear(flat, shape.latent));
  logVariance_ = register_module("log_variance", nn::Linear(flat, shape.latent));
  widen_ = register_module("widen", nn::Linear(shape.latent, flat));
}

Tensor SpectrogramVae::spectra(const Tensor& audio) {
  const Tensor signal =
      differentiable::paddedTo(audio.squeeze(1), shape_.input.samples).slice(1, 0, shape_.input.samples);
  return standardise_(
      differentiable::compressedSpectra(signal, shape_.stft, window_, kExponent).unsqueeze(1));
}

std::pair<Tensor, Tensor> SpectrogramVae::encode(const Tensor& spectra) {
  const Tensor flat = down_->forward(spectra).flatten(1);
  return {mean_(flat), logVariance_(flat)};
}

Tensor SpectrogramVae::decode(const Tensor& code) {
  return up_->forward(widen_(code).view({code.size(0), shape_.channels.back(), bins_, frames_}));
}

SpectrogramVaeOutput SpectrogramVae::forward(const Tensor& audio) {
  const Tensor original = spectra(audio);
  const auto [mean, logVariance] = encode(original);
  const Tensor code = is_training() ? mean + torch::exp(0.5 * logVariance) * torch::randn_like(mean) : mean;
  return {original, decode(code), mean, logVariance};
}

Tensor betaVaeLoss(const SpectrogramVaeOutput& output, double beta) {
  const Tensor divergence =
      -0.5 * (1.0 + output.logVariance - output.mean.square() - output.logVariance.exp()).sum(1).mean();
  return (output.spectra - output.reconstruction).square().mean() + beta * divergence;
}

double CyclicSchedule::at(std::int64_t step) const {
  const double share = static_cast<double>(step % stepsPerCycle) / static_cast<double>(stepsPerCycle);
  const double risen = std::min(1.0, share / rising);
  return low + (high - low) * 0.5 * (1.0 - std::cos(std::numbers::pi * risen));
}

VaeEncoder::VaeEncoder(std::shared_ptr<SpectrogramVae> autoencoder)
    : autoencoder_(register_module("autoencoder", std::move(autoencoder))) {}

void VaeEncoder::freeze() {
  frozen_ = true;
  for (Tensor& parameter : autoencoder_->parameters()) parameter.set_requires_grad(false);
  autoencoder_->eval();
}

void VaeEncoder::train(bool on) {
  Encoder::train(on);
  if (frozen_) autoencoder_->eval();
}

Tensor VaeEncoder::forward(const Tensor& audio) {
  return autoencoder_->encode(autoencoder_->spectra(audio)).first;
}

}  // namespace semblance
