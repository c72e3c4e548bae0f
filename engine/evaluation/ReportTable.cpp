// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>

#include "evaluation/PublishedFigures.h"
#include "evaluation/Report.h"
#include "evaluation/TextTable.h"

namespace semblance {

namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string withRatio(double value, double ratio, int decimals) {
  return fixedText(value, decimals) + (std::isfinite(ratio) ? " (" + fixedText(ratio, 2) + ")" : "");
}

std::vector<MetricInfo> metricsOf(const EvaluationReport& report, bool published) {
  std::vector<MetricInfo> metrics;
  for (const Metric metric : report.shownMetrics)
    if (const MetricInfo& info = metricTable()[indexOf(metric)]; info.published == published)
      metrics.push_back(info);
  return metrics;
}

std::vector<std::string> headingsOf(const std::string& first, const std::vector<MetricInfo>& metrics) {
  std::vector<std::string> headings{first};
  for (const MetricInfo& info : metrics) headings.emplace_back(info.heading);
  return headings;
}

std::string rejections(const LibrarySummary& library) {
  constexpr std::size_t kListed = 10;
  if (library.rejected.empty()) return "No file was rejected.\n";
  std::string text = counted(library.rejected.size(), "file was", "files were") + " rejected:\n";
  for (std::size_t k = 0; k < std::min(kListed, library.rejected.size()); ++k)
    text += "  " + library.rejected[k].path.string() + ": " + library.rejected[k].reason + "\n";
  if (library.rejected.size() > kListed)
    text += "  and " + std::to_string(library.rejected.size() - kListed) + " more\n";
  return text;
}

std::string failures(const EvaluationReport& report) {
  std::map<std::string, std::map<std::string, std::size_t>> reasons;
  for (const MethodFailure& failure : report.failures) ++reasons[failure.method][failure.message];
  std::string text;
  for (const auto& [method, messages] : reasons)
    for (const auto& [message, count] : messages)
      text += "FAILED: " + method + " on " + counted(count, "example", "examples") + ": " + message + "\n";
  return text;
}

std::string heading(const EvaluationReport& report) {
  const LibrarySummary& library = report.library;
  std::string text =
      "Experiment " + report.experiment + ": " + counted(report.examples, "example", "examples") + " of " +
      std::to_string(report.exampleFrames) + " samples at " + std::to_string(report.sampleRate) +
      " Hz, seed " + std::to_string(report.seed) + ", " + fixedText(report.seconds, 0) + " s with " +
      counted(static_cast<std::size_t>(report.threads), "thread", "threads") + "\n";
  text += report.protocol + "\n";
  for (const auto& [key, value] : report.choices) {
    std::string name = key;
    std::replace(name.begin(), name.end(), '_', ' ');
    text += "Variant: " + name + " as " + value + "\n";
  }
  text += "Recordings: " + std::to_string(library.clips) + " clips, " + fixedText(library.seconds / 60.0, 1) +
          " minutes" + (library.kind.empty() ? "" : ", " + library.kind);
  if (!library.list.empty()) text += ", from " + library.list.string();
  text += "; " + std::to_string(library.joined) + " of them joined from short files of one group. ";
  text += rejections(library);
  for (const std::string& note : report.notes) text += "Note: " + note + "\n";
  return text + failures(report);
}

void addPublished(TextTable& table, const EvaluationReport& report) {
  const auto metrics = metricsOf(report, true);
  const auto tables = publishedTablesFor(report.experiment, report.library.kind, report.sampleRate);
  for (const PublishedTable* published : tables) {
    table.addCaption("Published, " + std::string(published->kind) + ", " + std::string(published->name));
    for (const PublishedRow& row : published->rows) {
      std::vector<std::string> cells{std::string(row.method), ""};
      for (const MetricInfo& info : metrics)
        cells.push_back(withRatio(publishedMean(*published, row, indexOf(info.id)),
                                  publishedRatio(*published, row, indexOf(info.id)), info.decimals));
      table.addRow(std::move(cells));
    }
  }
  if (tables.empty()) table.addCaption("There are no published figures for this kind and rate.");
}

std::string mainTable(const EvaluationReport& report) {
  const auto metrics = metricsOf(report, true);
  auto headings = headingsOf("method", metrics);
  headings.insert(headings.begin() + 1, "n");
  headings.emplace_back("s/example");
  TextTable table(headings);
  for (const MethodSummary& method : report.methods) {
    std::vector<std::string> cells{method.name, std::to_string(report.examples - method.failures)};
    for (const MetricInfo& info : metrics) {
      const MetricSummary& summary = method.metrics[indexOf(info.id)];
      cells.push_back(withRatio(summary.mean, summary.ratio, info.decimals));
    }
    cells.push_back(fixedText(method.secondsPerExample, 3));
    table.addRow(std::move(cells));
  }
  addPublished(table, report);
  return table.toString();
}

std::string intervalText(const Interval& interval, int decimals) {
  return "[" + fixedText(interval.low, decimals) + ", " + fixedText(interval.high, decimals) + "]";
}

std::string intervalTable(const EvaluationReport& report) {
  const auto metrics = metricsOf(report, true);
  TextTable table(headingsOf("method", metrics));
  for (const MethodSummary& method : report.methods) {
    std::vector<std::string> cells{method.name};
    for (const MetricInfo& info : metrics)
      cells.push_back(intervalText(method.metrics[indexOf(info.id)].interval, info.decimals));
    table.addRow(std::move(cells));
  }
  return table.toString();
}

std::string ratioTable(const EvaluationReport& report) {
  const auto metrics = metricsOf(report, true);
  TextTable table(headingsOf("method", metrics));
  for (const MethodSummary& method : report.methods) {
    if (&method == &report.methods.front()) continue;
    std::vector<std::string> cells{method.name};
    for (const MetricInfo& info : metrics) {
      const MetricSummary& summary = method.metrics[indexOf(info.id)];
      cells.push_back(fixedText(summary.ratio, 2) + " " + intervalText(summary.ratioInterval, 2) + " " +
                      fixedText(100.0 * summary.betterThanInput, 0) + "%");
    }
    table.addRow(std::move(cells));
  }
  return table.toString();
}

std::string ownTable(const EvaluationReport& report) {
  const auto metrics = metricsOf(report, false);
  TextTable table(headingsOf("method", metrics));
  for (const MethodSummary& method : report.methods) {
    std::vector<std::string> cells{method.name};
    for (const MetricInfo& info : metrics) {
      const MetricSummary& summary = method.metrics[indexOf(info.id)];
      cells.push_back(withRatio(summary.mean, summary.ratio, info.decimals));
    }
    table.addRow(std::move(cells));
  }
  return table.toString();
}

std::string comparisonTable(const EvaluationReport& report) {
  const auto metrics = metricsOf(report, true);
  TextTable table(headingsOf("methods (n)", metrics));
  for (const PairedComparison& comparison : report.comparisons) {
    std::vector<std::string> cells{comparison.first + " : " + comparison.second + " (" +
                                   std::to_string(comparison.examples) + ")"};
    for (const MetricInfo& info : metrics) {
      const PairedComparison::Entry& entry = comparison.metrics[indexOf(info.id)];
      cells.push_back(fixedText(entry.meanDifference, info.decimals) + "  " +
                      std::to_string(entry.firstBetter) + ":" + std::to_string(entry.secondBetter));
    }
    table.addRow(std::move(cells));
  }
  return table.toString();
}

}  // namespace

std::string toTable(const EvaluationReport& report) {
  std::string text = heading(report);
  text +=
      "\nMean over examples (in brackets: the share of the input's error that remains)\n" + mainTable(report);
  text += "\n95 % intervals of the means\n" + intervalTable(report);
  if (report.methods.size() > 1)
    text += "\nRatio to input [95 % interval], examples on which the method is better than the input\n" +
            ratioTable(report);
  text += "\nOur own figures (mean and ratio)\n" + ownTable(report);
  if (!report.comparisons.empty())
    text +=
        "\nTwo methods on the same examples: mean difference of the errors (negative: the first is better), "
        "and on how "
        "many "
        "examples each is better\n" +
        comparisonTable(report);
  return text;
}

}  // namespace semblance
