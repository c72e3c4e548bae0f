// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

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

std::vector<double> errorsOf(const Method& method, Metric metric, const std::vector<std::size_t>& examples) {
  auto values = valuesOf(method, metric, examples);
  for (double& value : values) value = errorOf(metric, value);
  return values;
}

/// Examples on which both methods have an output, and their resamples.
class SharedExamples {
 public:
  struct Sample {
    std::vector<std::size_t> examples;
    Bootstrap bootstrap;
  };

  SharedExamples(const Method& first, const Method& second, std::uint64_t seed)
      : first_(first), second_(second), seed_(seed), all_(sample([](std::size_t) { return true; })) {}

  std::size_t count() const { return all_.examples.size(); }

  /// Those on which the metric could be taken: nearly always all of them.
  const Sample& with(Metric metric) {
    const auto taken = [&](std::size_t index) {
      return std::isfinite((*first_.outcomes[index].metrics)[indexOf(metric)]) &&
             std::isfinite((*second_.outcomes[index].metrics)[indexOf(metric)]);
    };
    if (std::all_of(all_.examples.begin(), all_.examples.end(), taken)) return all_;
    return some_.emplace(sample(taken));
  }

 private:
  template <typename Wanted>
  Sample sample(const Wanted& wanted) const {
    std::vector<std::size_t> shared;
    for (std::size_t k = 0; k < first_.outcomes.size(); ++k)
      if (first_.outcomes[k].metrics && second_.outcomes[k].metrics && wanted(k)) shared.push_back(k);
    Bootstrap bootstrap(shared.size(), seed_);
    return {std::move(shared), std::move(bootstrap)};
  }

  const Method& first_;
  const Method& second_;
  std::uint64_t seed_;
  Sample all_;
  std::optional<Sample> some_;
};

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
      : method_(method), input_(input), own_(method, method, seed), shared_(method, input, seed) {}

  MetricSummary summary(Metric metric) {
    MetricSummary summary;
    const auto& own = own_.with(metric);
    const auto values = valuesOf(method_, metric, own.examples);
    summary.mean = meanOf(values);
    summary.deviation = standardDeviationOf(values);
    summary.standardError = summary.deviation / std::sqrt(static_cast<double>(values.size()));
    summary.examples = values.size();
    summary.interval = own.bootstrap.ofMean(values);
    const auto& shared = shared_.with(metric);
    const auto errors = errorsOf(method_, metric, shared.examples);
    const auto unprocessed = errorsOf(input_, metric, shared.examples);
    summary.ratio = quotient(meanOf(errors), meanOf(unprocessed));
    summary.ratioInterval = shared.bootstrap.ofRatio(errors, unprocessed);
    summary.betterThanInput = quotient(static_cast<double>(countSmaller(errors, unprocessed)),
                                       static_cast<double>(shared.examples.size()));
    return summary;
  }

 private:
  const Method& method_;
  const Method& input_;
  SharedExamples own_;     ///< on which it did not fail
  SharedExamples shared_;  ///< on which it can be compared with the input
};

PairedComparison comparisonOf(const Method& first, const Method& second, std::uint64_t seed) {
  SharedExamples shared(first, second, seed);
  PairedComparison comparison{first.name, second.name, shared.count(), {}};
  for (const MetricInfo& info : metricTable()) {
    const auto& sample = shared.with(info.id);
    const auto a = errorsOf(first, info.id, sample.examples);
    const auto b = errorsOf(second, info.id, sample.examples);
    std::vector<double> differences(a.size());
    for (std::size_t k = 0; k < a.size(); ++k) differences[k] = a[k] - b[k];
    comparison.metrics[indexOf(info.id)] = {meanOf(differences), sample.bootstrap.ofMean(differences),
                                            countSmaller(a, b), countSmaller(b, a)};
  }
  return comparison;
}

/// Says of which metrics a method's outputs lack some: an average over fewer examples must not go unseen.
void noteMissing(const MethodSummary& summary, std::size_t outputs, EvaluationReport& report) {
  for (const Metric metric : report.shownMetrics)
    if (const std::size_t taken = summary.metrics[indexOf(metric)].examples; taken < outputs)
      report.notes.push_back(std::string(metricTable()[indexOf(metric)].key) + " could not be taken on " +
                             std::to_string(outputs - taken) + " of " + std::to_string(outputs) +
                             " outputs of " + summary.name +
                             "; they are left out of its means (the published program counts them as -1).");
}

std::vector<ExampleFigures> figuresOf(const RunResult& run) {
  std::vector<ExampleFigures> figures;
  for (std::size_t k = 0; k < run.clips.size(); ++k) {
    figures.push_back({run.clips[k], {}});
    for (const Method& method : run.methods) figures.back().methods.push_back(method.outcomes[k].metrics);
  }
  return figures;
}

}  // namespace

void summarise(const RunResult& run, EvaluationReport& report) {
  for (const Method& method : run.methods) {
    MethodSummary summary{method.name, method.model, method.device, 0, 0.0, {}};
    MethodView view(method, run.methods.front(), report.seed);
    for (const MetricInfo& info : metricTable()) summary.metrics[indexOf(info.id)] = view.summary(info.id);
    for (std::size_t k = 0; k < method.outcomes.size(); ++k) {
      const Outcome& outcome = method.outcomes[k];
      summary.secondsPerExample += outcome.seconds / static_cast<double>(method.outcomes.size());
      if (outcome.metrics) continue;
      ++summary.failures;
      report.failures.push_back({method.name, k, run.clips[k], outcome.failure});
    }
    noteMissing(summary, method.outcomes.size() - summary.failures, report);
    report.methods.push_back(std::move(summary));
  }
  report.figures = figuresOf(run);
  for (std::size_t a = 1; a < run.methods.size(); ++a)
    for (std::size_t b = a + 1; b < run.methods.size(); ++b)
      report.comparisons.push_back(comparisonOf(run.methods[a], run.methods[b], report.seed));
}

}  // namespace semblance
