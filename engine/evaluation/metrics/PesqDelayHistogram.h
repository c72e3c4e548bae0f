// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <vector>

#include "audio/Fourier.h"

namespace semblance {

/// Which of many small delays most frames agree on: every pair of frames votes for the peaks of its cross
/// correlation, and the votes of neighbouring delays are joined.
class PesqDelayHistogram {
 public:
  struct Estimate {
    int offset = 0;           ///< samples by which the degraded frames are later, within half a frame
    double confidence = 0.0;  ///< share of all votes that the peak got, 0..1
  };

  /// Signals outlive the histogram; `size` is the length of its frames in samples.
  PesqDelayHistogram(std::span<const float> reference, std::span<const float> degraded, int size);

  int size() const { return size_; }
  int hop() const { return size_ / 4; }
  void clear();
  /// The frames that start at these positions; both lie within the signals.
  void add(int referenceStart, int degradedStart);
  Estimate peak() const;

 private:
  std::span<const float> reference_;
  std::span<const float> degraded_;
  int size_;
  Fourier first_;
  Fourier second_;
  std::vector<double> votes_;
  double sum_ = 0.0;

  void load(Fourier& fourier, std::span<const float> signal, int start);
};

/// How many values `second` is later than `first` where their cross correlation is largest.
class PesqEnvelopeCorrelation {
 public:
  int lag(std::span<const float> first, std::span<const float> second);

 private:
  struct Pair {
    Fourier first;
    Fourier second;
  };
  std::map<int, Pair> transforms_;  ///< by their size
};

}  // namespace semblance
