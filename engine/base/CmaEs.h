// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace semblance {

struct CmaEsOptions {
  int population = 0;      ///< candidates per generation; 0: 4 + floor(3 ln n)
  double sigma = 0.33;     ///< first step, in units of the box
  std::uint64_t seed = 1;  ///< the same seed and values give the same candidates everywhere
  int generations = 1000;  ///< at most
  /// Stops after `patience` generations in a row in which the best value fell by no more than `tolerance`.
  /// STITO: 11 and 0.01.
  int patience = 150;
  double tolerance = 1e-12;
  double smallestStep = 1e-9;  ///< stops when no coordinate moves further than this any more
};

/// Minimiser for functions of a point in the box [0, 1]^n of which only values are known: covariance matrix
/// adaptation evolution strategy with the standard settings (Hansen; method sheet 8.3). Candidates outside
/// the box are asked about at the nearest point inside and pay a quadratic penalty for the excess, scaled by
/// the values of their generation. One object belongs to one thread; different ones to any.
class CmaEs {
 public:
  /// Starts at `start` (clamped to the box), whose size is n >= 1.
  explicit CmaEs(std::span<const double> start, const CmaEsOptions& options = {});
  ~CmaEs();
  CmaEs(CmaEs&&) noexcept;
  CmaEs& operator=(CmaEs&&) noexcept;

  int population() const;

  /// The next generation, population() points inside the box.
  const std::vector<std::vector<double>>& ask();

  /// The values at those points, in their order; smaller is better, what is not finite is worst. Call after
  /// ask(); a wrong number of values is ignored.
  void tell(std::span<const double> values);

  bool finished() const;
  int generation() const;                   ///< generations told
  const std::vector<double>& best() const;  ///< of all points told; the start before the first
  double bestValue() const;                 ///< infinity before the first finite value

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace semblance
