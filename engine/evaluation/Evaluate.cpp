// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Evaluate.h"

#include <algorithm>
#include <chrono>
#include <functional>

#include "evaluation/EvaluationLibrary.h"
#include "evaluation/MethodSelection.h"
#include "evaluation/RealisticExperiment.h"
#include "evaluation/SyntheticExperiment.h"

namespace semblance {

namespace {

constexpr const char* kSynthetic = "synthetic";
constexpr const char* kRealistic = "realistic";
constexpr double kLoadingShare = 0.1;  // of the progress bar

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

Result<void> check(const EvaluationOptions& options) {
  const auto known = experiments();
  if (std::find(known.begin(), known.end(), options.experiment) == known.end())
    return fail("There is no experiment \"" + options.experiment + "\"; choose from " + joined(known) + ".");
  if (options.gainBudget && options.experiment != kSynthetic)
    return fail("The gain budget (--gain-budget) belongs to the experiment synthetic; leave it out here.");
  if (options.warm && options.experiment != kRealistic)
    return fail("The warm style (--warm) belongs to the experiment realistic; leave it out here.");
  return checkEvaluation(options);
}

/// The protocol of an experiment with the user's choices.
struct Plan {
  std::uint64_t seed;
  bool hasTarget;
  std::int64_t clipFrames;  ///< what one draw needs of a recording
  std::function<Result<EvaluationReport>(const ClipLibrary&, MethodRunner&, const ProgressCallback&,
                                         std::stop_token)>
      run;
};

Plan syntheticPlan(const EvaluationOptions& options) {
  SyntheticOptions synthetic;
  if (options.examples) synthetic.examples = static_cast<std::size_t>(*options.examples);
  synthetic.seed = options.seed.value_or(synthetic.seed);
  synthetic.gainBudget = options.gainBudget.value_or(synthetic.gainBudget);
  synthetic.halfFrames = publishedFrames(options.sampleRate);
  return {synthetic.seed, true, 2 * synthetic.halfFrames,
          [synthetic](const ClipLibrary& library, MethodRunner& runner, const ProgressCallback& progress,
                      std::stop_token stop) {
            return runSyntheticExperiment(library, synthetic, runner, progress, std::move(stop));
          }};
}

Plan realisticPlan(const EvaluationOptions& options) {
  RealisticOptions realistic;
  if (options.examples) realistic.examples = static_cast<std::size_t>(*options.examples);
  realistic.seed = options.seed.value_or(realistic.seed);
  realistic.warm = options.warm.value_or(realistic.warm);
  realistic.frames = publishedFrames(options.sampleRate);
  return {realistic.seed, false, realistic.frames + StyleClips::kRunIn,
          [realistic](const ClipLibrary& library, MethodRunner& runner, const ProgressCallback& progress,
                      std::stop_token stop) {
            return runRealisticExperiment(library, realistic, runner, progress, std::move(stop));
          }};
}

Result<MethodSelection> chooseMethods(const EvaluationOptions& options, const Plan& plan) {
  SelectionOptions selection;
  selection.match.model = options.model;
  selection.match.device = options.device;
  selection.match.threads = 1;  // examples are what runs in parallel
  selection.seed = plan.seed;
  selection.lab = options.lab;
  selection.hasTarget = plan.hasTarget;
  return selectMethods(options.methods, selection);
}

}  // namespace

std::vector<std::string> experiments() { return {kSynthetic, kRealistic}; }

Result<EvaluationReport> evaluate(const EvaluationOptions& options, const ProgressCallback& progress,
                                  std::stop_token stop) {
  const auto start = std::chrono::steady_clock::now();
  if (auto valid = check(options); !valid) return tl::unexpected(valid.error());
  const Plan plan = options.experiment == kSynthetic ? syntheticPlan(options) : realisticPlan(options);
  const auto methods = chooseMethods(options, plan);
  if (!methods) return tl::unexpected(methods.error());
  auto runner = MethodRunner::create(methods->sources, options.threads);
  if (!runner) return tl::unexpected(runner.error());
  const auto library =
      evaluationLibrary(options, plan.clipFrames, subProgress(progress, 0.0, kLoadingShare), stop);
  if (!library) return tl::unexpected(library.error());
  auto report = plan.run(*library, *runner, subProgress(progress, kLoadingShare, 1.0), std::move(stop));
  if (!report) return report;
  report->notes.insert(report->notes.end(), methods->notes.begin(), methods->notes.end());
  describeSource(options, report->library);
  report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace semblance
