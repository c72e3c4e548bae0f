// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numbers>

#include "learning/RandomDraws.h"
#include "learning/Treatment.h"

namespace semblance {
namespace {

constexpr double kShelfProbability = 0.8;
constexpr double kPeakProbability = 0.4;
constexpr double kStrongProbability = 0.35;
constexpr double kCompressorProbability = 0.6;
constexpr double kFlatQ = 1.0 / std::numbers::sqrt2;

double drawGain(RandomEngine& random, double strongest) {
  const bool strong = drawChance(random, kStrongProbability);
  return drawSign(random, strong ? drawUniform(random, 0.4 * strongest, strongest)
                                 : drawUniform(random, 0.0, 0.3 * strongest));
}

TreatmentDynamics drawCompressor(RandomEngine& random) {
  TreatmentDynamics dynamics;
  dynamics.attackMs = drawLogarithmic(random, 1.0, 70.0);
  dynamics.releaseMs = std::max(dynamics.attackMs, drawLogarithmic(random, 10.0, 300.0));
  dynamics.kneeDb = drawUniform(random, 0.0, 6.0);
  dynamics.thresholdDb = drawUniform(random, -58.0, -22.0);  // below a peak of -12 dBFS
  dynamics.ratio = drawUniform(random, 1.5, 5.0);
  dynamics.makeUpDb = 0.0;
  return dynamics;
}

}  // namespace

Treatment drawStudioTreatment(double sampleRate, RandomEngine& random) {
  const double highest = 0.42 * sampleRate;
  Treatment treatment;
  if (drawChance(random, kShelfProbability))
    treatment.bands.push_back(
        {BandType::LowShelf, drawLogarithmic(random, 60.0, 400.0), drawGain(random, 26.0), kFlatQ});
  if (drawChance(random, kPeakProbability))
    treatment.bands.push_back({BandType::Peak, drawLogarithmic(random, 250.0, std::min(4000.0, highest)),
                               drawGain(random, 16.0), drawLogarithmic(random, 0.4, 2.0)});
  if (drawChance(random, kShelfProbability))
    treatment.bands.push_back({BandType::HighShelf,
                               drawLogarithmic(random, 3000.0, std::min(10000.0, highest)),
                               drawGain(random, 26.0), kFlatQ});
  if (drawChance(random, kCompressorProbability)) treatment.dynamics = drawCompressor(random);
  return treatment;
}

}  // namespace semblance
