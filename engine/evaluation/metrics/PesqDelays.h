// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/metrics/PesqActivity.h"
#include "evaluation/metrics/PesqDelayHistogram.h"
#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

/// Measures delays between stretches of two signals after their alignment filters. Stretches are [begin, end)
/// in subframes of the reference; delays are in samples. The signals outlive it.
class PesqDelays {
 public:
  PesqDelays(const PesqSignal& reference, const PesqActivity& referenceActivity, const PesqSignal& degraded,
             const PesqActivity& degradedActivity);

  /// Of the whole signal, by envelopes: a multiple of a subframe.
  int crude();
  /// Of a stretch, by envelopes, starting from an estimate.
  int crude(int begin, int end, int estimate);

  struct Fine {
    int delay = 0;
    double confidence = 0.0;
  };
  /// Of a stretch, to the sample.
  Fine fine(int begin, int end, int estimate);

  /// Of the stretches from `begin` to each of `ends` (ascending).
  std::vector<Fine> fineForward(int begin, const std::vector<int>& ends, int estimate);
  /// Of the stretches from each of `begins` (ascending) to `end`.
  std::vector<Fine> fineBackward(const std::vector<int>& begins, int end, int estimate);

  const PesqSignal& reference() const { return reference_; }
  const PesqSignal& degraded() const { return degraded_; }

 private:
  const PesqSignal& reference_;
  const PesqSignal& degraded_;
  const PesqActivity& referenceActivity_;
  const PesqActivity& degradedActivity_;
  PesqEnvelopeCorrelation envelopes_;
  PesqDelayHistogram histogram_;

  Fine peak(int estimate) const;
};

}  // namespace semblance
