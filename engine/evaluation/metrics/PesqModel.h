// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/metrics/PesqAlignment.h"
#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

/// The perceptual model: PESQ raw score (about -0.5 to 4.5) of two signals that were brought to one level and
/// filtered for the ear, given the delays between them. At least one utterance.
double pesqRawScore(PesqSignal reference, PesqSignal degraded, const PesqAlignment& alignment);

}  // namespace semblance
