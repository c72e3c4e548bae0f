// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/oracle/OracleFit.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <span>

#include "differentiable/Chain.h"
#include "evaluation/ChainAnswer.h"
#include "evaluation/metrics/StftDistance.h"
#include "learning/losses/AudioLoss.h"
#include "learning/losses/SpectralLoss.h"

namespace semblance {

namespace {

using torch::Tensor;

/// Where the stretch that is optimised on lies.
struct Stretch {
  std::int64_t lead = 0;  ///< samples before `first` that are processed too
  std::int64_t first = 0;
  std::int64_t count = 0;
};

Stretch loudestStretch(const std::vector<float>& target, int sampleRate, const OracleOptions& options) {
  const auto length = static_cast<std::int64_t>(target.size());
  Stretch best;
  best.count = std::min(length, static_cast<std::int64_t>(options.excerptSeconds * sampleRate));
  std::vector<double> sums{0.0};
  for (const float x : target) sums.push_back(sums.back() + static_cast<double>(x) * x);
  double most = -1.0;
  for (std::int64_t first = 0; first + best.count <= length; first += sampleRate / 10) {
    const double energy =
        sums[static_cast<std::size_t>(first + best.count)] - sums[static_cast<std::size_t>(first)];
    if (energy > most) most = energy, best.first = first;
  }
  best.lead = std::min(best.first, static_cast<std::int64_t>(options.leadSeconds * sampleRate));
  return best;
}

Tensor cut(const std::vector<float>& signal, std::int64_t first, std::int64_t count) {
  Tensor samples = torch::empty({count}, torch::kFloat32);
  std::copy_n(signal.begin() + first, count, samples.data_ptr<float>());
  return samples;
}

/// How far each control may move for one unit of the optimiser: the output gain's range is several times as
/// wide as the others', and gains with the same effect as another stay where they are.
Tensor controlScales() {
  Tensor scales = torch::ones({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  const auto set = [&scales](ParameterId id, double value) {
    scales[static_cast<std::int64_t>(indexOf(id))] = value;
  };
  set(ParameterId::InputGain, 0.0);
  set(ParameterId::MakeUp, 0.0);
  set(ParameterId::OutputGain, 0.2);
  return scales;
}

/// The loss of one example as a function of positions on the controls' scales.
class Objective {
 public:
  Objective(const std::vector<float>& input, const std::vector<float>& target, int sampleRate,
            const Stretch& stretch)
      : sampleRate_(sampleRate),
        lead_(stretch.lead),
        input_(cut(input, stretch.first - stretch.lead, stretch.lead + stretch.count)),
        target_(cut(target, stretch.first, stretch.count)),
        targetSpectra_(stft_.spectra(target_)) {}

  Tensor operator()(const Tensor& positions) const {
    const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
    const Tensor output =
        differentiable::applyChain(input_.view({1, 1, -1}), values, sampleRate_).view({-1}).slice(0, lead_);
    return stft_(stft_.spectra(output), targetSpectra_) +
           kSampleErrorWeight * meanAbsoluteError(output, target_);
  }

 private:
  double sampleRate_;
  std::int64_t lead_;
  Tensor input_, target_;
  SpectralLoss stft_{styleTransferStft()};
  SpectralLoss::Spectra targetSpectra_;
};

/// One descent, which can be paused.
class Descent {
 public:
  Descent(const ChainSettings& start, const OracleOptions& options)
      : options_(options),
        start_(differentiable::normalised(differentiable::toTensor(start))),
        scales_(controlScales()),
        moved_(torch::zeros_like(start_).requires_grad_()),
        optimiser_({moved_}, torch::optim::AdamOptions(options.learningRate)),
        best_(start_.clone()) {}

  double bestLoss() const { return bestLoss_; }
  ChainSettings best() const { return differentiable::toSettings(differentiable::denormalised(best_)); }

  /// False when cancelled.
  bool run(const Objective& objective, int steps, const std::stop_token& stop) {
    for (int step = 0; step < steps; ++step, ++done_) {
      if (stop.stop_requested()) return false;
      const double share = std::min(1.0, static_cast<double>(done_) / (options_.scoutSteps + options_.steps));
      const double rate = options_.learningRate * (0.05 + 0.475 * (1.0 + std::cos(std::numbers::pi * share)));
      static_cast<torch::optim::AdamOptions&>(optimiser_.param_groups()[0].options()).lr(rate);
      optimiser_.zero_grad();
      const Tensor loss = objective(positions());
      keep(loss.item<double>());
      loss.backward();
      moved_.mutable_grad().nan_to_num_(0.0, 0.0, 0.0);
      optimiser_.step();
    }
    return true;
  }

 private:
  Tensor positions() const { return torch::clamp(start_ + moved_ * scales_, 0.0, 1.0); }

  void keep(double loss) {
    if (!(loss < bestLoss_)) return;
    bestLoss_ = loss;
    best_ = positions().detach();
  }

  OracleOptions options_;
  Tensor start_, scales_, moved_;
  torch::optim::Adam optimiser_;
  Tensor best_;
  double bestLoss_ = HUGE_VAL;
  int done_ = 0;
};

/// The loss over the whole signals, by the exact chain.
double exactLoss(const std::vector<float>& input, const std::vector<float>& target, int sampleRate,
                 const ChainSettings& settings, StftDistance& stft) {
  const auto output = throughChain(input, settings, sampleRate);
  double difference = 0.0;
  for (std::size_t n = 0; n < output.size(); ++n)
    difference += std::abs(static_cast<double>(output[n]) - target[n]);
  return stft.measure(output, target).total() +
         kSampleErrorWeight * difference / static_cast<double>(output.size());
}

}  // namespace

Result<ChainSettings> fitToTarget(const std::vector<float>& input, const std::vector<float>& target,
                                  int sampleRate, const std::vector<ChainSettings>& starts,
                                  const OracleOptions& options, std::stop_token stop) {
  if (starts.empty()) return fail("The oracle needs settings to start from.");
  at::set_num_threads(1);  // examples are what runs in parallel
  const Objective objective(input, target, sampleRate, loudestStretch(target, sampleRate, options));
  std::vector<std::unique_ptr<Descent>> descents;
  for (const ChainSettings& start : starts) {
    descents.push_back(std::make_unique<Descent>(start, options));
    if (!descents.back()->run(objective, options.scoutSteps, stop)) return failCancelled();
  }
  const auto nearer = [](const auto& a, const auto& b) { return a->bestLoss() < b->bestLoss(); };
  Descent& chosen = **std::min_element(descents.begin(), descents.end(), nearer);
  if (!chosen.run(objective, options.steps, stop)) return failCancelled();

  std::vector<ChainSettings> candidates = starts;
  candidates.push_back(chosen.best());
  StftDistance stft;
  std::vector<double> losses;
  for (const ChainSettings& candidate : candidates)
    losses.push_back(exactLoss(input, target, sampleRate, candidate, stft));
  return candidates[static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) -
                                             losses.begin())];
}

}  // namespace semblance
