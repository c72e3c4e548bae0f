// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluation/metrics/PesqActivity.h"
#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

/// A stretch of the reference that arrived with one delay.
struct PesqUtterance {
  int start = 0;            ///< subframes, in the reference with its guard
  int end = 0;              ///< one past the last
  int delay = 0;            ///< samples by which the degraded signal is later
  double confidence = 0.0;  ///< of the delay, 0..1
};

struct PesqAlignment {
  int crudeDelay = 0;  ///< of the whole signal, samples
  std::vector<PesqUtterance> utterances;
};

/// Delays of a degraded signal, both after their alignment filters: by the envelopes of the whole, then of
/// each utterance, then sample by sample; utterances within which the delay changes are split. No utterances
/// where the reference has no 200 ms of speech that can be found again.
PesqAlignment alignPesqSignals(const PesqSignal& reference, const PesqActivity& referenceActivity,
                               const PesqSignal& degraded, const PesqActivity& degradedActivity);

}  // namespace semblance
