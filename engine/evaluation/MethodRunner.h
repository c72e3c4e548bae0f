// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "evaluation/EvaluatedMethod.h"
#include "evaluation/MetricSet.h"

namespace semblance {

/// What one method made of one example: metrics, or the reason why there are none.
struct Outcome {
  std::optional<MetricValues> metrics;
  std::string failure;
  double seconds = 0.0;  ///< wall time of the method alone
};

/// Outcomes of every method on the same examples.
struct RunResult {
  struct Method {
    std::string name;
    std::string model;
    std::string device;
    std::vector<Outcome> outcomes;  ///< one per example
  };
  std::vector<Method> methods;
  std::vector<std::string> clips;  ///< per example: where it comes from
};

/// Runs methods on the examples of an experiment, several examples at once; what comes out does not depend on
/// how many. Shared by all experiments.
class MethodRunner {
 public:
  /// Number `index` of the experiment's examples, the same on every call; called from several threads.
  using ExampleSource = std::function<Example(std::size_t index)>;

  /// Makes `threads` objects of each method (0: one per core). Errors: those of the sources.
  static Result<MethodRunner> create(const std::vector<MethodSource>& sources, int threads);

  int threads() const { return static_cast<int>(workers_.size()); }

  /// Examples 0 to count - 1, at `sampleRate` Hz; only `metrics` are sure to be taken. A method that fails on
  /// an example is an Outcome, not an error; output of another length than the target's or with samples that
  /// are not finite is such a failure. Errors: cancelled, an example that cannot be made. Progress is
  /// reported from the working threads, one call at a time.
  Result<RunResult> run(std::size_t count, int sampleRate, const std::vector<Metric>& metrics,
                        const ExampleSource& examples, const ProgressCallback& progress,
                        std::stop_token stop);

 private:
  using Worker = std::vector<EvaluatedMethod>;  ///< one object per method
  std::vector<std::string> names_;
  std::vector<Worker> workers_;
};

}  // namespace semblance
