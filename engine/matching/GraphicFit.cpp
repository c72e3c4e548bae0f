// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/GraphicFit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "effects/GraphicBands.h"
#include "matching/LeastSquares.h"

namespace semblance {
namespace {

constexpr double kWidestLevel = 60.0;  // dB, of a free level
constexpr int kIterations = 20;

/// The optimisation problem for one curve: the gains of the bands that exist, then the free level.
class Problem {
 public:
  Problem(const TargetCurve& target, double sampleRate, const GraphicFit::Options& options)
      : sampleRate_(sampleRate), options_(options) {
    const double sum = std::accumulate(target.weights.begin(), target.weights.end(), 0.0);
    for (std::size_t k = 0; k < target.frequencies.size(); ++k) {
      if (!(target.weights[k] > 0.0) || target.frequencies[k] >= 0.5 * sampleRate) continue;
      frequencies_.push_back(target.frequencies[k]);
      levels_.push_back(target.levels[k]);
      rootWeights_.push_back(std::sqrt(target.weights[k] / sum));
    }
    for (const GraphicBand& band : kGraphicBands) {
      if (!graphicBandExists(band, sampleRate)) continue;
      bands_.push_back(&band);
      bounds_.lower.push_back(static_cast<double>(parameterInfo(band.gain).minimum));
      bounds_.upper.push_back(static_cast<double>(parameterInfo(band.gain).maximum));
    }
    if (options.freeLevel) {
      bounds_.lower.push_back(-kWidestLevel);
      bounds_.upper.push_back(kWidestLevel);
    }
    bounds_.residualCount = frequencies_.size() + bounds_.lower.size();
    bounds_.evaluate = [this](const auto& x, auto& residuals, auto* jacobian) {
      evaluate(x, residuals, jacobian);
    };
  }
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;

  bool empty() const { return frequencies_.empty() || bands_.empty(); }

  std::vector<double> solved() const {
    std::vector<double> x(bounds_.lower.size(), 0.0);
    minimise(bounds_, x, kIterations);
    return x;
  }

  double rmsError(const std::vector<double>& x) const {
    double sum = 0.0;
    for (const double residual : errors(x)) sum += residual * residual;
    return std::sqrt(sum);
  }

  void write(const std::vector<double>& x, ChainSettings& settings) const {
    for (std::size_t i = 0; i < bands_.size(); ++i)
      settings[bands_[i]->gain] = clampedToRange(bands_[i]->gain, static_cast<float>(x[i]));
  }

 private:
  double responseOf(std::size_t band, double gain, double frequency) const {
    return responseDb(graphicBandSection(*bands_[band], gain, sampleRate_), frequency, sampleRate_);
  }

  /// Response less target at each frequency, times the root of the weight.
  std::vector<double> errors(const std::vector<double>& x) const {
    std::vector<double> result(frequencies_.size());
    const double level = options_.freeLevel ? x.back() : 0.0;
    for (std::size_t k = 0; k < result.size(); ++k) {
      double response = level - levels_[k];
      for (std::size_t i = 0; i < bands_.size(); ++i) response += responseOf(i, x[i], frequencies_[k]);
      result[k] = rootWeights_[k] * response;
    }
    return result;
  }

  void evaluate(const std::vector<double>& x, std::vector<double>& residuals,
                std::vector<double>* jacobian) const {
    const std::size_t points = frequencies_.size();
    const double rootPenalty = std::sqrt(options_.gainPenalty);
    const double rootLevelPenalty = std::sqrt(options_.levelPenalty);
    std::ranges::copy(errors(x), residuals.begin());
    for (std::size_t i = 0; i < bands_.size(); ++i) residuals[points + i] = rootPenalty * x[i];
    if (options_.freeLevel) residuals.back() = rootLevelPenalty * x.back();
    if (jacobian == nullptr) return;
    std::ranges::fill(*jacobian, 0.0);
    constexpr double kStep = 1e-3;
    for (std::size_t k = 0; k < points; ++k) {
      for (std::size_t i = 0; i < bands_.size(); ++i) {
        const double rise =
            responseOf(i, x[i] + kStep, frequencies_[k]) - responseOf(i, x[i] - kStep, frequencies_[k]);
        (*jacobian)[k * x.size() + i] = rootWeights_[k] * rise / (2.0 * kStep);
      }
      if (options_.freeLevel) (*jacobian)[k * x.size() + bands_.size()] = rootWeights_[k];
    }
    for (std::size_t i = 0; i < bands_.size(); ++i) (*jacobian)[(points + i) * x.size() + i] = rootPenalty;
    if (options_.freeLevel) jacobian->back() = rootLevelPenalty;
  }

  double sampleRate_;
  GraphicFit::Options options_;
  std::vector<double> frequencies_, levels_, rootWeights_;
  std::vector<const GraphicBand*> bands_;
  BoundedProblem bounds_;
};

}  // namespace

GraphicFit::GraphicFit(double sampleRate) : GraphicFit(sampleRate, Options{}) {}
GraphicFit::GraphicFit(double sampleRate, const Options& options)
    : sampleRate_(sampleRate), options_(options) {}

double GraphicFit::fit(const TargetCurve& target, ChainSettings& settings) const {
  for (const GraphicBand& band : kGraphicBands) settings[band.gain] = parameterInfo(band.gain).neutral;
  const Problem problem(target, sampleRate_, options_);
  if (problem.empty()) return 0.0;
  const std::vector<double> x = problem.solved();
  problem.write(x, settings);
  return problem.rmsError(x);
}

}  // namespace semblance
