// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/ControlRamp.h"

namespace semblance {

/// Feed-forward compressor in the dB domain, channels linked by their larger magnitude: level and curve of
/// CompressorCurve.h, then a smoother that attacks while the wanted reduction exceeds the present one and
/// releases otherwise. Samples are interleaved doubles.
class Compressor {
 public:
  void prepare(int channels);
  void reset() { reduction_ = 0.0; }

  /// At rest; `gain` is a further linear factor that follows make-up.
  void process(double* samples, int frames, const ChainPoint& point, double gain);

  /// While the controls move, as Equaliser::processMoving(), without a further factor.
  void processMoving(double* samples, int frames, const ChainPoint& begin, const ChainPoint& end, int offset);

  /// Forgets reduction too small to matter, so that a compressor at 1:1 can rest.
  void settle(const ChainPoint& point);

  double largestReductionDb() const { return largestReduction_; }  ///< of the last call
  double largestMagnitude() const { return largestMagnitude_; }    ///< of the last call, at the detector

 private:
  int channels_ = 2;
  double reduction_ = 0.0;  ///< state of the smoother, dB >= 0
  double largestReduction_ = 0.0;
  double largestMagnitude_ = 0.0;
};

}  // namespace semblance
