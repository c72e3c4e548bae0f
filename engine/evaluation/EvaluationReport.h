// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/MetricSet.h"
#include "evaluation/Statistics.h"
#include "learning/ClipLibrary.h"

namespace semblance {

/// One metric of one method over all examples on which the method did not fail and the metric could be taken.
struct MetricSummary {
  double mean = 0.0;
  double deviation = 0.0;  ///< sample standard deviation
  double standardError = 0.0;
  std::size_t examples = 0;
  Interval interval;  ///< of the mean, 95 %
  double ratio =
      0.0;  ///< of the mean errors, method / input, on the same examples; not a number where input is perfect
  Interval ratioInterval;        ///< 95 %, paired bootstrap
  double betterThanInput = 0.0;  ///< share of examples, 0..1
};

struct MethodSummary {
  std::string name;
  std::string model;
  std::string device;
  std::size_t failures = 0;
  double secondsPerExample = 0.0;  ///< wall time of the method, mean over all examples
  std::array<MetricSummary, kMetricCount> metrics{};
};

/// Two methods on the examples on which neither failed. Differences are of the errors, first - second:
/// negative means first is better.
struct PairedComparison {
  struct Entry {
    double meanDifference = 0.0;
    Interval interval;  ///< 95 %
    std::size_t firstBetter = 0;
    std::size_t secondBetter = 0;
  };
  std::string first;
  std::string second;
  std::size_t examples = 0;
  std::array<Entry, kMetricCount> metrics{};
};

/// A method that gave no usable output.
struct MethodFailure {
  std::string method;
  std::size_t example = 0;
  std::string clip;
  std::string message;
};

/// One example, with what every method scored on it.
struct ExampleFigures {
  std::string clip;                                  ///< recording it was made from
  std::vector<std::optional<MetricValues>> methods;  ///< in the order of EvaluationReport::methods
};

/// What was drawn from.
struct LibrarySummary {
  std::filesystem::path list;
  std::filesystem::path root;
  std::string kind;
  std::size_t clips = 0;
  std::size_t joined = 0;  ///< of the clips: made from several short files of one group
  std::vector<RejectedClip> rejected;
  double seconds = 0.0;
};

/// Everything that an experiment says.
struct EvaluationReport {
  std::string experiment;                      ///< "synthetic"
  std::string protocol;                        ///< one sentence
  std::map<std::string, std::string> choices;  ///< which variant of the protocol: "gain_budget": "released"
  std::vector<std::string> notes;              ///< what a reader should know: methods left out
  std::uint64_t seed = 0;
  int sampleRate = 0;              ///< Hz
  std::int64_t exampleFrames = 0;  ///< length of input, reference and target
  std::size_t examples = 0;
  std::vector<Metric> shownMetrics;  ///< those that mean something in this experiment
  int threads = 0;
  double seconds = 0.0;  ///< wall time of the whole experiment
  LibrarySummary library;
  std::vector<MethodSummary> methods;  ///< "input" first
  std::vector<PairedComparison> comparisons;
  std::vector<MethodFailure> failures;
  std::vector<ExampleFigures> figures;  ///< one per example: a mean can hide failures
};

}  // namespace semblance
