// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/SyntheticExperiment.h"

#include "learning/PairGenerator.h"

namespace semblance {

namespace {

constexpr const char* kProtocol =
    "Input: half A with random treatment a; reference: half B with treatment b; target: half A with "
    "treatment b. Treatments: random equaliser, expander (input) or compressor (target); each half "
    "peak-normalised to -12 dBFS.";

constexpr int kLowestPesqRate = 16000;  // Hz, for the wide-band score

Example exampleOf(TrainingPair pair, const ClipLibrary& library) {
  return {std::move(pair.input), std::move(pair.reference), std::move(pair.target), pair.sampleRate,
          library.name(pair.clip)};
}

}  // namespace

Result<EvaluationReport> runSyntheticExperiment(const ClipLibrary& library, const SyntheticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop) {
  PairOptions pairOptions;
  pairOptions.halfFrames = options.halfFrames;
  pairOptions.augment = false;
  pairOptions.gainBudget = options.gainBudget;
  const PairGenerator generator(library, pairOptions);
  Experiment experiment;
  experiment.name = "synthetic";
  experiment.protocol = kProtocol;
  experiment.choices["gain_budget"] = options.gainBudget == GainBudget::Released ? "released" : "described";
  experiment.seed = options.seed;
  experiment.examples = options.examples;
  experiment.exampleFrames = options.halfFrames;
  experiment.metrics = allMetrics();
  if (library.sampleRate() < kLowestPesqRate)
    std::erase_if(experiment.metrics, [](Metric metric) { return metric == Metric::Pesq; });
  experiment.example = [&](std::size_t index) {
    return exampleOf(generator.make(options.seed, index), library);
  };
  return runExperiment(experiment, library, runner, progress, std::move(stop));
}

}  // namespace semblance
