// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/EvaluateBlind.h"

#include <chrono>

#include "evaluation/EvaluationLibrary.h"
#include "evaluation/Experiment.h"
#include "evaluation/blind/BlindExperiment.h"

namespace semblance {

Result<BlindReport> evaluateBlind(const EvaluationOptions& options, const std::vector<std::string>& effects,
                                  const ProgressCallback& progress, std::stop_token stop) {
  constexpr double kLoadingShare = 0.05;  // of the progress bar
  const auto start = std::chrono::steady_clock::now();
  if (auto valid = checkEvaluation(options); !valid) return tl::unexpected(valid.error());
  if (!options.methods.empty() || !options.lab.empty() || options.gainBudget || options.warm)
    return fail(
        "The experiment blind compares no methods (--methods, --lab) and has no variants (--gain-budget, "
        "--warm); leave these out.");
  const auto tasks = blindTasks(effects);
  if (!tasks) return tl::unexpected(tasks.error());
  BlindOptions blind;
  if (options.examples) blind.examples = static_cast<std::size_t>(*options.examples);
  blind.seed = options.seed.value_or(blind.seed);
  blind.frames = publishedFrames(options.sampleRate);
  blind.threads = options.threads;
  const auto library =
      evaluationLibrary(options, blind.frames, subProgress(progress, 0.0, kLoadingShare), stop);
  if (!library) return tl::unexpected(library.error());
  auto report =
      runBlindExperiment(*library, *tasks, blind, subProgress(progress, kLoadingShare, 1.0), std::move(stop));
  if (!report) return report;
  describeSource(options, report->library);
  report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace semblance
