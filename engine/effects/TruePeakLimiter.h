// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace semblance {

/// Look-ahead limiter on the 4x oversampled peak: gain min(1, c/peak), running minimum and Hann smoothing
/// over the look-ahead, release; output true peak stays at or below the ceiling. prepare() allocates,
/// process() does not.
class TruePeakLimiter {
 public:
  TruePeakLimiter();
  TruePeakLimiter(TruePeakLimiter&&) noexcept;
  TruePeakLimiter& operator=(TruePeakLimiter&&) noexcept;
  ~TruePeakLimiter();

  void prepare(double sampleRate, int channels);
  void setCeilingDb(double ceilingDbTp);
  void process(float* const* channels, int frames);  ///< in place, delayed by latency()
  void reset();
  int latency() const;            ///< samples
  float gainReductionDb() const;  ///< largest of the last block, >= 0

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
