// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CmaEs.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace semblance {

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// Normal draws by Box and Muller: the standard library's differ between implementations.
class NormalDraws {
 public:
  explicit NormalDraws(std::uint64_t seed) : random_(seed) {}
  double operator()() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  double uniform() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }
  std::mt19937_64 random_;
};

/// Constants of the method for a dimension and a population.
struct Strategy {
  Strategy(double n, int population) {
    const int parents = population / 2;
    weights.resize(parents);
    for (int i = 0; i < parents; ++i)
      weights[i] = std::log(0.5 * (population + 1)) - std::log(static_cast<double>(i + 1));
    weights /= weights.sum();
    muEff = 1.0 / weights.squaredNorm();
    cSigma = (muEff + 2.0) / (n + muEff + 5.0);
    dSigma = 1.0 + 2.0 * std::max(0.0, std::sqrt((muEff - 1.0) / (n + 1.0)) - 1.0) + cSigma;
    cPath = (4.0 + muEff / n) / (n + 4.0 + 2.0 * muEff / n);
    c1 = 2.0 / ((n + 1.3) * (n + 1.3) + muEff);
    cMu = std::min(1.0 - c1, 2.0 * (muEff - 2.0 + 1.0 / muEff) / ((n + 2.0) * (n + 2.0) + muEff));
    expectedLength = std::sqrt(n) * (1.0 - 1.0 / (4.0 * n) + 1.0 / (21.0 * n * n));
  }
  Vector weights;
  double muEff, cSigma, dSigma, cPath, c1, cMu, expectedLength;
};

Vector clampedToBox(const Vector& point) { return point.cwiseMax(0.0).cwiseMin(1.0); }

}  // namespace

struct CmaEs::State {
  State(std::span<const double> start, const CmaEsOptions& chosen)
      : options(chosen),
        n(static_cast<Eigen::Index>(start.size())),
        population(chosen.population > 3
                       ? chosen.population
                       : 4 + static_cast<int>(3.0 * std::log(static_cast<double>(start.size())))),
        strategy(static_cast<double>(n), population),
        draw(chosen.seed),
        mean(clampedToBox(Eigen::Map<const Vector>(start.data(), n))),
        sigma(chosen.sigma),
        covariance(Matrix::Identity(n, n)),
        basis(Matrix::Identity(n, n)),
        scales(Vector::Ones(n)),
        sigmaPath(Vector::Zero(n)),
        covariancePath(Vector::Zero(n)),
        best(mean.data(), mean.data() + n) {}

  void draws();
  void learn(std::span<const double> values);
  std::vector<double> penalised(std::span<const double> values) const;
  void keepBest(std::span<const double> values);
  void adapt(const std::vector<int>& order);
  void decompose();

  CmaEsOptions options;
  Eigen::Index n;
  int population;
  Strategy strategy;
  NormalDraws draw;
  Vector mean;
  double sigma;
  Matrix covariance, basis;
  Vector scales;  // square roots of the covariance's eigenvalues
  Vector sigmaPath, covariancePath;
  std::vector<Vector> steps;  // of the present generation, in units of sigma
  std::vector<std::vector<double>> candidates;
  std::vector<double> best;
  double bestValue = std::numeric_limits<double>::infinity();
  int generation = 0;
  int without = 0;  // generations in a row without an improvement
};

void CmaEs::State::draws() {
  steps.clear();
  candidates.clear();
  for (int i = 0; i < population; ++i) {
    Vector z(n);
    for (double& value : z) value = draw();
    steps.push_back(basis * scales.cwiseProduct(z));
    const Vector inside = clampedToBox(mean + sigma * steps.back());
    candidates.emplace_back(inside.data(), inside.data() + n);
  }
}

// An excess of one typical step costs as much as the generation's finite values differ.
std::vector<double> CmaEs::State::penalised(std::span<const double> values) const {
  double lowest = std::numeric_limits<double>::infinity();
  double highest = -lowest;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
  const double range = highest > lowest ? highest - lowest : 1e-12;
  const double typical = sigma * sigma * covariance.trace() / static_cast<double>(n);
  std::vector<double> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Vector point = mean + sigma * steps[i];
    const double excess = (point - clampedToBox(point)).squaredNorm();
    result.push_back(std::isfinite(values[i]) ? values[i] + range * excess / typical
                                              : std::numeric_limits<double>::infinity());
  }
  return result;
}

void CmaEs::State::keepBest(std::span<const double> values) {
  const double before = bestValue;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i]) && values[i] < bestValue) {
      bestValue = values[i];
      best = candidates[i];
    }
  const bool improved = std::isfinite(bestValue) && !(before - bestValue <= options.tolerance);
  without = improved ? 0 : without + 1;
}

void CmaEs::State::learn(std::span<const double> values) {
  keepBest(values);
  const std::vector<double> costs = penalised(values);
  std::vector<int> order(costs.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return costs[static_cast<std::size_t>(a)] < costs[static_cast<std::size_t>(b)];
  });
  ++generation;
  // Nothing can be learned from a generation that has failed altogether.
  if (std::isfinite(costs[static_cast<std::size_t>(order.front())])) adapt(order);
}

void CmaEs::State::adapt(const std::vector<int>& order) {
  const Strategy& s = strategy;
  const auto step = [&](Eigen::Index i) -> const Vector& {
    return steps[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])];
  };
  Vector mixed = Vector::Zero(n);
  for (Eigen::Index i = 0; i < s.weights.size(); ++i) mixed += s.weights[i] * step(i);
  mean += sigma * mixed;

  const Vector whitened = basis * (basis.transpose() * mixed).cwiseQuotient(scales);
  sigmaPath = (1.0 - s.cSigma) * sigmaPath + std::sqrt(s.cSigma * (2.0 - s.cSigma) * s.muEff) * whitened;
  const double settled = std::sqrt(1.0 - std::pow(1.0 - s.cSigma, 2.0 * generation));
  const bool steady =
      sigmaPath.norm() / settled < (1.4 + 2.0 / (static_cast<double>(n) + 1.0)) * s.expectedLength;
  covariancePath *= 1.0 - s.cPath;
  if (steady) covariancePath += std::sqrt(s.cPath * (2.0 - s.cPath) * s.muEff) * mixed;

  const double lost = steady ? 0.0 : s.c1 * s.cPath * (2.0 - s.cPath);
  covariance = (1.0 - s.c1 - s.cMu + lost) * covariance + s.c1 * covariancePath * covariancePath.transpose();
  for (Eigen::Index i = 0; i < s.weights.size(); ++i)
    covariance += s.cMu * s.weights[i] * step(i) * step(i).transpose();
  sigma *= std::exp((s.cSigma / s.dSigma) * (sigmaPath.norm() / s.expectedLength - 1.0));
  decompose();
}

void CmaEs::State::decompose() {
  covariance = 0.5 * (covariance + covariance.transpose()).eval();
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(covariance);
  basis = solver.eigenvectors();
  scales = solver.eigenvalues().cwiseMax(1e-20).cwiseSqrt();
}

CmaEs::CmaEs(std::span<const double> start, const CmaEsOptions& options)
    : state_(std::make_unique<State>(start, options)) {}
CmaEs::~CmaEs() = default;
CmaEs::CmaEs(CmaEs&&) noexcept = default;
CmaEs& CmaEs::operator=(CmaEs&&) noexcept = default;

int CmaEs::population() const { return state_->population; }

const std::vector<std::vector<double>>& CmaEs::ask() {
  state_->draws();
  return state_->candidates;
}

void CmaEs::tell(std::span<const double> values) {
  if (values.size() != state_->steps.size() || values.empty()) return;
  state_->learn(values);
  state_->steps.clear();
}

bool CmaEs::finished() const {
  const State& s = *state_;
  return s.generation >= s.options.generations || s.without >= s.options.patience ||
         s.sigma * s.scales.maxCoeff() < s.options.smallestStep;
}

int CmaEs::generation() const { return state_->generation; }
const std::vector<double>& CmaEs::best() const { return state_->best; }
double CmaEs::bestValue() const { return state_->bestValue; }

}  // namespace semblance
