// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <nlohmann/json.hpp>

#include "evaluation/TextTable.h"
#include "evaluation/blind/BlindReport.h"

namespace semblance {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kDecimals = 3;

std::string withRatio(double value, double ratio) {
  return fixedText(value, kDecimals) + (std::isfinite(ratio) ? " (" + fixedText(ratio, 2) + ")" : "");
}

std::string heading(const BlindReport& report) {
  const LibrarySummary& library = report.library;
  std::string text = "Experiment blind: " + std::to_string(report.examples) + " examples of each task, " +
                     std::to_string(report.exampleFrames) + " samples at " +
                     std::to_string(report.sampleRate) + " Hz, seed " + std::to_string(report.seed) + ", " +
                     fixedText(report.seconds, 0) + " s with threads: " + std::to_string(report.threads) +
                     "\n" + report.protocol + "\n";
  text += "Recordings: " + std::to_string(library.clips) + " clips, " + fixedText(library.seconds / 60.0, 1) +
          " minutes" + (library.kind.empty() ? "" : ", " + library.kind) + ", from " + library.list.string() +
          "; files rejected: " + std::to_string(library.rejected.size()) + "\n";
  return text;
}

void addPublished(TextTable& table, const BlindTaskSummary& task) {
  if (task.synthesis != task.analysis) return;
  const auto published = publishedBlindRows();
  const BlindValues& untreated = published.front().values;
  for (const PublishedBlindRow& row : published) {
    if (row.effect != task.effect) continue;
    std::vector<std::string> cells{"published: " + std::string(row.method)};
    for (std::size_t i = 0; i < kBlindMetrics; ++i)
      cells.push_back(withRatio(row.values[i], row.values[i] / untreated[i]));
    table.addRow(std::move(cells));
  }
}

// What JSON has no number for is null.
Json metricJson(const MetricSummary& summary) {
  return {{"mean", summary.mean},
          {"std", summary.deviation},
          {"n", summary.examples},
          {"standard_error", summary.standardError},
          {"interval", {summary.interval.low, summary.interval.high}},
          {"ratio", summary.ratio},
          {"ratio_interval", {summary.ratioInterval.low, summary.ratioInterval.high}},
          {"better_than_untreated", summary.betterThanInput}};
}

Json taskJson(const BlindTaskSummary& task) {
  Json rows = Json::object();
  for (const BlindRow& row : task.rows)
    for (std::size_t i = 0; i < kBlindMetrics; ++i)
      rows[row.method][std::string(kBlindMetricTable[i].key)] = metricJson(row.metrics[i]);
  Json json{{"effect", task.effect},
            {"synthesis", task.synthesis},
            {"analysis", task.analysis},
            {"seconds_per_example", task.secondsPerExample},
            {"rows", std::move(rows)}};
  if (task.curve.kind != CurveKind::None)
    json["curve"] = {{"kind", task.curve.kind == CurveKind::Response ? "response" : "shape"},
                     {"axis", task.curve.axis},
                     {"truth", task.curve.truth},
                     {"found", task.curve.found}};
  return json;
}

}  // namespace

// The release's notebooks and logs; the paper's tables could not be found.
std::vector<PublishedBlindRow> publishedBlindRows() {
  return {{"equaliser", "untreated", {1.2449, 0.4951, 0.6339, kNone}},
          {"equaliser", "random", {1.6934, 0.8250, 0.8837, kNone}},
          {"equaliser", "network trained on parameters", {kNone, kNone, kNone, 0.647}}};
}

std::string toTable(const BlindReport& report) {
  std::vector<std::string> headings{"method"};
  for (const BlindMetricInfo& metric : kBlindMetricTable) headings.emplace_back(metric.heading);
  TextTable table(headings);
  for (const BlindTaskSummary& task : report.tasks) {
    table.addCaption(task.effect + ": " + task.synthesis + ", explained by " + task.analysis + " (" +
                     fixedText(task.secondsPerExample, 1) + " s a fit)");
    for (const BlindRow& row : task.rows) {
      std::vector<std::string> cells{row.method};
      for (const MetricSummary& metric : row.metrics) cells.push_back(withRatio(metric.mean, metric.ratio));
      table.addRow(std::move(cells));
    }
    addPublished(table, task);
  }
  return heading(report) +
         "\nMean over examples (in brackets: the share of the untreated recording's distance that "
         "remains)\n" +
         table.toString();
}

std::string toJson(const BlindReport& report) {
  Json tasks = Json::array();
  for (const BlindTaskSummary& task : report.tasks) tasks.push_back(taskJson(task));
  Json published = Json::array();
  for (const PublishedBlindRow& row : publishedBlindRows()) {
    Json values = Json::object();
    for (std::size_t i = 0; i < kBlindMetrics; ++i)
      if (std::isfinite(row.values[i])) values[std::string(kBlindMetricTable[i].key)] = row.values[i];
    published.push_back({{"effect", row.effect}, {"method", row.method}, {"values", std::move(values)}});
  }
  const Json json{{"experiment", "blind"},
                  {"protocol", report.protocol},
                  {"seed", report.seed},
                  {"sample_rate", report.sampleRate},
                  {"example_frames", report.exampleFrames},
                  {"examples", report.examples},
                  {"seconds", report.seconds},
                  {"library",
                   {{"list", report.library.list.string()},
                    {"root", report.library.root.string()},
                    {"kind", report.library.kind},
                    {"clips", report.library.clips},
                    {"rejected", report.library.rejected.size()}}},
                  {"tasks", std::move(tasks)},
                  {"published", std::move(published)}};
  return json.dump(2) + "\n";
}

}  // namespace semblance
