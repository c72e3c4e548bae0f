// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "evaluation/EvaluationReport.h"
#include "evaluation/MethodRunner.h"
#include "learning/ClipLibrary.h"

namespace semblance {

/// What one experiment has of its own: its examples, and how the report describes them.
struct Experiment {
  std::string name;
  std::string protocol;                        ///< one sentence
  std::map<std::string, std::string> choices;  ///< which variant of the protocol: "gain_budget": "released"
  std::uint64_t seed = 0;
  std::size_t examples = 0;
  std::int64_t exampleFrames = 0;
  std::vector<Metric> metrics;  ///< those that mean something here
  MethodRunner::ExampleSource example;
};

/// Runs the methods on the experiment's examples, all drawn from `library`, and sums up. Errors: an empty
/// library, an example that cannot be made, cancelled.
Result<EvaluationReport> runExperiment(const Experiment& experiment, const ClipLibrary& library,
                                       MethodRunner& runner, const ProgressCallback& progress,
                                       std::stop_token stop);

/// Every metric, for experiments whose target has the input's content.
std::vector<Metric> allMetrics();

/// Length of the signals in the published protocols: 131072 samples at 24 kHz, twice as many at higher rates.
std::int64_t publishedFrames(int sampleRate);

}  // namespace semblance
