// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/SyntheticExperiment.h"

#include "evaluation/Summary.h"
#include "learning/PairGenerator.h"

namespace semblance {

namespace {

constexpr const char* kProtocol =
    "Input: half A with random treatment a; reference: half B with treatment b; target: half A with "
    "treatment b. "
    "Treatments: random equaliser, expander (input) or compressor (target); each half peak-normalised to -12 "
    "dBFS.";

Example exampleOf(TrainingPair pair, const ClipLibrary& library) {
  return {std::move(pair.input), std::move(pair.reference), std::move(pair.target), pair.sampleRate,
          library.name(pair.clip)};
}

}  // namespace

std::int64_t syntheticHalfFrames(int sampleRate) { return sampleRate <= 24000 ? 131072 : 262144; }

Result<EvaluationReport> runSyntheticExperiment(const ClipLibrary& library, const SyntheticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop) {
  if (library.size() == 0) return fail("There are no recordings to make examples from.");
  PairOptions pairOptions;
  pairOptions.halfFrames = options.halfFrames;
  pairOptions.augment = false;
  const PairGenerator generator(library, pairOptions);
  const auto example = [&](std::size_t index) {
    return exampleOf(generator.make(options.seed, index), library);
  };
  auto run = runner.run(options.examples, library.sampleRate(), example, progress, std::move(stop));
  if (!run) return tl::unexpected(run.error());
  EvaluationReport report;
  report.experiment = "synthetic";
  report.protocol = kProtocol;
  report.seed = options.seed;
  report.sampleRate = library.sampleRate();
  report.exampleFrames = options.halfFrames;
  report.examples = options.examples;
  report.threads = runner.threads();
  report.library.clips = library.size();
  report.library.joined = library.joined();
  report.library.rejected = library.rejected();
  report.library.seconds = library.seconds();
  summarise(*run, report);
  return report;
}

}  // namespace semblance
