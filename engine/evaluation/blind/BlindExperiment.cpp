// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/BlindExperiment.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "evaluation/blind/BlindTrial.h"
#include "learning/Levels.h"

namespace semblance {

namespace {

constexpr const char* kProtocol =
    "A recording (peak at full scale) is treated with random settings of one effect; the other effect's "
    "settings are fitted by gradient until it makes the treated sound of the untreated one. The published "
    "networks estimate from the treated sound alone.";
constexpr std::uint64_t kStream = 0x626c696e64;  // apart from the draws of other experiments
constexpr std::array<const char*, 3> kMethods{"untreated", "random", "blind"};

/// A stretch of a recording that is not silent, by the protocol's measure.
std::vector<float> drawnStretch(const ClipLibrary& library, std::int64_t frames, RandomEngine& random) {
  constexpr int kTries = 100;
  constexpr double kQuiet = 1e-5;
  std::vector<float> samples;
  for (int i = 0; i < kTries; ++i) {
    const auto clip =
        static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(library.size())));
    const std::int64_t starts = std::max<std::int64_t>(1, library.frames(clip) - frames + 1);
    samples = library.samples(clip, drawInteger(random, 0, starts), frames);
    if (meanSquareOf(samples) > kQuiet) break;
  }
  return samples;
}

/// All trials, task by task, worked on by several threads.
class Trials {
 public:
  Trials(const ClipLibrary& library, const std::vector<BlindTask>& tasks, const BlindOptions& options,
         const ProgressCallback& progress, std::stop_token stop)
      : library_(library),
        tasks_(tasks),
        options_(options),
        progress_(progress),
        stop_(std::move(stop)),
        outcomes_(tasks.size() * options.examples) {}

  void work() {
    for (std::size_t unit = next_++; unit < outcomes_.size() && !halted_; unit = next_++) {
      try {
        auto outcome = trial(unit);
        if (outcome)
          outcomes_[unit] = std::move(*outcome);
        else
          halt(outcome.error());
      } catch (const std::exception& exception) {
        halt(fail("The blind experiment could not go on: %1.", std::string(exception.what())).value());
      }
      advance();
    }
  }

  const std::optional<Error>& error() const { return error_; }
  const BlindOutcome& outcome(std::size_t task, std::size_t example) const {
    return outcomes_[task * options_.examples + example];
  }

 private:
  // An example has the same recording in every task.
  Result<BlindOutcome> trial(std::size_t unit) const {
    const std::size_t task = unit / options_.examples;
    const std::size_t example = unit % options_.examples;
    RandomEngine recordings = randomEngine(options_.seed ^ kStream, example);
    RandomEngine settings = randomEngine(options_.seed ^ (kStream + 1 + task), example);
    return blindTrial(tasks_[task], drawnStretch(library_, options_.frames, recordings),
                      library_.sampleRate(), options_, settings, example == 0, stop_);
  }

  void halt(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
    halted_ = true;
  }

  void advance() {
    const std::lock_guard lock(mutex_);
    ++done_;
    report(progress_, static_cast<double>(done_) / static_cast<double>(outcomes_.size()),
           "Trial " + std::to_string(done_) + " of " + std::to_string(outcomes_.size()));
  }

  const ClipLibrary& library_;
  const std::vector<BlindTask>& tasks_;
  const BlindOptions& options_;
  const ProgressCallback& progress_;
  std::stop_token stop_;
  std::vector<BlindOutcome> outcomes_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> halted_ = false;
  std::mutex mutex_;  ///< guards done_, error_ and the progress callback
  std::size_t done_ = 0;
  std::optional<Error> error_;
};

MetricSummary summaryOf(const std::vector<double>& values, const std::vector<double>& untreated,
                        const Bootstrap& bootstrap) {
  MetricSummary summary;
  summary.examples = values.size();
  summary.mean = meanOf(values);
  summary.deviation = standardDeviationOf(values);
  summary.standardError = summary.deviation / std::sqrt(static_cast<double>(values.size()));
  summary.interval = bootstrap.ofMean(values);
  summary.ratio = summary.mean / meanOf(untreated);
  summary.ratioInterval = bootstrap.ofRatio(values, untreated);
  std::size_t better = 0;
  for (std::size_t i = 0; i < values.size(); ++i) better += values[i] < untreated[i] ? 1 : 0;
  summary.betterThanInput = static_cast<double>(better) / static_cast<double>(values.size());
  return summary;
}

BlindTaskSummary summarised(const Trials& trials, std::size_t index, const BlindTask& task,
                            const BlindOptions& options) {
  BlindTaskSummary summary{task.effect, task.synthesis.name, task.analysis.name, {}, 0.0, {}};
  const Bootstrap bootstrap(options.examples, options.seed);
  const auto valuesOf = [&](std::size_t method, std::size_t metric) {
    std::vector<double> values;
    for (std::size_t i = 0; i < options.examples; ++i)
      values.push_back(trials.outcome(index, i).methods[method][metric]);
    return values;
  };
  for (std::size_t method = 0; method < kMethods.size(); ++method) {
    BlindRow row{kMethods[method], {}};
    for (std::size_t metric = 0; metric < kBlindMetrics; ++metric)
      row.metrics[metric] = summaryOf(valuesOf(method, metric), valuesOf(0, metric), bootstrap);
    summary.rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < options.examples; ++i)
    summary.secondsPerExample += trials.outcome(index, i).seconds / static_cast<double>(options.examples);
  summary.curve = trials.outcome(index, 0).curve;
  return summary;
}

}  // namespace

Result<BlindReport> runBlindExperiment(const ClipLibrary& library, const std::vector<BlindTask>& tasks,
                                       const BlindOptions& options, const ProgressCallback& progress,
                                       std::stop_token stop) {
  if (library.size() == 0) return fail("There are no recordings to make examples from.");
  at::set_num_threads(1);  // trials are what runs in parallel
  Trials trials(library, tasks, options, progress, std::move(stop));
  const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  const int threads = options.threads > 0 ? options.threads : cores;
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back([&] { trials.work(); });
    trials.work();
  }
  if (trials.error()) return tl::unexpected(*trials.error());
  BlindReport report;
  report.protocol = kProtocol;
  report.seed = options.seed;
  report.sampleRate = library.sampleRate();
  report.exampleFrames = options.frames;
  report.examples = options.examples;
  report.threads = threads;
  report.library.clips = library.size();
  report.library.joined = library.joined();
  report.library.rejected = library.rejected();
  report.library.seconds = library.seconds();
  for (std::size_t i = 0; i < tasks.size(); ++i)
    report.tasks.push_back(summarised(trials, i, tasks[i], options));
  return report;
}

}  // namespace semblance
