// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/EqualiserFit.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cmath>
#include <limits>

#include "effects/Biquad.h"
#include "matching/LeastSquares.h"

namespace semblance {
namespace {

constexpr std::size_t kPerBand = 3;  // gain in dB, ln frequency, ln Q
constexpr std::size_t kBandVariables = kPerBand * kBandCount;
constexpr std::size_t kFirstPeak = 1;
constexpr std::size_t kLastPeak = 4;
constexpr double kPlacedQ = 1.4;       // about an octave
constexpr double kWidestLevel = 60.0;  // dB, of a free level

using BandChoice = std::bitset<kBandCount>;

/// All choices of so many bands.
std::vector<BandChoice> choicesOf(int bands) {
  std::vector<BandChoice> choices;
  for (unsigned mask = 0; mask < 1u << kBandCount; ++mask)
    if (std::popcount(mask) == std::clamp(bands, 1, static_cast<int>(kBandCount))) choices.emplace_back(mask);
  return choices;
}

/// One frequency of the curve.
struct GridPoint {
  double frequency;
  double squaredSine;  ///< sin^2(w/2): |H|^2 in terms of it loses no digits at low frequencies
  double level;
  double rootWeight;  ///< square root of the weight's share of all weights
};

double squaredMagnitude(double c0, double c1, double c2, double squaredSine) {
  const double sum = c0 + c1 + c2;
  return sum * sum - 4.0 * squaredSine * (c0 * c1 + c1 * c2 + 4.0 * c0 * c2) +
         16.0 * squaredSine * squaredSine * c0 * c2;
}

double levelAt(const BiquadCoefficients<double>& c, const GridPoint& point) {
  const double numerator = squaredMagnitude(c.b0, c.b1, c.b2, point.squaredSine);
  const double denominator = squaredMagnitude(1.0, c.a1, c.a2, point.squaredSine);
  return 10.0 * std::log10(std::max(numerator, 1e-30) / denominator);
}

std::vector<GridPoint> makeGrid(const TargetCurve& target, double sampleRate) {
  double sum = 0.0;
  for (const double weight : target.weights) sum += weight;
  std::vector<GridPoint> grid;
  if (!(sum > 0.0)) return grid;
  for (std::size_t k = 0; k < target.frequencies.size(); ++k) {
    const double omega = 2.0 * std::numbers::pi * target.frequencies[k] / sampleRate;
    if (!(target.weights[k] > 0.0) || omega >= std::numbers::pi) continue;
    const double sine = std::sin(0.5 * omega);
    grid.push_back(
        {target.frequencies[k], sine * sine, target.levels[k], std::sqrt(target.weights[k] / sum)});
  }
  return grid;
}

/// The optimisation problem for one curve.
class Problem {
 public:
  Problem(std::vector<GridPoint> grid, double sampleRate, const EqualiserFit::Options& options,
          BandChoice choice)
      : grid_(std::move(grid)), sampleRate_(sampleRate), options_(options), choice_(choice) {
    for (const EqualiserBand& band : kEqualiserBands) {
      const ParameterInfo& gain = parameterInfo(band.gain);
      const ParameterInfo& frequency = parameterInfo(band.frequency);
      const ParameterInfo& q = parameterInfo(band.q);
      const double limit = std::min<double>(options_.gainLimitDb, gain.maximum);
      const double highest = clampedFrequency(frequency.maximum, sampleRate);
      addVariable(-limit, limit, 0.0, options_.gainPenalty);
      addVariable(std::log(frequency.minimum), std::log(highest), std::log(frequency.neutral),
                  options_.shapePenalty);
      const double highestQ = band.usualType == BandType::Peak
                                  ? double{q.maximum}
                                  : std::min<double>(options_.shelfQLimit, q.maximum);
      addVariable(std::log(q.minimum), std::log(highestQ), std::log(q.neutral), options_.shapePenalty);
    }
    for (std::size_t i = 0; i < kBandVariables; ++i)
      if (!choice_[i / kPerBand]) bounds_.lower[i] = bounds_.upper[i] = centre_[i];
    if (options_.freeLevel) addVariable(-kWidestLevel, kWidestLevel, 0.0, options_.levelPenalty);
    bounds_.residualCount = grid_.size() + centre_.size();
    bounds_.evaluate = [this](const auto& x, auto& residuals, auto* jacobian) {
      evaluate(x, residuals, jacobian);
    };
  }
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;

  std::vector<double> neutral() const { return centre_; }

  /// The bands of `settings` as a point, at the level that suits the curve best.
  std::vector<double> pointOf(const ChainSettings& settings) const {
    std::vector<double> x = centre_;
    for (std::size_t band = 0; band < kBandCount; ++band) {
      const EqualiserBand& rows = kEqualiserBands[band];
      const double values[] = {settings[rows.gain], std::log(static_cast<double>(settings[rows.frequency])),
                               std::log(static_cast<double>(settings[rows.q]))};
      for (std::size_t i = 0; i < kPerBand; ++i) {
        const std::size_t variable = kPerBand * band + i;
        x[variable] = std::clamp(values[i], bounds_.lower[variable], bounds_.upper[variable]);
      }
    }
    if (options_.freeLevel) {
      const std::vector<double> remainder = remainders(x);
      for (std::size_t k = 0; k < grid_.size(); ++k)
        x.back() += grid_[k].rootWeight * grid_[k].rootWeight * remainder[k];
    }
    return x;
  }

  /// Gains in closed form for the given places, in two passes because the proportionality holds only nearly.
  void solveGains(std::vector<double>& x) const {
    for (int pass = 0; pass < 2; ++pass) {
      std::vector<double> matrix(kBandCount * kBandCount, 0.0);
      std::vector<double> right(kBandCount, 0.0);
      std::array<std::vector<double>, kBandCount> slopes;
      for (std::size_t j = 0; j < kBandCount; ++j)
        slopes[j] = choice_[j] ? responsePerDb(x, j) : std::vector<double>(grid_.size(), 0.0);
      for (std::size_t i = 0; i < kBandCount; ++i) {
        for (std::size_t k = 0; k < grid_.size(); ++k) {
          right[i] += slopes[i][k] * grid_[k].rootWeight * grid_[k].level;
          for (std::size_t j = 0; j < kBandCount; ++j)
            matrix[i * kBandCount + j] += slopes[i][k] * slopes[j][k];
        }
        matrix[i * kBandCount + i] += options_.gainPenalty + 1e-9;
      }
      const std::vector<double> gains = solvePositiveDefinite(std::move(matrix), std::move(right));
      for (std::size_t j = 0; j < gains.size(); ++j) {
        x[kPerBand * j] = std::clamp(gains[j], bounds_.lower[kPerBand * j], bounds_.upper[kPerBand * j]);
      }
    }
  }

  /// Puts each peak, largest need first, where the most remains to be done.
  std::vector<double> placedPeaks() const {
    std::vector<double> x = centre_;
    solveGains(x);
    for (std::size_t band = kFirstPeak; band <= kLastPeak; ++band) x[kPerBand * band] = 0.0;
    BandChoice used = ~choice_;
    for (std::size_t count = kFirstPeak; count <= kLastPeak; ++count) {
      const std::vector<double> remainder = remainders(x);
      std::size_t bestBand = 0;
      double best = 0.0;
      double place = 0.0;
      double level = 0.0;
      for (std::size_t band = kFirstPeak; band <= kLastPeak; ++band) {
        if (used[band]) continue;
        for (std::size_t k = 0; k < grid_.size(); ++k) {
          const double position = std::log(grid_[k].frequency);
          const double need = std::abs(remainder[k]) * grid_[k].rootWeight;
          const std::size_t variable = kPerBand * band + 1;
          if (position < bounds_.lower[variable] || position > bounds_.upper[variable] || need <= best)
            continue;
          best = need;
          bestBand = band;
          place = position;
          level = remainder[k];
        }
      }
      if (bestBand == 0) break;
      used.set(bestBand);
      double* band = x.data() + kPerBand * bestBand;
      band[0] = std::clamp(level, bounds_.lower[kPerBand * bestBand], bounds_.upper[kPerBand * bestBand]);
      band[1] = place;
      band[2] = std::log(kPlacedQ);
    }
    return x;
  }

  double refine(std::vector<double>& x) const { return minimise(bounds_, x, options_.iterations); }

  double rmsError(const std::vector<double>& x) const {
    const std::vector<double> remainder = remainders(x);
    double sum = 0.0;
    for (std::size_t k = 0; k < grid_.size(); ++k) {
      const double part = grid_[k].rootWeight * remainder[k];
      sum += part * part;
    }
    return std::sqrt(sum);
  }

 private:
  void addVariable(double lower, double upper, double centre, double penalty) {
    bounds_.lower.push_back(std::min(lower, upper));
    bounds_.upper.push_back(upper);
    centre_.push_back(std::clamp(centre, bounds_.lower.back(), upper));
    rootPenalty_.push_back(std::sqrt(penalty));
  }

  BiquadCoefficients<double> section(std::size_t band, double gain, double logFrequency, double logQ) const {
    return designBand<double>(kEqualiserBands[band].usualType, gain, std::exp(logFrequency), std::exp(logQ),
                              sampleRate_);
  }

  /// Response of a band per dB of its gain, times the root of the weight.
  std::vector<double> responsePerDb(const std::vector<double>& x, std::size_t band) const {
    const double* values = x.data() + kPerBand * band;
    const double gain = std::abs(values[0]) > 0.5 ? values[0] : 1.0;
    const auto coefficients = section(band, gain, values[1], values[2]);
    std::vector<double> result(grid_.size());
    for (std::size_t k = 0; k < grid_.size(); ++k) {
      result[k] = grid_[k].rootWeight * levelAt(coefficients, grid_[k]) / gain;
    }
    return result;
  }

  /// Target less response at each grid point, dB.
  std::vector<double> remainders(const std::vector<double>& x) const {
    std::vector<double> result(grid_.size());
    const double level = options_.freeLevel ? x.back() : 0.0;
    for (std::size_t k = 0; k < grid_.size(); ++k) result[k] = grid_[k].level - level;
    for (std::size_t band = 0; band < kBandCount; ++band) {
      const double* values = x.data() + kPerBand * band;
      const auto coefficients = section(band, values[0], values[1], values[2]);
      for (std::size_t k = 0; k < grid_.size(); ++k) result[k] -= levelAt(coefficients, grid_[k]);
    }
    return result;
  }

  void evaluate(const std::vector<double>& x, std::vector<double>& residuals,
                std::vector<double>* jacobian) const {
    const std::vector<double> remainder = remainders(x);
    for (std::size_t k = 0; k < grid_.size(); ++k) residuals[k] = -grid_[k].rootWeight * remainder[k];
    for (std::size_t i = 0; i < x.size(); ++i) {
      residuals[grid_.size() + i] = rootPenalty_[i] * (x[i] - centre_[i]);
    }
    if (jacobian == nullptr) return;
    std::fill(jacobian->begin(), jacobian->end(), 0.0);
    for (std::size_t i = 0; i < kBandVariables; ++i) differentiate(x, i, *jacobian);
    for (std::size_t i = 0; i < x.size(); ++i)
      (*jacobian)[(grid_.size() + i) * x.size() + i] = rootPenalty_[i];
    if (!options_.freeLevel) return;
    for (std::size_t k = 0; k < grid_.size(); ++k)
      (*jacobian)[k * x.size() + kBandVariables] = grid_[k].rootWeight;
  }

  /// Column of the Jacobian by central differences; only one band moves with a variable.
  void differentiate(const std::vector<double>& x, std::size_t variable,
                     std::vector<double>& jacobian) const {
    constexpr double kStep = 1e-3;
    const std::size_t band = variable / kPerBand;
    std::array<double, kPerBand> values{};
    std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(kPerBand * band), kPerBand, values.begin());
    double& moved = values[variable % kPerBand];
    moved += kStep;
    const auto above = section(band, values[0], values[1], values[2]);
    moved -= 2.0 * kStep;
    const auto below = section(band, values[0], values[1], values[2]);
    for (std::size_t k = 0; k < grid_.size(); ++k) {
      const double slope = (levelAt(above, grid_[k]) - levelAt(below, grid_[k])) / (2.0 * kStep);
      jacobian[k * x.size() + variable] = grid_[k].rootWeight * slope;
    }
  }

  std::vector<GridPoint> grid_;
  double sampleRate_;
  EqualiserFit::Options options_;
  BandChoice choice_;
  BoundedProblem bounds_;
  std::vector<double> centre_;
  std::vector<double> rootPenalty_;
};

void writeBands(const std::vector<double>& x, ChainSettings& settings) {
  for (std::size_t band = 0; band < kBandCount; ++band) {
    const EqualiserBand& rows = kEqualiserBands[band];
    const double* values = x.data() + kPerBand * band;
    settings[rows.gain] = clampedToRange(rows.gain, static_cast<float>(values[0]));
    settings[rows.frequency] = clampedToRange(rows.frequency, static_cast<float>(std::exp(values[1])));
    settings[rows.q] = clampedToRange(rows.q, static_cast<float>(std::exp(values[2])));
  }
}

double neutraliseBands(ChainSettings& settings) {
  const ChainSettings neutral = neutralSettings();
  for (const EqualiserBand& band : kEqualiserBands)
    for (const ParameterId id : {band.gain, band.frequency, band.q}) settings[id] = neutral[id];
  return 0.0;
}

using Points = std::vector<std::vector<double>>;

/// The bands that come nearest to the curve, from the points that `starts` gives for each choice of bands.
template <typename Starts>
double fitBest(const TargetCurve& target, double sampleRate, const EqualiserFit::Options& options,
               ChainSettings& settings, Starts starts) {
  const std::vector<GridPoint> grid = makeGrid(target, sampleRate);
  if (grid.empty()) return neutraliseBands(settings);
  std::vector<double> best;
  double lowest = std::numeric_limits<double>::infinity();
  double error = 0.0;
  for (const BandChoice choice : choicesOf(options.bands)) {
    const Problem problem(grid, sampleRate, options, choice);
    for (std::vector<double>& x : starts(problem)) {
      const double cost = problem.refine(x);
      if (cost >= lowest) continue;
      lowest = cost;
      error = problem.rmsError(x);
      best = std::move(x);
    }
  }
  writeBands(best, settings);
  return error;
}

}  // namespace

EqualiserFit::EqualiserFit(double sampleRate) : EqualiserFit(sampleRate, Options{}) {}
EqualiserFit::EqualiserFit(double sampleRate, const Options& options)
    : sampleRate_(sampleRate), options_(options) {}

double EqualiserFit::fit(const TargetCurve& target, ChainSettings& settings) const {
  return fitBest(target, sampleRate_, options_, settings, [](const Problem& problem) {
    std::vector<double> spread = problem.neutral();
    problem.solveGains(spread);
    return Points{std::move(spread), problem.placedPeaks()};
  });
}

double EqualiserFit::adjust(const TargetCurve& target, ChainSettings& settings) const {
  return fitBest(target, sampleRate_, options_, settings,
                 [&settings](const Problem& problem) { return Points{problem.pointOf(settings)}; });
}

}  // namespace semblance
