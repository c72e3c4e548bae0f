// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "evaluation/PublishedFigures.h"
#include "evaluation/Report.h"

namespace semblance {

namespace {

using Json = nlohmann::ordered_json;

std::string keyOf(Metric metric) { return std::string(metricTable()[indexOf(metric)].key); }

Json interval(const Interval& value) { return Json::array({value.low, value.high}); }

Json metricJson(const MetricSummary& summary) {
  return {{"mean", summary.mean},
          {"std", summary.deviation},
          {"n", summary.examples},
          {"standard_error", summary.standardError},
          {"interval", interval(summary.interval)},
          {"ratio", summary.ratio},
          {"ratio_interval", interval(summary.ratioInterval)},
          {"better_than_input", summary.betterThanInput}};
}

Json rowsJson(const EvaluationReport& report) {
  Json rows = Json::object();
  for (const MethodSummary& method : report.methods)
    for (const Metric metric : report.shownMetrics)
      rows[method.name][keyOf(metric)] = metricJson(method.metrics[indexOf(metric)]);
  return rows;
}

Json methodsJson(const EvaluationReport& report) {
  Json methods = Json::object();
  for (const MethodSummary& method : report.methods)
    methods[method.name] = {{"model", method.model},
                            {"device", method.device},
                            {"seconds_per_example", method.secondsPerExample},
                            {"failures", method.failures}};
  return methods;
}

Json comparisonsJson(const EvaluationReport& report) {
  Json comparisons = Json::array();
  for (const PairedComparison& comparison : report.comparisons) {
    Json metrics = Json::object();
    for (const Metric metric : report.shownMetrics) {
      const PairedComparison::Entry& entry = comparison.metrics[indexOf(metric)];
      metrics[keyOf(metric)] = {{"mean_difference", entry.meanDifference},
                                {"interval", interval(entry.interval)},
                                {"first_better", entry.firstBetter},
                                {"second_better", entry.secondBetter}};
    }
    comparisons.push_back({{"first", comparison.first},
                           {"second", comparison.second},
                           {"n", comparison.examples},
                           {"metrics", std::move(metrics)}});
  }
  return comparisons;
}

Json libraryJson(const LibrarySummary& library) {
  Json rejected = Json::array();
  for (const RejectedClip& clip : library.rejected)
    rejected.push_back({{"path", clip.path.string()}, {"reason", clip.reason}});
  return {{"clips", library.clips},
          {"joined", library.joined},
          {"seconds", library.seconds},
          {"rejected", std::move(rejected)}};
}

Json failuresJson(const EvaluationReport& report) {
  Json failures = Json::array();
  for (const MethodFailure& failure : report.failures)
    failures.push_back({{"method", failure.method},
                        {"example", failure.example},
                        {"clip", failure.clip},
                        {"message", failure.message}});
  return failures;
}

Json figuresJson(const EvaluationReport& report) {
  Json figures = Json::array();
  for (const ExampleFigures& example : report.figures) {
    Json methods = Json::object();
    for (std::size_t i = 0; i < report.methods.size(); ++i)
      for (const Metric metric : report.shownMetrics)
        if (example.methods[i])
          methods[report.methods[i].name][keyOf(metric)] = (*example.methods[i])[indexOf(metric)];
    figures.push_back({{"clip", example.clip}, {"methods", std::move(methods)}});
  }
  return figures;
}

Json publishedJson(const EvaluationReport& report) {
  Json tables = Json::array();
  for (const PublishedTable& published : publishedTables()) {
    if (published.experiment != report.experiment) continue;
    Json rows = Json::object();
    for (const PublishedRow& row : published.rows)
      for (const Metric metric : report.shownMetrics)
        if (const std::size_t k = indexOf(metric); k < kPublishedMetrics)
          rows[std::string(row.method)][keyOf(metric)] = {{"mean", publishedMean(published, row, k)},
                                                          {"ratio", publishedRatio(published, row, k)}};
    tables.push_back({{"name", published.name},
                      {"kind", published.kind},
                      {"sample_rate", published.sampleRate},
                      {"rows", std::move(rows)}});
  }
  return tables;
}

}  // namespace

std::string toJson(const EvaluationReport& report) {
  Json document = {{"experiment", report.experiment},
                   {"protocol", report.protocol},
                   {"choices", report.choices},
                   {"notes", report.notes},
                   {"list", report.library.list.string()},
                   {"root", report.library.root.string()},
                   {"kind", report.library.kind},
                   {"sample_rate", report.sampleRate},
                   {"example_frames", report.exampleFrames},
                   {"examples", report.examples},
                   {"seed", report.seed},
                   {"threads", report.threads},
                   {"seconds", report.seconds},
                   {"library", libraryJson(report.library)},
                   {"methods", methodsJson(report)},
                   {"rows", rowsJson(report)},
                   {"comparisons", comparisonsJson(report)},
                   {"failures", failuresJson(report)},
                   {"figures", figuresJson(report)},
                   {"published", publishedJson(report)}};
  // File names need not be valid UTF-8.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace semblance
