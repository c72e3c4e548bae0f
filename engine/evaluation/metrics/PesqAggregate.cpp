// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqAggregate.h"

#include <algorithm>
#include <cmath>

namespace semblance {

namespace {

constexpr std::size_t kSyllable = 20;  // frames
constexpr double kSyllableExponent = 6.0;
constexpr double kLargestDisturbance = 45.0;
constexpr double kBest = 4.5;
constexpr double kSymmetricWeight = 0.1;
constexpr double kAsymmetricWeight = 0.0309;

std::vector<double> timeWeights(std::size_t count, int frames) {
  std::vector<double> weights(count, 1.0);
  if (count <= 1000) return weights;
  const double forgetting = std::min((frames - 1000.0) / 5500.0, 0.5);
  for (std::size_t k = 0; k < count; ++k)
    weights[k] = 1.0 - forgetting + forgetting * static_cast<double>(k) / frames;
  return weights;
}

/// Parts overlap by half; the last ones are filled up with silence.
double overTime(const std::vector<double>& disturbances, std::size_t first,
                const std::vector<double>& weights) {
  double sum = 0.0;
  double total = 0.0;
  for (std::size_t start = first; start < disturbances.size(); start += kSyllable / 2) {
    double syllable = 0.0;
    for (std::size_t k = start; k < std::min(start + kSyllable, disturbances.size()); ++k)
      syllable += std::pow(disturbances[k], kSyllableExponent);
    const double weight = weights[start - first];
    sum += weight * weight * std::pow(syllable / kSyllable, 2.0 / kSyllableExponent);
    total += weight * weight;
  }
  return std::sqrt(sum / total);
}

}  // namespace

double pesqAggregate(const std::vector<PesqLoudness::Disturbance>& disturbances, int first,
                     const std::vector<double>& audiblePower, int frames) {
  std::vector<double> symmetric;
  std::vector<double> asymmetric;
  for (std::size_t k = 0; k < disturbances.size(); ++k) {
    const double level = std::pow((audiblePower[k] + 1e5) / 1e7, 0.04);
    symmetric.push_back(std::min(disturbances[k].symmetric / level, kLargestDisturbance));
    asymmetric.push_back(std::min(disturbances[k].asymmetric / level, kLargestDisturbance));
  }
  const auto weights = timeWeights(disturbances.size(), frames);
  const auto start = static_cast<std::size_t>(first);
  return kBest - kSymmetricWeight * overTime(symmetric, start, weights) -
         kAsymmetricWeight * overTime(asymmetric, start, weights);
}

}  // namespace semblance
