// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Evaluate.h"

#include <algorithm>
#include <chrono>

#include "evaluation/MatchSources.h"
#include "evaluation/SyntheticExperiment.h"

namespace semblance {

namespace {

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
  if (options.list.empty())
    return fail(
        "An evaluation needs recordings: give a list of sound files (--list FILE, one path a line) and, if "
        "the paths "
        "are not relative to the list's folder, the folder they are in (--root DIR).");
  if (options.examples < 1) return fail("The number of examples must be at least 1.");
  if (options.sampleRate < 8000 || options.sampleRate > 192000)
    return fail("The sample rate must be between 8000 and 192000 Hz.");
  if (options.threads < 0) return fail("The number of threads must not be negative.");
  return {};
}

Result<MethodRunner> makeRunner(const EvaluationOptions& options) {
  MatchOptions match;
  match.model = options.model;
  match.device = options.device;
  match.threads = 1;  // examples are what runs in parallel
  const auto sources = methodSources(options.methods, match);
  if (!sources) return tl::unexpected(sources.error());
  return MethodRunner::create(*sources, options.threads);
}

Result<ClipLibrary> loadLibrary(const EvaluationOptions& options, const std::filesystem::path& root,
                                std::int64_t halfFrames, const ProgressCallback& progress) {
  ClipLibrary::Options wanted;
  wanted.sampleRate = options.sampleRate;
  wanted.minimumSeconds = 2.0 * static_cast<double>(halfFrames) / options.sampleRate;
  wanted.kind = options.kind;
  return ClipLibrary::fromList(options.list, root, wanted, subProgress(progress, 0.0, kLoadingShare));
}

}  // namespace

std::vector<std::string> experiments() { return {"synthetic"}; }

Result<EvaluationReport> evaluate(const EvaluationOptions& options, const ProgressCallback& progress,
                                  std::stop_token stop) {
  const auto start = std::chrono::steady_clock::now();
  if (auto valid = check(options); !valid) return tl::unexpected(valid.error());
  auto runner = makeRunner(options);
  if (!runner) return tl::unexpected(runner.error());
  SyntheticOptions synthetic;
  synthetic.examples = static_cast<std::size_t>(options.examples);
  synthetic.seed = options.seed;
  synthetic.halfFrames = syntheticHalfFrames(options.sampleRate);
  const auto root = options.root.empty() ? options.list.parent_path() : options.root;
  const auto library = loadLibrary(options, root, synthetic.halfFrames, progress);
  if (!library) return tl::unexpected(library.error());
  auto report = runSyntheticExperiment(*library, synthetic, *runner,
                                       subProgress(progress, kLoadingShare, 1.0), std::move(stop));
  if (!report) return report;
  report->library.list = options.list;
  report->library.root = root;
  report->library.kind = options.kind;
  report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace semblance
