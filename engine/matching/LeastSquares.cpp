// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LeastSquares.h"

#include <algorithm>
#include <cmath>

namespace semblance {
namespace {

constexpr double kSmallestGain = 1e-7;  // relative decrease at which the search has arrived
constexpr double kLargestDamping = 1e8;

double sumOfSquares(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return sum;
}

/// J^T J and J^T r.
struct NormalEquations {
  std::vector<double> matrix;
  std::vector<double> gradient;

  NormalEquations(const std::vector<double>& jacobian, const std::vector<double>& residuals, std::size_t size)
      : matrix(size * size, 0.0), gradient(size, 0.0) {
    for (std::size_t k = 0; k < residuals.size(); ++k) {
      const double* row = jacobian.data() + k * size;
      for (std::size_t i = 0; i < size; ++i) {
        gradient[i] += row[i] * residuals[k];
        for (std::size_t j = 0; j <= i; ++j) matrix[i * size + j] += row[i] * row[j];
      }
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i + 1; j < size; ++j) matrix[i * size + j] = matrix[j * size + i];
    }
  }

  /// Takes a variable out, so that its step is zero.
  void hold(std::size_t variable) {
    const std::size_t size = gradient.size();
    for (std::size_t j = 0; j < size; ++j) {
      matrix[variable * size + j] = 0.0;
      matrix[j * size + variable] = 0.0;
    }
    matrix[variable * size + variable] = 1.0;
    gradient[variable] = 0.0;
  }

  /// The step -(J^T J + damping diag)^-1 J^T r; empty where there is none.
  std::vector<double> step(double damping) const {
    const std::size_t size = gradient.size();
    std::vector<double> damped = matrix;
    for (std::size_t i = 0; i < size; ++i) damped[i * size + i] += damping * matrix[i * size + i] + 1e-12;
    std::vector<double> right(size);
    for (std::size_t i = 0; i < size; ++i) right[i] = -gradient[i];
    return solvePositiveDefinite(std::move(damped), std::move(right));
  }
};

}  // namespace

std::vector<double> solvePositiveDefinite(std::vector<double> matrix, std::vector<double> right) {
  const std::size_t size = right.size();
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix[i * size + j];
      for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * size + k] * matrix[j * size + k];
      if (i != j) {
        matrix[i * size + j] = sum / matrix[j * size + j];
      } else if (sum > 0.0) {
        matrix[i * size + i] = std::sqrt(sum);
      } else {
        return {};
      }
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < i; ++k) right[i] -= matrix[i * size + k] * right[k];
    right[i] /= matrix[i * size + i];
  }
  for (std::size_t i = size; i-- > 0;) {
    for (std::size_t k = i + 1; k < size; ++k) right[i] -= matrix[k * size + i] * right[k];
    right[i] /= matrix[i * size + i];
  }
  return right;
}

double minimise(const BoundedProblem& problem, std::vector<double>& x, int iterations) {
  std::vector<double> residuals(problem.residualCount);
  std::vector<double> trialResiduals(problem.residualCount);
  std::vector<double> jacobian(problem.residualCount * x.size());
  double damping = 1e-2;
  problem.evaluate(x, residuals, &jacobian);
  double cost = sumOfSquares(residuals);
  for (int iteration = 0; iteration < iterations; ++iteration) {
    NormalEquations equations(jacobian, residuals, x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      const bool pressed = (x[i] <= problem.lower[i] && equations.gradient[i] > 0.0) ||
                           (x[i] >= problem.upper[i] && equations.gradient[i] < 0.0);
      if (pressed) equations.hold(i);
    }
    bool improved = false;
    double before = cost;
    while (!improved && damping < kLargestDamping) {
      const std::vector<double> step = equations.step(damping);
      std::vector<double> trial = x;
      for (std::size_t i = 0; i < step.size(); ++i) {
        trial[i] = std::clamp(x[i] + step[i], problem.lower[i], problem.upper[i]);
      }
      problem.evaluate(trial, trialResiduals, nullptr);
      const double trialCost = sumOfSquares(trialResiduals);
      improved = !step.empty() && trialCost < cost;
      damping = improved ? std::max(damping * 0.3, 1e-9) : damping * 4.0;
      if (improved) {
        x = std::move(trial);
        cost = trialCost;
      }
    }
    if (!improved || before - cost < kSmallestGain * before) break;
    problem.evaluate(x, residuals, &jacobian);
  }
  return cost;
}

}  // namespace semblance
