// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluation/metrics/PesqAlignment.h"
#include "evaluation/metrics/PesqDelays.h"

namespace semblance {

struct PesqSpokenPart {
  PesqUtterance utterance;
  int estimate = 0;  ///< of its delay by envelopes, samples
};

/// Splits long utterances, and their halves, where two delays explain the degraded signal with more
/// confidence than one. At most 50 utterances result.
void splitPesqUtterances(std::vector<PesqSpokenPart>& parts, const PesqActivity& referenceActivity,
                         PesqDelays& delays);

/// Moves the start of the first and the end of the last utterance into the degraded signal.
void pesqKeepInside(PesqUtterance& first, PesqUtterance& last, const PesqSignal& degraded);

}  // namespace semblance
