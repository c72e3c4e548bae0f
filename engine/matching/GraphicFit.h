// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/EqualiserFit.h"

namespace semblance {

/// Fits the ten gains of the graphic equaliser to a curve by weighted least squares inside their ranges. The
/// bands overlap, so that all gains are found together; the response is nearly linear in them, and a few
/// Levenberg-Marquardt steps from their closed form make up for the rest.
class GraphicFit {
 public:
  struct Options {
    double gainPenalty = 0.002;  ///< dB^2 of error that 1 dB^2 of gain is worth
    bool freeLevel = false;      ///< a constant may be added to the curve: only its shape is wanted
    double levelPenalty = 0.0;   ///< dB^2 that 1 dB^2 of that constant is worth
  };

  explicit GraphicFit(double sampleRate);
  GraphicFit(double sampleRate, const Options& options);

  /// Writes the ten gains into `settings` and returns the weighted RMS error in dB. Bands that the rate has
  /// no place for stay at 0 dB; a curve without any weight gives 0 dB everywhere, and 0.
  double fit(const TargetCurve& target, ChainSettings& settings) const;

 private:
  double sampleRate_;
  Options options_;
};

}  // namespace semblance
