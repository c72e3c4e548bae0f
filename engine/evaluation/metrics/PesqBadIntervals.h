// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluation/metrics/PesqAlignment.h"
#include "evaluation/metrics/PesqLoudness.h"
#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

/// Delay at a position (samples, in the reference with its guard): that of the utterance there, of the first
/// one before it.
int pesqDelayAt(const std::vector<PesqUtterance>& utterances, int position, int subframe);

/// The degraded signal, with its guard and tail, moved so that it runs beside the reference.
std::vector<float> pesqFollowDelays(const PesqSignal& degraded, const std::vector<PesqUtterance>& utterances);

/// Frames disturbed so much that their delay is likely to be wrong.
struct PesqBadInterval {
  int first;  ///< frame
  int end;    ///< one past the last
};
/// At least five frames each, in order.
std::vector<PesqBadInterval> pesqBadIntervals(const std::vector<PesqLoudness::Disturbance>& disturbances);

/// `degraded`, as from pesqFollowDelays(), with each interval moved once more, by the delay at which the
/// magnitudes correlate best, if they do at all.
std::vector<float> pesqRealign(const PesqSignal& reference, const std::vector<float>& degraded,
                               const std::vector<PesqBadInterval>& intervals);

}  // namespace semblance
