// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/Controller.h"

namespace semblance {

using torch::Tensor;
namespace nn = torch::nn;

namespace {
constexpr double kFurthestStart = 1e-3;  // from 0 and 1, where the sigmoid's slope vanishes
}

ControllerShape ControllerShape::styleTransfer(std::int64_t embedding, std::int64_t controls) {
  ControllerShape shape;
  shape.inputs = 2 * embedding;
  shape.controls = controls;
  return shape;
}

ControllerShape ControllerShape::blindEstimation(std::int64_t embedding, std::int64_t controls) {
  ControllerShape shape;
  shape.inputs = embedding;
  shape.hidden = {2048, 1024, 512};
  shape.controls = controls;
  shape.style = LayerStyle::BatchNormalised;
  return shape;
}

ControllerShape ControllerShape::betaVae(std::int64_t latent, std::int64_t controls) {
  ControllerShape shape;
  shape.inputs = 2 * latent;
  shape.hidden = {128, 128, 64, 32};
  shape.controls = controls;
  shape.style = LayerStyle::LayerNormalised;
  shape.lastDeviation = 0.01;
  return shape;
}

ControllerImpl::ControllerImpl(const ControllerShape& shape) : shape_(shape) {
  std::int64_t width = shape.inputs;
  for (const std::int64_t next : shape.hidden) {
    hidden_->push_back(nn::Linear(width, next));
    if (shape.style == LayerStyle::BatchNormalised) {
      hidden_->push_back(nn::BatchNorm1d(next));
      hidden_->push_back(nn::PReLU());
    } else {
      if (shape.style == LayerStyle::LayerNormalised)
        hidden_->push_back(nn::LayerNorm(nn::LayerNormOptions({next})));
      hidden_->push_back(nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(0.01)));
    }
    width = next;
  }
  register_module("hidden", hidden_);
  last_ = register_module("last", nn::Linear(width, shape.controls));
  if (shape.lastDeviation > 0.0) {
    nn::init::normal_(last_->weight, 0.0, shape.lastDeviation);
    nn::init::zeros_(last_->bias);
  }
}

Tensor ControllerImpl::forward(const Tensor& evidence) {
  const Tensor heard = shape_.hidden.empty() ? evidence : hidden_->forward(evidence);
  const Tensor positions = torch::sigmoid(last_(heard));
  const bool clamped = shape_.lowest > 0.0 || shape_.highest < 1.0;
  return clamped ? torch::clamp(positions, shape_.lowest, shape_.highest) : positions;
}

Tensor ControllerImpl::forward(const Tensor& input, const Tensor& reference) {
  return forward(torch::cat({input, reference}, 1));
}

void ControllerImpl::startAt(const Tensor& positions) {
  torch::NoGradGuard untracked;
  last_->weight.mul_(0.1);
  last_->bias.copy_(
      torch::logit(torch::clamp(positions.to(last_->bias.options()), kFurthestStart, 1.0 - kFurthestStart)));
}

}  // namespace semblance
