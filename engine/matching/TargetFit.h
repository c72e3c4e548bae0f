// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "matching/Descent.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

struct TargetFitOptions {
  double excerptSeconds = 2.7;  ///< the target's loudest stretch, which is what is optimised on
  double leadSeconds = 0.3;     ///< processed before it and not compared
  DescentOptions descent;
};

/// Share of the work that is done, 0..1, and the best settings so far.
using FitWatch = std::function<void(double done, const ChainSettings& best)>;

/// Where a fit to a target begins: doing nothing, a mild compressor, where the chain has it a mild
/// saturation, all at the target's loudness, and the rule-based answer to the target.
std::vector<ChainSettings> targetFitStarts(const Excerpts& input, const Excerpts& target,
                                           const MatchSections& sections, const std::stop_token& stop);

/// Settings that bring `input` as near to `target` as gradient descent through the differentiable chain
/// finds, by the published training loss: multi-resolution STFT distance + 100 x mean absolute difference.
/// Both are one stretch of the same content, sample by sample, with equal lengths, rates and channels; the
/// chain is that of the starts, and what `sections` leaves out stays as they have it. Of what was found and
/// the starts themselves, the best over the whole signals by the exact chain. Errors: no start, signals that
/// differ in shape, cancelled.
Result<ChainSettings> fitToTarget(const Excerpts& input, const Excerpts& target,
                                  const std::vector<ChainSettings>& starts, const MatchSections& sections,
                                  const TargetFitOptions& options, const FitWatch& watch,
                                  std::stop_token stop);

}  // namespace semblance
