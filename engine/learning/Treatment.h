// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <random>
#include <span>
#include <vector>

#include "effects/Biquad.h"

namespace semblance {

/// One section of a random equaliser.
struct TreatmentBand {
  BandType type = BandType::Peak;
  double frequency = 1000.0;  ///< Hz
  double gainDb = 0.0;
  double q = 0.707;
};

/// A random compressor (slope 1/ratio above the threshold) or downward expander (slope ratio below it), in
/// the manner of sox's compand.
struct TreatmentDynamics {
  bool expander = false;
  double attackMs = 10.0;  ///< compand's time constants: 1 - 1/e
  double releaseMs = 100.0;
  double kneeDb = 0.0;
  double thresholdDb = -20.0;
  double ratio = 2.0;
  double makeUpDb = 0.0;
};

/// What was done to a clip: equaliser, then peak to -12 dBFS, then dynamics, then `gainDb` (peak
/// normalisation).
struct Treatment {
  std::vector<TreatmentBand> bands;
  double gainBeforeDynamicsDb = 0.0;  ///< measured when applied
  std::optional<TreatmentDynamics> dynamics;
  double gainDb = 0.0;  ///< measured when applied
};

/// Response of the bands in dB at a frequency, for the rate at which they were applied.
double treatmentResponseDb(const Treatment& treatment, double frequency, double sampleRate);

/// How the running total that limits the random peaks counts. Described: the sum of the magnitudes of the
/// bands in use, so that no band reaches 24 dB. Released: as the published program does, the signed sum of
/// all drawn gains, skipped ones included; since a total far off lets a large opposite gain pass, single
/// bands reach 48 dB.
enum class GainBudget { Described, Released };

/// Draws the input's (a) or the target's (b) treatment of the published protocol (probabilities and ranges:
/// equaliser 0.75; expander 0.10 on a, compressor 0.75 on b). Upper frequency limits follow 0.45 of the rate.
enum class TreatmentRole { Input, Target };
inline constexpr double kPublishedExpanderProbability = 0.10;
Treatment drawTreatment(TreatmentRole role, double sampleRate, std::mt19937_64& random,
                        GainBudget budget = GainBudget::Described,
                        double expanderProbability = kPublishedExpanderProbability);

/// Draws what a studio might do rather than the protocol: a low shelf, a wide peak and a high shelf, mild or
/// as strong as in the published styles (telephone, bright, warm), and a compressor of ratio 1.5 to 5.
Treatment drawStudioTreatment(double sampleRate, std::mt19937_64& random);

/// Q of a cookbook shelf whose slope parameter is `slope`: 1/Q = sqrt((A + 1/A)(1/S - 1) + 2).
double shelfQ(double gainDb, double slope);

/// Applies it in place to one channel and notes the gains it needed in `treatment`.
void applyTreatment(Treatment& treatment, std::span<float> samples, double sampleRate);

}  // namespace semblance
