// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// What one pass over a sound file finds.
struct RecordingScan {
  double seconds = 0.0;
  std::vector<double> blocks;     ///< mean squares of consecutive blocks of kAudibilityBlockSeconds, as mono
  std::uint64_t fingerprint = 0;  ///< the same for files of the same sound
  bool clipped = false;           ///< stretches at full scale
};

/// A recording must fit in memory when it is trained on.
inline constexpr double kLongestRecordingSeconds = 3600.0;

/// Streams the file once. Errors: those of AudioReader, longer than kLongestRecordingSeconds, cancelled.
Result<RecordingScan> scanRecording(const std::filesystem::path& path, const std::stop_token& stop);

}  // namespace semblance
