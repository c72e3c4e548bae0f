// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/ExcerptMethod.h"

namespace semblance {

/// Matching without learning, after the rule-based baseline of the published work: spectrum match, then a
/// compressor search, then the level. Unlike the original it compares gated, loudness-matched spectra on a
/// logarithmic scale, fits the parametric bands instead of a short FIR filter, compares how far levels spread
/// instead of the loudness after peak normalisation, and finds the threshold by bisection; it never expands.
class RuleBasedMethod : public ExcerptMethod {
 public:
  Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                   const MatchSections& sections, const ProgressCallback& progress,
                                   std::stop_token stop) override;
};

}  // namespace semblance
