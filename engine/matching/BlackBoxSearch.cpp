// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/BlackBoxSearch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/CmaEs.h"
#include "differentiable/BlackBoxBatch.h"

namespace semblance {

namespace {

using torch::Tensor;

SignalChannels channelsOf(const Tensor& signal) {
  const Tensor samples = signal.to(torch::kCPU, torch::kFloat64).contiguous();
  SignalChannels channels;
  for (std::int64_t c = 0; c < samples.size(0); ++c) {
    const double* const row = samples.data_ptr<double>() + c * samples.size(1);
    channels.emplace_back(row, row + samples.size(1));
  }
  return channels;
}

Tensor tensorOf(const SignalChannels& channels) {
  const auto frames = static_cast<std::int64_t>(channels.front().size());
  Tensor signal = torch::empty({static_cast<std::int64_t>(channels.size()), frames}, torch::kFloat32);
  float* out = signal.data_ptr<float>();
  for (const auto& channel : channels)
    out = std::transform(channel.begin(), channel.end(), out, [](double x) { return static_cast<float>(x); });
  return signal;
}

/// While it lives, LibTorch works on one thread in each of ours.
class OneThreadEach {
 public:
  OneThreadEach() { at::set_num_threads(1); }
  ~OneThreadEach() { at::set_num_threads(before_); }

 private:
  int before_ = at::get_num_threads();
};

/// Tries settings, several at a time.
class Trials {
 public:
  Trials(const BlackBoxFactory& effect, const Tensor& signal, double sampleRate, const OutputCost& cost,
         const BlackBoxSearchOptions& options, std::stop_token stop)
      : batch_(effect, std::max(1, options.workers)),
        signal_(channelsOf(signal)),
        sampleRate_(sampleRate),
        cost_(cost),
        stop_(std::move(stop)) {}

  /// Their costs, not a number where the effect failed. Errors: cancelled, the effect fails at all of them.
  Result<std::vector<double>> costs(const std::vector<std::vector<double>>& settings) {
    std::vector<double> values(settings.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<std::optional<Error>> failures(settings.size());
    const auto done = batch_.forEach(static_cast<std::int64_t>(settings.size()),
                                     [&](std::int64_t item, BlackBoxEffect& effect) -> Result<void> {
                                       if (stop_.stop_requested()) return failCancelled();
                                       const auto i = static_cast<std::size_t>(item);
                                       if (auto value = costOf(effect, settings[i]))
                                         values[i] = *value;
                                       else
                                         failures[i] = value.error();
                                       return {};
                                     });
    if (!done) return tl::unexpected(done.error());
    if (std::all_of(failures.begin(), failures.end(), [](const auto& error) { return error.has_value(); }))
      return tl::unexpected(*failures.front());
    return values;
  }

 private:
  Result<double> costOf(BlackBoxEffect& effect, const std::vector<double>& positions) const {
    torch::NoGradGuard untracked;
    const auto output = renderBlackBox(effect, positions, signal_, sampleRate_);
    if (!output) return tl::unexpected(output.error());
    return cost_(tensorOf(*output), positions);
  }

  differentiable::BlackBoxBatch batch_;
  SignalChannels signal_;
  double sampleRate_;
  const OutputCost& cost_;
  std::stop_token stop_;
};

/// The best settings of all runs.
struct Best {
  std::vector<double> positions;
  double cost = std::numeric_limits<double>::infinity();

  bool take(const std::vector<std::vector<double>>& settings, const std::vector<double>& costs) {
    bool better = false;
    for (std::size_t i = 0; i < costs.size(); ++i)
      if (costs[i] < cost) {
        cost = costs[i];
        positions = settings[i];
        better = true;
      }
    return better;
  }
};

CmaEsOptions runOptions(const BlackBoxSearchOptions& options, std::uint64_t run) {
  CmaEsOptions chosen;
  chosen.population = std::max(4, options.population);
  chosen.sigma = run == 0 ? options.sigma : options.restartSigma;
  chosen.seed = options.seed + run;
  chosen.patience = options.patience;
  chosen.tolerance = options.leastFall;
  return chosen;
}

/// Positions of the controls for points of the box that is searched, and back.
class Box {
 public:
  Box(std::vector<double> highest, std::size_t controls) : highest_(std::move(highest)) {
    highest_.resize(controls, 1.0);
  }
  std::vector<double> pointOf(std::vector<double> positions) const {
    for (std::size_t i = 0; i < positions.size(); ++i) positions[i] /= highest_[i];
    return positions;
  }
  std::vector<std::vector<double>> positionsOf(std::vector<std::vector<double>> points) const {
    for (auto& point : points)
      for (std::size_t i = 0; i < point.size(); ++i) point[i] *= highest_[i];
    return points;
  }

 private:
  std::vector<double> highest_;
};

}  // namespace

Result<std::vector<double>> searchBlackBox(const BlackBoxFactory& effect, const Tensor& signal,
                                           double sampleRate, const std::vector<double>& start,
                                           const OutputCost& cost, const BlackBoxSearchOptions& options,
                                           const BlackBoxSearchWatch& watch, std::stop_token stop) {
  const OneThreadEach guard;
  Trials trials(effect, signal, sampleRate, cost, options, std::move(stop));
  const Box box(options.highest, start.size());
  Best best{start};
  const auto first = trials.costs({start});
  if (!first) return tl::unexpected(first.error());
  best.take({start}, *first);
  if (watch) watch({0, best.positions, best.cost, true});
  int generation = 0;
  for (std::uint64_t run = 0; generation < options.generations; ++run) {
    CmaEs search(box.pointOf(best.positions), runOptions(options, run));
    while (!search.finished() && generation < options.generations) {
      const auto candidates = box.positionsOf(search.ask());
      const auto costs = trials.costs(candidates);
      if (!costs) return tl::unexpected(costs.error());
      const bool better = best.take(candidates, *costs);
      search.tell(*costs);
      ++generation;
      if (watch) watch({generation, best.positions, best.cost, better});
    }
  }
  return best.positions;
}

}  // namespace semblance
