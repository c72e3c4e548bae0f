// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace semblance {

/// Solves the symmetric positive definite system A x = b of size n (A row by row) by Cholesky's method; empty
/// where A is not positive definite.
std::vector<double> solvePositiveDefinite(std::vector<double> matrix, std::vector<double> right);

/// A least-squares problem in bounded variables: minimise the sum of squares of residuals(x), lower <= x <=
/// upper.
struct BoundedProblem {
  std::size_t residualCount = 0;
  std::vector<double> lower;
  std::vector<double> upper;
  /// Fills `residuals` (residualCount) and, unless null, `jacobian` (residualCount rows of x.size()
  /// derivatives).
  std::function<void(const std::vector<double>& x, std::vector<double>& residuals,
                     std::vector<double>* jacobian)>
      evaluate;
};

/// Levenberg-Marquardt from `x`, variables at a bound held there while they press against it. Leaves the best
/// point in `x` and returns its sum of squares.
double minimise(const BoundedProblem& problem, std::vector<double>& x, int iterations);

}  // namespace semblance
