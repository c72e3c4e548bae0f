// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "evaluation/Experiment.h"
#include "evaluation/StyleClips.h"

namespace semblance {

struct RealisticOptions {
  /// The published number: ten for each of the 25 ordered pairs of styles. Others are spread evenly.
  std::size_t examples = 250;
  std::uint64_t seed = 16;
  std::int64_t frames = 131072;  ///< length of input and reference
  WarmShelf warm = WarmShelf::Intended;
};

/// The ordered pair of styles of example `index`: all 25 in turn.
struct StylePair {
  ProductionStyle input;
  ProductionStyle reference;
};
StylePair stylePair(std::size_t index);

/// Realistic style transfer (the published table 3): input and reference are different recordings in two of
/// the five production styles, equal ones included. There is no target; outputs are compared with the
/// reference over their whole length and at the same peak, so that even a perfect method keeps the distance
/// of the contents. Errors: those of StyleClips and runExperiment().
Result<EvaluationReport> runRealisticExperiment(const ClipLibrary& library, const RealisticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop);

}  // namespace semblance
