// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/RefineMethod.h"

#include <utility>

#include "differentiable/Chain.h"

namespace semblance {

namespace {

using torch::Tensor;

constexpr int kStepsPerPreview = 4;

/// Notices that the objective no longer falls.
class StallWatch {
 public:
  explicit StallWatch(const RefineMethod::Options& options) : options_(options) {}

  /// `value` of one step after the other.
  bool stalled(double value) {
    if (value < mark_ - options_.leastFall) {
      mark_ = value;
      since_ = 0;
    }
    return options_.patience > 0 && since_++ >= options_.patience;
  }

 private:
  const RefineMethod::Options& options_;
  double mark_ = 1e30;
  int since_ = 0;
};

// The network leaves the saturation neutral, and from there hardly a slope leads to one: the descent begins
// with some of it, and goes back where that is no better.
Tensor withSomeSaturation(const Posterior& posterior) {
  Tensor positions = posterior.start().clone();
  for (const auto& [id, value] :
       {std::pair{ParameterId::SaturationMix, 50.0}, {ParameterId::SaturationDrive, 15.0}}) {
    const auto row = static_cast<std::int64_t>(indexOf(id));
    if (posterior.movable()[row].item<double>() != 0.0) positions[row] = normalised(id, value);
  }
  return positions;
}

Tensor objective(const Posterior& posterior, const Tensor& positions) {
  const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
  const Tensor output = differentiable::applyChain(posterior.signal().unsqueeze(0), values,
                                                   posterior.sampleRate(), posterior.chain())[0];
  return posterior.distance(output) + posterior.penalty(positions);
}

}  // namespace

RefineMethod::RefineMethod(NetworkMethod network, const Options& options)
    : PosteriorMethod(std::move(network), options.posterior), options_(options) {}

Result<Tensor> RefineMethod::bestPositions(const Posterior& posterior, const PositionsCallback& better,
                                           const ProgressCallback& progress, const std::stop_token& stop) {
  Tensor positions = withSomeSaturation(posterior).requires_grad_();
  torch::optim::Adam optimiser({positions}, torch::optim::AdamOptions(options_.learningRate));
  Tensor best = posterior.start().clone();
  double bestValue = [&] {
    const torch::NoGradGuard untracked;
    return objective(posterior, posterior.start()).item<double>();
  }();
  StallWatch watch(options_);
  bool told = false;
  for (int step = 0; step < options_.steps; ++step) {
    if (stop.stop_requested()) return failCancelled();
    const double share = static_cast<double>(step) / options_.steps;
    report(progress, share, Sentence("Refining"));
    optimiser.zero_grad();
    const Tensor value = objective(posterior, positions);
    if (value.item<double>() < bestValue) {
      bestValue = value.item<double>();
      best = positions.detach().clone();
      told = false;
    }
    if (watch.stalled(value.item<double>())) break;
    if (better && !told && step % kStepsPerPreview == 0) {
      better(best);
      told = true;
    }
    value.backward();
    positions.mutable_grad().mul_(posterior.movable());
    positions.mutable_grad().nan_to_num_(0.0, 0.0, 0.0);
    optimiser.step();
    const torch::NoGradGuard untracked;
    positions.copy_(torch::minimum(torch::clamp_min(positions, 0.0), posterior.highest()));
    static_cast<torch::optim::AdamOptions&>(optimiser.param_groups()[0].options())
        .lr(options_.learningRate * (1.0 - 0.9 * share));
  }
  report(progress, 1.0, Sentence("Refining"));
  return best;
}

}  // namespace semblance
