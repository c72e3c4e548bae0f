// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Summary.h"

#include <cmath>
#include <limits>

namespace semblance {

namespace {

using Method = RunResult::Method;

std::vector<double> valuesOf(const Method& method, Metric metric, const std::vector<std::size_t>& examples) {
  std::vector<double> values;
  values.reserve(examples.size());
  for (const std::size_t index : examples)
    values.push_back((*method.outcomes[index].metrics)[indexOf(metric)]);
  return values;
}

/// Examples on which both methods have an output.
std::vector<std::size_t> sharedExamples(const Method& first, const Method& second) {
  std::vector<std::size_t> shared;
  for (std::size_t k = 0; k < first.outcomes.size(); ++k)
    if (first.outcomes[k].metrics && second.outcomes[k].metrics) shared.push_back(k);
  return shared;
}

std::size_t countSmaller(const std::vector<double>& first, const std::vector<double>& second) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < first.size(); ++k) count += first[k] < second[k] ? 1u : 0u;
  return count;
}

double quotient(double numerator, double denominator) {
  return denominator != 0.0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN();
}

/// What the summaries of one method share: the examples they are taken over.
class MethodView {
 public:
  MethodView(const Method& method, const Method& input, std::uint64_t seed)
      : method_(method),
        input_(input),
        own_(sharedExamples(method, method)),
        shared_(sharedExamples(method, input)),
        ownBootstrap_(own_.size(), seed),
        sharedBootstrap_(shared_.size(), seed) {}

  MetricSummary summary(Metric metric) const {
    const auto values = valuesOf(method_, metric, own_);
    MetricSummary summary;
    summary.mean = meanOf(values);
    summary.deviation = standardDeviationOf(values);
    summary.standardError = summary.deviation / std::sqrt(static_cast<double>(values.size()));
    summary.examples = values.size();
    summary.interval = ownBootstrap_.ofMean(values);
    const auto paired = valuesOf(method_, metric, shared_);
    const auto unprocessed = valuesOf(input_, metric, shared_);
    summary.ratio = quotient(meanOf(paired), meanOf(unprocessed));
    summary.ratioInterval = sharedBootstrap_.ofRatio(paired, unprocessed);
    summary.betterThanInput =
        quotient(static_cast<double>(countSmaller(paired, unprocessed)), static_cast<double>(shared_.size()));
    return summary;
  }

 private:
  const Method& method_;
  const Method& input_;
  std::vector<std::size_t> own_;     ///< on which it did not fail
  std::vector<std::size_t> shared_;  ///< on which it can be compared with the input
  Bootstrap ownBootstrap_;
  Bootstrap sharedBootstrap_;
};

PairedComparison comparisonOf(const Method& first, const Method& second, std::uint64_t seed) {
  const auto shared = sharedExamples(first, second);
  const Bootstrap bootstrap(shared.size(), seed);
  PairedComparison comparison{first.name, second.name, shared.size(), {}};
  for (const MetricInfo& info : metricTable()) {
    const auto a = valuesOf(first, info.id, shared);
    const auto b = valuesOf(second, info.id, shared);
    std::vector<double> differences(a.size());
    for (std::size_t k = 0; k < a.size(); ++k) differences[k] = a[k] - b[k];
    comparison.metrics[indexOf(info.id)] = {meanOf(differences), bootstrap.ofMean(differences),
                                            countSmaller(a, b), countSmaller(b, a)};
  }
  return comparison;
}

}  // namespace

void summarise(const RunResult& run, EvaluationReport& report) {
  for (const Method& method : run.methods) {
    MethodSummary summary{method.name, method.model, method.device, 0, 0.0, {}};
    const MethodView view(method, run.methods.front(), report.seed);
    for (const MetricInfo& info : metricTable()) summary.metrics[indexOf(info.id)] = view.summary(info.id);
    for (std::size_t k = 0; k < method.outcomes.size(); ++k) {
      const Outcome& outcome = method.outcomes[k];
      summary.secondsPerExample += outcome.seconds / static_cast<double>(method.outcomes.size());
      if (outcome.metrics) continue;
      ++summary.failures;
      report.failures.push_back({method.name, k, run.clips[k], outcome.failure});
    }
    report.methods.push_back(std::move(summary));
  }
  for (std::size_t a = 1; a < run.methods.size(); ++a)
    for (std::size_t b = a + 1; b < run.methods.size(); ++b)
      report.comparisons.push_back(comparisonOf(run.methods[a], run.methods[b], report.seed));
}

}  // namespace semblance
