// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "evaluation/metrics/PesqTables.h"

namespace semblance {

/// A signal as PESQ works on it: silence of rate().guard() before and behind it, then rate().tail() more.
/// Positions count from the start of the silence.
class PesqSignal {
 public:
  /// `rate` outlives the signal.
  PesqSignal(std::span<const float> samples, const PesqRate& rate);

  const PesqRate& rate() const { return *rate_; }
  /// Signal and guards, without the tail.
  int length() const { return length_; }
  int subframes() const { return length_ / rate_->subframe; }
  std::span<const float> samples() const { return samples_; }  ///< with the tail

  /// Silence up to `length`, if shorter.
  void extend(int length);

  /// Brings the power between 300 and 3250 Hz, averaged over a signal of `length` as length(), to 1e7. False,
  /// and nothing done, for silence.
  bool alignLevel(int length);

  /// What the perceptual model hears: through a handset (narrow-band), or through a high-pass (wide-band,
  /// P.862.2).
  void applyHandset();
  void applyWideBandFilter();

  /// What the time alignment sees: no offset, soft ends, speech formants brought out.
  void applyAlignmentFilter();

 private:
  const PesqRate* rate_;
  int length_;
  std::vector<float> samples_;

  std::span<float> body();  ///< the signal between the guards
  std::vector<float> shaped(std::span<const PesqResponsePoint> response) const;
};

}  // namespace semblance
