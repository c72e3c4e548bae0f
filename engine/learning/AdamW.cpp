// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/AdamW.h"

#include <cmath>

namespace semblance {

namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
}  // namespace

AdamW::AdamW(std::vector<torch::Tensor> parameters, const Options& options)
    : parameters_(std::move(parameters)), options_(options) {
  for (const torch::Tensor& parameter : parameters_) {
    first_.push_back(torch::zeros_like(parameter).detach());
    second_.push_back(torch::zeros_like(parameter).detach());
    average_.push_back(parameter.detach().clone());
  }
}

bool AdamW::step(double learningRate) {
  torch::NoGradGuard untracked;
  const double norm = torch::nn::utils::clip_grad_norm_(parameters_, options_.clipNorm);
  if (!std::isfinite(norm)) return false;
  ++steps_;
  const double correction1 = 1.0 - std::pow(kBeta1, static_cast<double>(steps_));
  const double correction2 = 1.0 - std::pow(kBeta2, static_cast<double>(steps_));
  // Early averages follow the weights quickly, so that the average is of use from the first validation on.
  const double decay =
      std::min(options_.averageDecay, static_cast<double>(1 + steps_) / static_cast<double>(10 + steps_));
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const torch::Tensor& gradient = parameters_[i].grad();
    if (!gradient.defined()) continue;
    first_[i].mul_(kBeta1).add_(gradient, 1.0 - kBeta1);
    second_[i].mul_(kBeta2).addcmul_(gradient, gradient, 1.0 - kBeta2);
    if (parameters_[i].dim() > 1) parameters_[i].mul_(1.0 - learningRate * options_.weightDecay);
    parameters_[i].addcdiv_(first_[i], (second_[i] / correction2).sqrt_().add_(kEpsilon),
                            -learningRate / correction1);
    average_[i].mul_(decay).add_(parameters_[i], 1.0 - decay);
  }
  return true;
}

void AdamW::swapAverage() {
  torch::NoGradGuard untracked;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const torch::Tensor weights = parameters_[i].detach().clone();
    parameters_[i].copy_(average_[i]);
    average_[i].copy_(weights);
  }
}

std::map<std::string, torch::Tensor> AdamW::state() const {
  std::map<std::string, torch::Tensor> state{{"steps", torch::tensor(steps_, torch::kInt64)}};
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const std::string name = std::to_string(i);
    state["weights." + name] = parameters_[i].detach().clone();
    state["first." + name] = first_[i];
    state["second." + name] = second_[i];
    state["average." + name] = average_[i];
  }
  return state;
}

bool AdamW::restore(const std::map<std::string, torch::Tensor>& state) {
  torch::NoGradGuard untracked;
  const auto copy = [&](const std::string& name, torch::Tensor& to) {
    const auto found = state.find(name);
    if (found == state.end() || found->second.sizes() != to.sizes()) return false;
    to.copy_(found->second);
    return true;
  };
  const auto steps = state.find("steps");
  if (steps == state.end()) return false;
  steps_ = steps->second.item<std::int64_t>();
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const std::string name = std::to_string(i);
    if (!copy("weights." + name, parameters_[i]) || !copy("first." + name, first_[i]) ||
        !copy("second." + name, second_[i]) || !copy("average." + name, average_[i]))
      return false;
  }
  return true;
}

}  // namespace semblance
