// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Treatment.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "learning/BiquadCascade.h"
#include "learning/Compand.h"
#include "learning/Levels.h"
#include "learning/RandomDraws.h"

namespace semblance {
namespace {

constexpr double kEqualiserProbability = 0.75;
constexpr double kBandProbability = 0.8;
constexpr double kCompressorProbability = 0.75;
constexpr double kPeakBudgetDb = 24.0;
constexpr double kShelfSlope = 0.5;

/// Sum that decides whether a drawn peak is left out.
class Budget {
 public:
  explicit Budget(GainBudget rule) : rule_(rule) {}

  bool take(double gainDb) {
    if (rule_ == GainBudget::Released) {
      total_ += gainDb;
      return std::abs(total_) < kPeakBudgetDb;
    }
    if (total_ + std::abs(gainDb) >= kPeakBudgetDb) return false;
    total_ += std::abs(gainDb);
    return true;
  }

 private:
  GainBudget rule_;
  double total_ = 0.0;
};

double drawFrequency(RandomEngine& random, double low, double high, double highest) {
  return static_cast<double>(drawInteger(random, static_cast<std::int64_t>(std::min(low, highest)),
                                         static_cast<std::int64_t>(std::min(high, highest))));
}

TreatmentBand drawShelf(RandomEngine& random, BandType type, double low, double high, double highest) {
  const double gain = drawSign(random, drawUniform(random, 0.0, 24.0));
  return {type, drawFrequency(random, low, high, highest), gain, shelfQ(gain, kShelfSlope)};
}

std::vector<TreatmentBand> drawBands(RandomEngine& random, double sampleRate, GainBudget rule) {
  const double highest = 0.45 * sampleRate;
  const std::array<std::array<double, 2>, 4> ranges{
      {{200.0, 2000.0}, {800.0, 4000.0}, {2000.0, 8000.0}, {4000.0, highest}}};
  std::vector<TreatmentBand> bands;
  Budget budget(rule);
  for (const auto& [low, high] : ranges) {
    if (!drawChance(random, kBandProbability)) continue;
    const double frequency = drawFrequency(random, low, high, highest);
    const double q = drawUniform(random, 0.1, 10.1);
    const double gain = drawSign(random, drawUniform(random, 0.0, 48.0));
    if (budget.take(gain)) bands.push_back({BandType::Peak, frequency, gain, q});
  }
  if (drawChance(random, kBandProbability)) {
    bands.push_back(drawShelf(random, BandType::LowShelf, 20.0, 200.0, highest));
  }
  if (drawChance(random, kBandProbability)) {
    bands.push_back(drawShelf(random, BandType::HighShelf, 4000.0, highest, highest));
  }
  return bands;
}

TreatmentDynamics drawDynamics(RandomEngine& random, bool expander) {
  TreatmentDynamics dynamics;
  dynamics.expander = expander;
  const double shortest = expander ? 1.0 : 0.5;
  dynamics.attackMs = drawUniform(random, shortest, shortest + 50.0);
  dynamics.releaseMs = dynamics.attackMs + drawUniform(random, 0.0, 200.0);
  dynamics.kneeDb = drawUniform(random, 0.0, 12.0);
  dynamics.thresholdDb = expander ? drawUniform(random, -30.0, -10.0) : drawUniform(random, -64.0, -12.0);
  dynamics.ratio = expander ? drawUniform(random, 1.0, 5.0) : drawUniform(random, 1.0, 11.0);
  dynamics.makeUpDb = drawUniform(random, 0.0, 6.0);
  return dynamics;
}

/// The points that the published program hands to compand: an expander reaches -100 dB at its end of the
/// slope.
CompandCurve curveOf(const TreatmentDynamics& dynamics) {
  const double threshold = dynamics.thresholdDb;
  const std::vector<CompandPoint> points =
      dynamics.expander
          ? std::vector<CompandPoint>{{threshold - (threshold + 100.0) / dynamics.ratio, -100.0},
                                      {threshold, threshold}}
          : std::vector<CompandPoint>{
                {-100.0, -100.0}, {threshold, threshold}, {0.0, threshold - threshold / dynamics.ratio}};
  return {points, dynamics.kneeDb, dynamics.makeUpDb};
}

void applyDynamics(const TreatmentDynamics& dynamics, std::span<float> samples, double sampleRate) {
  const CompandTimes times{dynamics.attackMs, dynamics.releaseMs,
                           dynamics.expander ? 0.0 : dynamics.attackMs};
  compand(curveOf(dynamics), times, samples, sampleRate);
}

BiquadCoefficients<double> sectionOf(const TreatmentBand& band, double sampleRate) {
  return designBand<double>(band.type, band.gainDb, band.frequency, band.q, sampleRate);
}

}  // namespace

double shelfQ(double gainDb, double slope) {
  const double amplitude = std::pow(10.0, gainDb / 40.0);
  return 1.0 / std::sqrt((amplitude + 1.0 / amplitude) * (1.0 / slope - 1.0) + 2.0);
}

double treatmentResponseDb(const Treatment& treatment, double frequency, double sampleRate) {
  double sum = 0.0;
  for (const TreatmentBand& band : treatment.bands) {
    sum += responseDb(sectionOf(band, sampleRate), frequency, sampleRate);
  }
  return sum;
}

Treatment drawTreatment(TreatmentRole role, double sampleRate, std::mt19937_64& random, GainBudget budget,
                        double expanderProbability) {
  Treatment treatment;
  if (drawChance(random, kEqualiserProbability)) treatment.bands = drawBands(random, sampleRate, budget);
  const bool input = role == TreatmentRole::Input;
  if (drawChance(random, input ? expanderProbability : kCompressorProbability)) {
    treatment.dynamics = drawDynamics(random, input);
  }
  return treatment;
}

void applyTreatment(Treatment& treatment, std::span<float> samples, double sampleRate) {
  std::vector<BiquadCoefficients<double>> sections;
  for (const TreatmentBand& band : treatment.bands) sections.push_back(sectionOf(band, sampleRate));
  filterCascade(sections, samples);
  treatment.gainBeforeDynamicsDb = normalisePeak(samples);
  if (treatment.dynamics) applyDynamics(*treatment.dynamics, samples, sampleRate);
  treatment.gainDb = normalisePeak(samples);
}

}  // namespace semblance
