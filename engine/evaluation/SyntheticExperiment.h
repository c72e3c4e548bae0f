// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "evaluation/Experiment.h"
#include "learning/Treatment.h"

namespace semblance {

struct SyntheticOptions {
  std::size_t examples = 200;
  std::uint64_t seed = 42;
  std::int64_t halfFrames = 131072;  ///< length of input, reference and target
  /// Released is what reproduces the published figures of the unprocessed input.
  GainBudget gainBudget = GainBudget::Released;
};

/// Synthetic style transfer (the published tables 1 and 2): every recording gets two random treatments and is
/// cut in halves; methods see half A with treatment a and half B with treatment b, and are compared with half
/// A with treatment b. No augmentation. Errors: those of runExperiment().
Result<EvaluationReport> runSyntheticExperiment(const ClipLibrary& library, const SyntheticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop);

}  // namespace semblance
