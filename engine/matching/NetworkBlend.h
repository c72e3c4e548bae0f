// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "matching/NetworkMethod.h"

namespace semblance {

/// The middle of the answers to several references, `shares` adding up to 1: expected responses averaged in
/// dB, each band over the references that have it, their spread widened by how much they disagree; compressor
/// rows averaged on the parameters' scales, relative threshold and loudness in dB. The equaliser's bands are
/// those of the answer with the largest share: the start of a fit to `curve`.
NetworkAnswer blendedAnswer(const std::vector<NetworkAnswer>& answers, const std::vector<double>& shares);

}  // namespace semblance
