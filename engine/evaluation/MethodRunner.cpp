// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/MethodRunner.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <exception>
#include <mutex>
#include <span>
#include <thread>

#include "learning/Levels.h"

namespace semblance {

namespace {

/// A foreign library may throw; to the experiment that is one more way to fail.
Result<std::vector<float>> processed(const EvaluatedMethod& method, const Example& example,
                                     std::stop_token stop) {
  try {
    return method.process(example, std::move(stop));
  } catch (const std::exception& exception) {
    return fail(exception.what());
  }
}

std::string problemOf(const std::vector<float>& output, const Example& example) {
  if (output.size() != example.target.size())
    return "The output has " + std::to_string(output.size()) + " samples instead of " +
           std::to_string(example.target.size()) + ".";
  if (!std::all_of(output.begin(), output.end(), [](float sample) { return std::isfinite(sample); }))
    return "The output has samples that are not finite.";
  return {};
}

/// What of an output or a target is compared.
std::vector<float> compared(std::span<const float> samples, const Example& example) {
  const auto heard = samples.subspan(std::min(example.settling, samples.size()));
  std::vector<float> part(heard.begin(), heard.end());
  if (example.atOnePeak) normalisePeak(part);
  return part;
}

/// State of one run, shared by its threads.
class Run {
 public:
  Run(RunResult& result, std::size_t count, const ProgressCallback& progress, std::stop_token stop)
      : result_(result), count_(count), progress_(progress), stop_(std::move(stop)) {}

  /// Works until no example is left, the run is cancelled or has failed.
  void work(const std::vector<EvaluatedMethod>& methods, int sampleRate, bool withPesq,
            const MethodRunner::ExampleSource& examples) {
    try {
      MetricSet metrics(sampleRate, withPesq);
      for (std::size_t index = next_++; index < count_ && !halted(); index = next_++) {
        Example example = examples(index);
        example.index = index;
        result_.clips[index] = example.clip;
        for (std::size_t m = 0; m < methods.size() && !halted(); ++m) {
          result_.methods[m].outcomes[index] = outcomeOf(methods[m], example, metrics);
          advance();
        }
      }
    } catch (const std::exception& exception) {
      const std::lock_guard lock(mutex_);
      if (error_.empty()) error_ = std::string("An example could not be made: ") + exception.what();
      failed_ = true;
    }
  }

  std::optional<Error> error() const {
    if (failed_) return Error{error_};
    if (stop_.stop_requested()) return failCancelled().value();
    return std::nullopt;
  }

 private:
  bool halted() const { return failed_ || stop_.stop_requested(); }

  Outcome outcomeOf(const EvaluatedMethod& method, const Example& example, MetricSet& metrics) const {
    using Clock = std::chrono::steady_clock;
    Outcome outcome;
    const auto start = Clock::now();
    auto output = processed(method, example, stop_);
    outcome.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    outcome.failure = output ? problemOf(*output, example) : output.error().message;
    if (!outcome.failure.empty()) return outcome;
    outcome.metrics = metrics.measure(compared(*output, example), compared(example.target, example));
    return outcome;
  }

  void advance() {
    const std::lock_guard lock(mutex_);
    ++done_;
    const std::size_t all = count_ * result_.methods.size();
    report(progress_, static_cast<double>(done_) / static_cast<double>(all),
           "Example " + std::to_string((done_ - 1) / result_.methods.size() + 1) + " of " +
               std::to_string(count_));
  }

  RunResult& result_;
  std::size_t count_;
  const ProgressCallback& progress_;
  std::stop_token stop_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;  ///< guards done_, error_ and the progress callback
  std::size_t done_ = 0;
  std::string error_;
};

}  // namespace

Result<MethodRunner> MethodRunner::create(const std::vector<MethodSource>& sources, int threads) {
  MethodRunner runner;
  for (const MethodSource& source : sources) runner.names_.push_back(source.name);
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  runner.workers_.resize(threads > 0 ? static_cast<std::size_t>(threads) : cores);
  for (Worker& worker : runner.workers_)
    for (const MethodSource& source : sources) {
      auto method = source.make();
      if (!method) return tl::unexpected(method.error());
      worker.push_back(std::move(*method));
    }
  return runner;
}

Result<RunResult> MethodRunner::run(std::size_t count, int sampleRate, const std::vector<Metric>& metrics,
                                    const ExampleSource& examples, const ProgressCallback& progress,
                                    std::stop_token stop) {
  RunResult result;
  result.clips.resize(count);
  for (std::size_t m = 0; m < names_.size(); ++m) {
    const EvaluatedMethod& method = workers_.front()[m];
    result.methods.push_back({names_[m], method.model, method.device, std::vector<Outcome>(count)});
  }
  const bool withPesq = std::find(metrics.begin(), metrics.end(), Metric::Pesq) != metrics.end();
  Run run(result, count, progress, stop);
  {
    std::vector<std::jthread> pool;
    for (const Worker& worker : workers_)
      pool.emplace_back([&] { run.work(worker, sampleRate, withPesq, examples); });
  }
  if (auto error = run.error()) return tl::unexpected(std::move(*error));
  return result;
}

}  // namespace semblance
