// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Experiment.h"

#include "evaluation/Summary.h"

namespace semblance {

Result<EvaluationReport> runExperiment(const Experiment& experiment, const ClipLibrary& library,
                                       MethodRunner& runner, const ProgressCallback& progress,
                                       std::stop_token stop) {
  if (library.size() == 0) return fail("There are no recordings to make examples from.");
  auto run = runner.run(experiment.examples, library.sampleRate(), experiment.metrics, experiment.example,
                        progress, std::move(stop));
  if (!run) return tl::unexpected(run.error());
  EvaluationReport report;
  report.experiment = experiment.name;
  report.protocol = experiment.protocol;
  report.choices = experiment.choices;
  report.seed = experiment.seed;
  report.sampleRate = library.sampleRate();
  report.exampleFrames = experiment.exampleFrames;
  report.examples = experiment.examples;
  report.shownMetrics = experiment.metrics;
  report.threads = runner.threads();
  report.library.clips = library.size();
  report.library.joined = library.joined();
  report.library.rejected = library.rejected();
  report.library.seconds = library.seconds();
  summarise(*run, report);
  return report;
}

std::vector<Metric> allMetrics() {
  std::vector<Metric> metrics;
  for (const MetricInfo& info : metricTable()) metrics.push_back(info.id);
  return metrics;
}

std::int64_t publishedFrames(int sampleRate) { return sampleRate <= 24000 ? 131072 : 262144; }

}  // namespace semblance
