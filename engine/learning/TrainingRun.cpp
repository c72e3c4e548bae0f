// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingRun.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

namespace semblance {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kMostBadSteps = 20;  // in a row, before training gives up
constexpr double kWarmUpSteps = 200.0;
constexpr double kLongestWarmUp = 0.2;  // of all steps

Result<void> withAdvice(Result<void> saved) {
  if (saved) return saved;
  return fail(saved.error().message +
              " Training stopped; make room and go on with --resume from the last checkpoint.");
}

// Replaces gradients and loss by their sums over all processes.
Result<void> sumGradients(std::vector<torch::Tensor>& parameters, double& loss,
                          TrainingProcesses& processes) {
  if (processes.count() == 1) return {};
  torch::NoGradGuard untracked;
  std::vector<torch::Tensor> pieces;
  for (torch::Tensor& parameter : parameters) {
    if (!parameter.grad().defined()) parameter.mutable_grad() = torch::zeros_like(parameter);
    pieces.push_back(parameter.grad().flatten());
  }
  pieces.push_back(torch::tensor({loss}, torch::kFloat32).to(pieces.front().device()));
  torch::Tensor flat = torch::cat(pieces);
  if (auto done = processes.sum(flat); !done) return done;
  std::int64_t first = 0;
  for (torch::Tensor& parameter : parameters) {
    parameter.mutable_grad().copy_(flat.slice(0, first, first + parameter.numel()).view_as(parameter));
    first += parameter.numel();
  }
  loss = flat[first].item<double>();
  return {};
}

}  // namespace

TrainingRun::TrainingRun(const TrainConfig& config, fs::path output, std::string configuration,
                         std::unique_ptr<TrainingTask> task, TrainingProcesses processes)
    : config_(config),
      output_(std::move(output)),
      configuration_(std::move(configuration)),
      task_(std::move(task)),
      processes_(std::move(processes)),
      parameters_(task_->parameters()),
      optimiser_(parameters_, {config.weightDecay, 4.0, 0.999}) {}

Result<void> TrainingRun::restore() {
  Result<void> own;
  if (processes_.leads()) {
    auto state = loadCheckpoint(checkpointPath(output_), optimiser_, configuration_);
    if (state) {
      state_ = std::move(*state);
      for (TrainStatus& status : state_.history) {
        status.steps = config_.steps;
        status.replayed = true;
      }
      std::error_code ignored;
      if (!fs::exists(output_, ignored)) state_.bestLoss = TrainingState().bestLoss;  // to be written anew
    } else {
      own = tl::unexpected(state.error());
    }
  }
  return processes_.agree(own);
}

// All processes begin with the leader's weights, optimiser and place.
Result<void> TrainingRun::shareState() {
  if (processes_.count() == 1) return {};
  auto tensors = optimiser_.state();
  for (auto& [name, tensor] : tensors)
    if (auto done = processes_.copyFromLeader(tensor); !done) return done;
  optimiser_.restore(tensors);
  torch::Tensor place =
      torch::tensor({static_cast<double>(state_.step), state_.bestLoss, state_.lossSum,
                     static_cast<double>(state_.lossCount), static_cast<double>(state_.skippedSteps)},
                    torch::kFloat64);
  if (auto done = processes_.copyFromLeader(place); !done) return done;
  const auto at = [&](std::int64_t i) { return place[i].item<double>(); };
  state_.step = std::llround(at(0));
  state_.bestLoss = at(1);
  state_.lossSum = at(2);
  state_.lossCount = std::llround(at(3));
  state_.skippedSteps = std::llround(at(4));
  return {};
}

Result<TrainReport> TrainingRun::run(const TrainControl& control) {
  if (auto shared = shareState(); !shared) return tl::unexpected(shared.error());
  firstStep_ = state_.step;
  started_ = Clock::now();
  if (control.onStatus)
    for (const TrainStatus& status : state_.history) control.onStatus(status);
  // What a base model can do on these recordings is the mark to beat.
  if (state_.step == 0 && state_.bestLoss == TrainingState().bestLoss && !config_.baseModel.empty())
    if (auto done = validateAndSave(control); !done) return tl::unexpected(done.error());
  std::int64_t badInARow = 0;
  while (state_.step < config_.steps) {
    waitWhilePaused(control.pause, control.stop);
    const auto stopped = processes_.any(control.stop.stop_requested());
    if (!stopped) return tl::unexpected(stopped.error());
    if (*stopped) {
      if (auto saved = writeCheckpoint(); !saved) return tl::unexpected(saved.error());
      return failCancelled();
    }
    const auto loss = step();
    if (!loss) return tl::unexpected(loss.error());
    ++state_.step;
    badInARow = *loss ? 0 : badInARow + 1;
    if (*loss) {
      state_.lossSum += **loss;
      ++state_.lossCount;
    } else if (++state_.skippedSteps; badInARow >= kMostBadSteps) {
      return fail("Training stopped at step " + std::to_string(state_.step) +
                  ": the loss is not finite any more. The best model so far, if any, is in " +
                  output_.string() + ". Try a smaller learning_rate.");
    }
    report(control.progress, static_cast<double>(state_.step) / static_cast<double>(config_.steps),
           "Training");
    if (state_.step % config_.stepsPerValidation == 0 || state_.step == config_.steps)
      if (auto done = validateAndSave(control); !done) return tl::unexpected(done.error());
  }
  return finish();
}

Result<TrainReport> TrainingRun::finish() {
  std::error_code ignored;
  if (processes_.leads()) fs::remove(checkpointPath(output_), ignored);
  TrainReport report;
  report.leads = processes_.leads();
  if (!state_.history.empty()) report.last = state_.history.back();
  report.history = std::move(state_.history);
  report.bestStep = state_.bestStep;
  report.skippedSteps = state_.skippedSteps;
  if (report.skippedSteps > 0)
    report.notes.push_back(std::to_string(report.skippedSteps) +
                           " steps were skipped because their loss was not finite.");
  return report;
}

double TrainingRun::learningRate() const {
  const auto steps = static_cast<double>(config_.steps);
  const double warmUp = std::min(kWarmUpSteps, std::max(1.0, kLongestWarmUp * steps));
  const double warm = std::min(1.0, static_cast<double>(state_.step + 1) / warmUp);
  const double way = static_cast<double>(state_.step) / steps;
  return config_.learningRate * warm * (0.02 + 0.98 * 0.5 * (1.0 + std::cos(std::numbers::pi * way)));
}

Result<std::optional<double>> TrainingRun::step() {
  for (torch::Tensor& parameter : parameters_)
    if (parameter.grad().defined()) parameter.mutable_grad().zero_();
  const BatchShare share{config_.batchParts > 0 ? config_.batchParts : processes_.count(), processes_.rank(),
                         processes_.count()};
  double loss = task_->accumulateGradients(state_.step, share);
  if (auto summed = sumGradients(parameters_, loss, processes_); !summed)
    return tl::unexpected(summed.error());
  if (!std::isfinite(loss) || !optimiser_.step(learningRate())) return std::optional<double>();
  return std::optional<double>(loss);
}

double TrainingRun::secondsLeft() const {
  if (state_.step == firstStep_) return 0.0;
  const double elapsed = std::chrono::duration<double>(Clock::now() - started_).count();
  return elapsed / static_cast<double>(state_.step - firstStep_) *
         static_cast<double>(config_.steps - state_.step);
}

Result<void> TrainingRun::validateAndSave(const TrainControl& control) {
  optimiser_.swapAverage();
  const auto loss = task_->validate(processes_);
  Result<void> saved;
  if (!loss)
    saved = tl::unexpected(loss.error());
  else if (loss->total < state_.bestLoss)
    saved = saveBest(*loss);
  optimiser_.swapAverage();
  if (!saved) return saved;

  TrainStatus status;
  status.step = state_.step;
  status.steps = config_.steps;
  status.trainLoss =
      state_.lossCount > 0 ? state_.lossSum / static_cast<double>(state_.lossCount) : std::nan("");
  status.validLoss = loss->total;
  status.bestValidLoss = state_.bestLoss;
  status.validTerms = loss->terms;
  status.skippedSteps = state_.skippedSteps;
  status.secondsLeft = secondsLeft();
  state_.lossSum = 0.0;
  state_.lossCount = 0;
  state_.history.push_back(status);
  if (auto written = writeCheckpoint(); !written) return written;
  if (control.onStatus) control.onStatus(status);
  return {};
}

Result<void> TrainingRun::saveBest(const ValidationLoss& loss) {
  state_.bestLoss = loss.total;
  state_.bestStep = state_.step;
  return processes_.agree(processes_.leads() ? withAdvice(task_->save(output_, card(loss))) : Result<void>());
}

Result<void> TrainingRun::writeCheckpoint() {
  if (!processes_.leads()) return processes_.agree({});
  return processes_.agree(
      withAdvice(saveCheckpoint(checkpointPath(output_), optimiser_, state_, configuration_)));
}

std::map<std::string, std::string> TrainingRun::card(const ValidationLoss& loss) const {
  return {{"name", output_.stem().string()},
          {"data", config_.data},
          {"sample_rates", nlohmann::json(config_.sampleRates).dump()},
          {"examples", std::to_string(config_.examples)},
          {"step", std::to_string(state_.step)},
          {"steps", std::to_string(config_.steps)},
          {"batch", std::to_string(config_.batch)},
          {"seed", std::to_string(config_.seed)},
          {"base_model", config_.baseModel.stem().string()},
          {"validation", nlohmann::json(loss.terms).dump()},
          {"validation_loss", std::to_string(loss.total)}};
}

}  // namespace semblance
