// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/ReferenceBlend.h"

#include <cmath>

namespace semblance {

namespace {

constexpr double kEmptyDb = -140.0;

using BandWeights = std::vector<std::vector<double>>;  ///< [spectrum][band]: share where it is present

BandWeights bandWeights(const std::vector<ExcerptSpectrum>& spectra, const std::vector<double>& shares) {
  BandWeights weights;
  for (std::size_t i = 0; i < spectra.size(); ++i) {
    weights.push_back(bandPresence(spectra[i]));
    for (double& weight : weights.back()) weight *= shares[i];
  }
  return weights;
}

/// Level of a band relative to the loudness.
double relativeLevel(const ExcerptSpectrum& spectrum, std::size_t band) {
  return spectrum.levels[band] - spectrum.loudness;
}

}  // namespace

Result<std::vector<double>> sharesOf(References references) {
  if (references.empty()) return fail("There is no reference to match to. Choose one.");
  double sum = 0.0;
  for (const WeightedReference& reference : references) {
    if (!(reference.weight > 0.0) || !std::isfinite(reference.weight))
      return fail("The weight of a reference must be above 0. Set it again, or leave that reference out.");
    sum += reference.weight;
  }
  std::vector<double> shares;
  for (const WeightedReference& reference : references) shares.push_back(reference.weight / sum);
  return shares;
}

ExcerptSpectrum blendedSpectrum(const std::vector<ExcerptSpectrum>& spectra,
                                const std::vector<double>& shares) {
  if (spectra.size() == 1) return spectra.front();
  const BandWeights weights = bandWeights(spectra, shares);
  ExcerptSpectrum middle;
  for (std::size_t i = 0; i < spectra.size(); ++i) {
    middle.loudness += shares[i] * spectra[i].loudness;
    middle.bandLimitHz = std::max(middle.bandLimitHz, spectra[i].bandLimitHz);
  }
  for (std::size_t band = 0; band < spectra.front().levels.size(); ++band) {
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < spectra.size(); ++i) {
      sum += weights[i][band] * relativeLevel(spectra[i], band);
      weight += weights[i][band];
    }
    middle.levels.push_back(weight > 0.0 ? middle.loudness + sum / weight : kEmptyDb);
  }
  return middle;
}

double spectrumDisagreement(const std::vector<ExcerptSpectrum>& spectra, const std::vector<double>& shares) {
  const ExcerptSpectrum middle = blendedSpectrum(spectra, shares);
  const BandWeights weights = bandWeights(spectra, shares);
  double sum = 0.0;
  double weight = 0.0;
  for (std::size_t i = 0; i < spectra.size(); ++i) {
    for (std::size_t band = 0; band < middle.levels.size(); ++band) {
      sum += weights[i][band] * std::abs(relativeLevel(spectra[i], band) - relativeLevel(middle, band));
      weight += weights[i][band];
    }
  }
  return weight > 0.0 ? sum / weight : 0.0;
}

}  // namespace semblance
