// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>

#include "audio/AudioBuffer.h"

namespace semblance {

/// Spreads interleaved frames over the channels of `buffer`, from its frame `first` on. For 1 and 2 channels.
inline void deinterleave(const float* interleaved, std::int64_t frames, AudioBuffer& buffer,
                         std::int64_t first) {
  float* const left = buffer.channel(0).data() + first;
  if (buffer.channels() == 1) {
    std::copy_n(interleaved, frames, left);
    return;
  }
  float* const right = buffer.channel(1).data() + first;
  for (std::int64_t n = 0; n < frames; ++n) {
    left[n] = interleaved[2 * n];
    right[n] = interleaved[2 * n + 1];
  }
}

/// The reverse, from frame `first` of `buffer`.
inline void interleave(const AudioBuffer& buffer, std::int64_t first, std::int64_t frames,
                       float* interleaved) {
  const float* const left = buffer.channel(0).data() + first;
  if (buffer.channels() == 1) {
    std::copy_n(left, frames, interleaved);
    return;
  }
  const float* const right = buffer.channel(1).data() + first;
  for (std::int64_t n = 0; n < frames; ++n) {
    interleaved[2 * n] = left[n];
    interleaved[2 * n + 1] = right[n];
  }
}

/// No NaN, no infinity: the values whose exponent is all ones. One pass without a branch, so that it
// vectorises.
inline bool allFinite(const float* samples, std::size_t count) {
  constexpr std::uint32_t exponent = 0x7f800000;
  std::uint32_t found = 0;
  for (std::size_t n = 0; n < count; ++n)
    found |= (std::bit_cast<std::uint32_t>(samples[n]) & exponent) == exponent ? 1u : 0u;
  return found == 0;
}

}  // namespace semblance
