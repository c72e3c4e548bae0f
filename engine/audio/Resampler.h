// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "audio/AudioBuffer.h"

namespace semblance {

/// Streaming sample-rate conversion by libsoxr (high quality, linear phase, delay compensated).
class Resampler {
 public:
  /// Rates in Hz, 1-2 channels. Equal rates copy.
  Resampler(int channels, double fromRate, double toRate);
  Resampler(Resampler&&) noexcept;
  Resampler& operator=(Resampler&&) noexcept;
  ~Resampler();

  /// Feeds the first `frames` of `input`, returns what is ready.
  AudioBuffer process(const AudioBuffer& input, std::int64_t frames);
  /// The tail after the last process().
  AudioBuffer finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Converts a whole buffer; output has round(frames * toRate / fromRate) frames.
AudioBuffer resampled(const AudioBuffer& input, double fromRate, double toRate);

}  // namespace semblance
