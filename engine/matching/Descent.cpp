// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/Descent.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace semblance {

namespace {

using torch::Tensor;

/// One descent, which can be paused.
class Descent {
 public:
  Descent(const Tensor& start, const Tensor& scales, const DescentOptions& options)
      : options_(options),
        start_(start),
        scales_(scales),
        moved_(torch::zeros_like(start).requires_grad_()),
        optimiser_({moved_}, torch::optim::AdamOptions(options.learningRate)),
        best_(start.clone()) {}

  double bestLoss() const { return bestLoss_; }
  const Tensor& best() const { return best_; }

  void step(const PositionsLoss& loss) {
    const double share = std::min(1.0, static_cast<double>(done_++) / (options_.scoutSteps + options_.steps));
    const double rate = options_.learningRate * (0.05 + 0.475 * (1.0 + std::cos(std::numbers::pi * share)));
    static_cast<torch::optim::AdamOptions&>(optimiser_.param_groups()[0].options()).lr(rate);
    optimiser_.zero_grad();
    const Tensor value = loss(positions());
    keep(value.item<double>());
    value.backward();
    moved_.mutable_grad().nan_to_num_(0.0, 0.0, 0.0);
    optimiser_.step();
    // Beyond an end there is no gradient to come back by.
    const torch::NoGradGuard untracked;
    moved_.copy_(torch::where(scales_ > 0.0, (positions() - start_) / scales_, 0.0));
  }

 private:
  Tensor positions() const { return torch::clamp(start_ + moved_ * scales_, 0.0, 1.0); }

  void keep(double loss) {
    if (!(loss < bestLoss_)) return;
    bestLoss_ = loss;
    best_ = positions().detach();
  }

  DescentOptions options_;
  Tensor start_, scales_, moved_;
  torch::optim::Adam optimiser_;
  Tensor best_;
  double bestLoss_ = HUGE_VAL;
  int done_ = 0;
};

}  // namespace

Result<Tensor> scoutedDescent(const PositionsLoss& loss, const std::vector<Tensor>& starts,
                              const Tensor& scales, const DescentOptions& options, const DescentWatch& watch,
                              const std::stop_token& stop) {
  if (starts.empty()) return fail("A fit needs settings to start from.");
  const double all = static_cast<double>(starts.size()) * options.scoutSteps + options.steps;
  double done = 0.0;
  const auto nearer = [](const auto& a, const auto& b) { return a->bestLoss() < b->bestLoss(); };
  std::vector<std::unique_ptr<Descent>> descents;
  const auto run = [&](Descent& descent, int steps) {
    for (int step = 0; step < steps && !stop.stop_requested(); ++step) {
      descent.step(loss);
      done += 1.0;
      if (watch) watch(done / all, (*std::min_element(descents.begin(), descents.end(), nearer))->best());
    }
  };
  for (const Tensor& start : starts) {
    descents.push_back(std::make_unique<Descent>(start, scales, options));
    run(*descents.back(), options.scoutSteps);
  }
  Descent& chosen = **std::min_element(descents.begin(), descents.end(), nearer);
  run(chosen, options.steps);
  if (stop.stop_requested()) return failCancelled();
  return chosen.best();
}

}  // namespace semblance
