// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "base/Progress.h"
#include "base/Result.h"
#include "evaluation/EvaluationReport.h"
#include "evaluation/MethodRunner.h"
#include "learning/ClipLibrary.h"

namespace semblance {

struct SyntheticOptions {
  std::size_t examples = 200;
  std::uint64_t seed = 42;
  std::int64_t halfFrames = 131072;  ///< length of input, reference and target
};

/// Length of a half in the published protocol: 131072 samples at 24 kHz, twice as many at higher rates.
std::int64_t syntheticHalfFrames(int sampleRate);

/// Synthetic style transfer (the published tables 1 and 2): every recording gets two random treatments and is
/// cut in halves; methods see half A with treatment a and half B with treatment b, and are compared with half
/// A with treatment b. No augmentation. Errors: an empty library, cancelled.
Result<EvaluationReport> runSyntheticExperiment(const ClipLibrary& library, const SyntheticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop);

}  // namespace semblance
