// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "audio/AudioBuffer.h"

namespace semblance {

/// BS.1770-4 / EBU R128 figures of a stream, by libebur128; true peaks by its interpolator in a faster form
/// (see TruePeakMeter). Mono is measured as one channel.
class LoudnessMeter {
 public:
  /// `truePeak` costs 4x oversampling; switch it off where only loudness is needed. `range` likewise for LRA.
  LoudnessMeter(int channels, int sampleRate, bool truePeak, bool range = false);
  LoudnessMeter(LoudnessMeter&&) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
  ~LoudnessMeter();

  void add(const AudioBuffer& buffer, std::int64_t frames);

  double integrated() const;     ///< LUFS; -infinity for silence or less than 400 ms
  double shortTerm() const;      ///< LUFS over the last 3 s
  double momentary() const;      ///< LUFS over the last 400 ms
  double loudnessRange() const;  ///< LU (EBU 3342)
  double truePeakDb() const;     ///< dBTP, maximum so far; -infinity for silence
  double samplePeakDb() const;   ///< dBFS

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
