// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "effects/ChainSettings.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// A mono signal at `sampleRate` Hz as the only excerpt of a track.
Excerpts asExcerpts(std::span<const float> signal, int sampleRate);

/// The signal through the exact chain, from rest.
std::vector<float> throughChain(std::vector<float> signal, const ChainSettings& settings, int sampleRate);

}  // namespace semblance
