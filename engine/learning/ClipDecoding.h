// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// One recording as it is kept in memory: mono, 16-bit with its own full scale, which costs half of what
/// floats do and stays 90 dB below the recording's peak.
struct StoredClip {
  std::vector<std::int16_t> values;
  float unit = 0.0f;  ///< what one step of `values` is worth
  double bandLimitHz = 0.0;

  std::int64_t frames() const { return static_cast<std::int64_t>(values.size()); }
  /// `count` samples from `first`; zeros outside the recording.
  std::vector<float> samples(std::int64_t first, std::int64_t count) const;
};

StoredClip storeClip(std::span<const float> samples, double bandLimitHz);

/// Reads a file as mono (mean of its channels) at `sampleRate`, and finds its band limit. Errors: those of
/// AudioReader, cancelled.
Result<StoredClip> decodeClip(const std::filesystem::path& path, int sampleRate, const std::stop_token& stop);

/// One after another with an equal-gain crossfade of `overlap` samples; the lowest band limit holds for all.
StoredClip joinClips(std::span<const StoredClip* const> parts, std::int64_t overlap);

}  // namespace semblance
