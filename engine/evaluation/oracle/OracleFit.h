// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

struct OracleOptions {
  double excerptSeconds = 2.7;  ///< the target's loudest stretch, which is what is optimised on
  double leadSeconds = 0.3;     ///< processed before it and not compared
  int scoutSteps = 15;          ///< from every start
  int steps = 60;               ///< then from where the best of them has come
  double learningRate = 0.06;   ///< of Adam on the controls' scales 0..1
};

/// Settings that bring `input` as near to `target` (mono, equal lengths and rates) as gradient descent
/// through the differentiable chain finds, by the published training loss: multi-resolution STFT distance +
/// 100 x mean absolute difference. Of what was found and the starts themselves, the best over the whole
/// signals by the exact chain. Errors: no start, cancelled.
Result<ChainSettings> fitToTarget(const std::vector<float>& input, const std::vector<float>& target,
                                  int sampleRate, const std::vector<ChainSettings>& starts,
                                  const OracleOptions& options, std::stop_token stop);

}  // namespace semblance
