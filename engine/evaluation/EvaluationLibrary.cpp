// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/EvaluationLibrary.h"

namespace semblance {

namespace {

std::filesystem::path rootOf(const EvaluationOptions& options) {
  return options.root.empty() ? options.list.parent_path() : options.root;
}

}  // namespace

Result<void> checkEvaluation(const EvaluationOptions& options) {
  if (options.list.empty())
    return fail(
        "An evaluation needs recordings: give a list of sound files (--list FILE, one path a line) and, if "
        "the paths are not relative to the list's folder, the folder they are in (--root DIR).");
  if (options.examples && *options.examples < 1) return fail("The number of examples must be at least 1.");
  if (options.sampleRate < 8000 || options.sampleRate > 192000)
    return fail("The sample rate must be between 8000 and 192000 Hz.");
  if (options.threads < 0) return fail("The number of threads must not be negative.");
  return {};
}

Result<ClipLibrary> evaluationLibrary(const EvaluationOptions& options, std::int64_t frames,
                                      const ProgressCallback& progress, const std::stop_token& stop) {
  ClipLibrary::Options wanted;
  wanted.sampleRate = options.sampleRate;
  wanted.minimumSeconds = static_cast<double>(frames) / options.sampleRate;
  wanted.kind = options.kind;
  return ClipLibrary::fromList(options.list, rootOf(options), wanted, progress, stop);
}

void describeSource(const EvaluationOptions& options, LibrarySummary& library) {
  library.list = options.list;
  library.root = rootOf(options);
  library.kind = options.kind;
}

}  // namespace semblance
