// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "matching/ExcerptMethod.h"

namespace semblance {

/// A mono signal at `sampleRate` Hz as matching methods take it.
inline Excerpts asExcerpts(const std::vector<float>& signal, int sampleRate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = sampleRate;
  return excerpts;
}

}  // namespace semblance
