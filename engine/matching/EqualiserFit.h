// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "effects/Biquad.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// A response that an equaliser should have: level in dB and weight (>= 0) at each frequency in Hz,
/// ascending.
struct TargetCurve {
  std::vector<double> frequencies;
  std::vector<double> levels;
  std::vector<double> weights;
};

/// Above it a shelf overshoots where the curve says nothing: steep corners ring at the ends of the spectrum.
inline constexpr double kHighestShelfQ = 1.0;

/// Fits the six parametric bands to a curve by weighted least squares: gains in closed form at spread
/// frequencies (the response of a section in dB is nearly proportional to its gain), then Levenberg-Marquardt
/// over frequency, gain and Q inside the ranges of the parameter table, with mild penalties on gain and on
/// leaving the neutral frequency and Q. The better of two starts wins: bands at their neutral places, and
/// peaks placed one by one at the largest remainder. Where fewer bands may act, every choice of so many is
/// fitted, and the best of them wins.
class EqualiserFit {
 public:
  struct Options {
    double gainLimitDb = 18.0;  ///< largest gain of a band
    double shelfQLimit = kHighestShelfQ;
    double gainPenalty = 0.002;  ///< dB^2 of error that 1 dB^2 of gain is worth
    double shapePenalty = 0.02;  ///< dB^2 that one e-fold of frequency or Q away from neutral is worth
    bool freeLevel = false;      ///< a constant may be added to the curve: only its shape is wanted
    double levelPenalty = 0.0;   ///< dB^2 that 1 dB^2 of that constant is worth
    int bands = static_cast<int>(kBandCount);  ///< as many may act; the others are neutral
    int iterations = 60;
  };

  explicit EqualiserFit(double sampleRate);
  EqualiserFit(double sampleRate, const Options& options);

  /// Writes the 18 values of the bands into `settings` and returns the weighted RMS error in dB. A curve
  /// without any weight gives neutral bands and 0.
  double fit(const TargetCurve& target, ChainSettings& settings) const;

  /// The same, but descends only from the bands that `settings` holds.
  double adjust(const TargetCurve& target, ChainSettings& settings) const;

 private:
  double sampleRate_;
  Options options_;
};

}  // namespace semblance
