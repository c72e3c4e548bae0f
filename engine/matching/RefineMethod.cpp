// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/RefineMethod.h"

#include <algorithm>

#include "differentiable/Chain.h"
#include "matching/LevelPlacement.h"
#include "matching/Posterior.h"

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

Tensor objective(const Posterior& posterior, const Tensor& positions) {
  const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
  const Tensor output = differentiable::applyChain(posterior.signal().unsqueeze(0), values,
                                                   posterior.sampleRate(), posterior.chain())[0];
  return posterior.distance(output) + posterior.penalty(positions);
}

}  // namespace

RefineMethod::RefineMethod(NetworkMethod network, const Options& options)
    : network_(std::move(network)), options_(options) {}

Result<ChainSettings> RefineMethod::matchBlend(const Excerpts& input, References references,
                                               const MatchSections& sections,
                                               const ProgressCallback& progress, std::stop_token stop) {
  auto prior = network_.answerBlend(input, references, sections, {}, stop);
  if (!prior) return tl::unexpected(prior.error());
  const auto posterior = Posterior::of(input, references, *prior, sections, options_.posterior);
  if (!posterior) return tl::unexpected(posterior.error());
  const Tensor movable = posterior->movable();
  const Tensor highest = posterior->highest();

  Tensor positions = posterior->start().clone().requires_grad_();
  torch::optim::Adam optimiser({positions}, torch::optim::AdamOptions(options_.learningRate));
  Tensor best = posterior->start().clone();
  double bestValue = 1e30;
  StallWatch watch(options_);
  const auto settled = [&](const Tensor& found) {
    ChainSettings settings = differentiable::toSettings(differentiable::denormalised(found));
    neutraliseUnmatched(settings, sections);
    if (sections.level) placeLevel(settings, prior->targetLufs, input);
    return settings;
  };
  bool told = false;
  for (int step = 0; step < options_.steps; ++step) {
    if (stop.stop_requested()) return failCancelled();
    report(progress, static_cast<double>(step) / options_.steps, Sentence("Refining"));
    optimiser.zero_grad();
    const Tensor value = objective(*posterior, positions);
    if (value.item<double>() < bestValue) {
      bestValue = value.item<double>();
      best = positions.detach().clone();
      told = false;
    }
    if (watch.stalled(value.item<double>())) break;
    if (preview_ && !told && step % kStepsPerPreview == 0) {
      preview_(settled(best));
      told = true;
    }
    value.backward();
    positions.mutable_grad().mul_(movable);
    positions.mutable_grad().nan_to_num_(0.0, 0.0, 0.0);
    optimiser.step();
    torch::NoGradGuard untracked;
    positions.copy_(torch::minimum(torch::clamp_min(positions, 0.0), highest));
    const double share = static_cast<double>(step) / options_.steps;
    static_cast<torch::optim::AdamOptions&>(optimiser.param_groups()[0].options())
        .lr(options_.learningRate * (1.0 - 0.9 * share));
  }
  report(progress, 1.0, Sentence("Refining"));
  return settled(best);
}

}  // namespace semblance
