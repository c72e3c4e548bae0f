// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/Posterior.h"

#include <algorithm>

#include "differentiable/Chain.h"
#include "effects/Biquad.h"
#include "matching/EqualiserFit.h"
#include "matching/EqualiserRange.h"
#include "matching/ExcerptRendering.h"
#include "matching/ReferenceBlend.h"

namespace semblance {

namespace {

using torch::Tensor;

// Optimising on more than the loudest part changes little and costs in proportion.
Tensor loudestSamples(const Excerpts& excerpts, double longestSeconds) {
  const AudioBuffer loudest = loudestExcerpt(excerpts, longestSeconds);
  Tensor samples = torch::empty({loudest.channels(), loudest.frames()}, torch::kFloat32);
  for (int c = 0; c < loudest.channels(); ++c)
    std::copy(loudest.channel(c).begin(), loudest.channel(c).end(), samples[c].data_ptr<float>());
  return samples;
}

// 1 for the rows that refinement moves. Bands that the network left out, where it had to choose, stay out.
Tensor movableRows(const MatchSections& sections, const ChainSettings& start) {
  Tensor rows = torch::zeros({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  for (const ParameterInfo& row : parameterTable()) {
    const bool placed = sectionOf(row.effect) == ChainSection::Level || row.effect == Effect::Width ||
                        row.id == ParameterId::MakeUp;
    const bool movable = sections.matches(row.effect) && !placed;
    rows[static_cast<std::int64_t>(indexOf(row.id))] = movable ? 1.0 : 0.0;
  }
  if (sections.limits.bands == static_cast<int>(kBandCount)) return rows;
  for (const EqualiserBand& band : kEqualiserBands)
    if (start[band.gain] == 0.0f)
      for (const ParameterId id : {band.gain, band.frequency, band.q})
        rows[static_cast<std::int64_t>(indexOf(id))] = 0.0;
  return rows;
}

// What the network expects, made to keep to the limits.
void limitAnswer(NetworkAnswer& answer, const EqualiserLimits& limits) {
  constexpr double kHeldSpreadDb = 1.0;
  if (!limits.limited()) return;
  TargetCurve curve;
  curve.frequencies = {featureBandFrequencies().begin(), featureBandFrequencies().end()};
  for (std::size_t band = 0; band < curve.frequencies.size(); ++band) {
    const auto row = static_cast<std::int64_t>(band);
    curve.levels.push_back(answer.curve[row].item<double>());
    curve.weights.push_back(answer.weights[row].item<double>());
  }
  limitCurve(curve, limits, true);
  for (std::size_t band = 0; band < curve.frequencies.size(); ++band) {
    const auto row = static_cast<std::int64_t>(band);
    const double share = matchedShare(limits, curve.frequencies[band]);
    const double spread = answer.curveSpread[row].item<double>();
    answer.curve[row] = curve.levels[band];
    answer.curveSpread[row] = share * spread + (1.0 - share) * std::min(spread, kHeldSpreadDb);
    answer.weights[row] = curve.weights[band];
  }
  answer.weights /= torch::clamp_min(answer.weights.sum(), 1e-9);
}

// Upper ends of the rows on their scales.
Tensor highestPositions() {
  Tensor highest = torch::ones({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  for (const EqualiserBand& band : kEqualiserBands)
    if (band.usualType != BandType::Peak)
      highest[static_cast<std::int64_t>(indexOf(band.q))] = normalised(band.q, kHighestShelfQ);
  return highest;
}

Tensor compressorRows() {
  Tensor rows = torch::zeros({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  for (const ParameterInfo& row : parameterTable())
    if (row.effect == Effect::Compressor) rows[static_cast<std::int64_t>(indexOf(row.id))] = 1.0;
  return rows;
}

std::vector<ReferenceSignal> signalsOf(References references, const std::vector<double>& shares,
                                       double longestSeconds) {
  std::vector<ReferenceSignal> signals;
  for (std::size_t i = 0; i < references.size(); ++i)
    signals.push_back({loudestSamples(*references[i].excerpts, longestSeconds),
                       static_cast<double>(references[i].excerpts->sampleRate), shares[i]});
  return signals;
}

double highestFrequency(double sampleRate, const std::vector<ReferenceSignal>& references,
                        const EqualiserLimits& limits) {
  for (const ReferenceSignal& reference : references) sampleRate = std::min(sampleRate, reference.sampleRate);
  return limits.highestHz > 0.0 ? std::min(limits.highestHz, 0.45 * sampleRate) : 0.45 * sampleRate;
}

}  // namespace

Result<Posterior> Posterior::of(const Excerpts& input, References references, NetworkAnswer prior,
                                const MatchSections& sections, const PosteriorOptions& options) {
  const auto shares = sharesOf(references);
  if (!shares) return tl::unexpected(shares.error());
  return Posterior(input, signalsOf(references, *shares, options.longestSeconds), std::move(prior), sections,
                   options);
}

Posterior::Posterior(const Excerpts& input, const std::vector<ReferenceSignal>& references,
                     NetworkAnswer prior, const MatchSections& sections, const PosteriorOptions& options)
    : options_(options),
      prior_(std::move(prior)),
      sampleRate_(input.sampleRate),
      signal_(loudestSamples(input, options.longestSeconds)),
      objective_(references, sampleRate_, highestFrequency(sampleRate_, references, sections.limits),
                 std::max(sections.limits.lowestHz, kLowestBandHz)),
      moments_(references, sampleRate_, highestFrequency(sampleRate_, references, sections.limits),
               std::max(sections.limits.lowestHz, kLowestBandHz)),
      start_(differentiable::normalised(differentiable::toTensor(prior_.settings))),
      movable_(movableRows(sections, prior_.settings)),
      highest_(highestPositions()),
      compressor_(compressorRows()) {
  limitAnswer(prior_, sections.limits);
  std::vector<double> frequencies;
  for (const double frequency : featureBandFrequencies())
    frequencies.push_back(std::min(frequency, 0.49 * sampleRate_));
  frequencies_ = torch::tensor(frequencies, torch::kFloat64);
}

Tensor Posterior::distance(const Tensor& output) const {
  return objective_.distance(output) + options_.momentWeight * moments_.distance(output);
}

Tensor Posterior::penalty(const Tensor& positions) const {
  return options_.curveWeight * curvePenalty(positions) +
         options_.dynamicsWeight * 10.0 * (torch::square(positions - start_) * compressor_).sum();
}

Tensor Posterior::curvePenalty(const Tensor& positions) const {
  const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
  const Tensor response =
      differentiable::equaliserResponseDb(values, frequencies_, sampleRate_, chain())[0].to(torch::kFloat32);
  const Tensor difference = response - prior_.curve;
  const Tensor centred = difference - (difference * prior_.weights).sum();
  return (centred.abs() / prior_.curveSpread * prior_.weights).sum();
}

}  // namespace semblance
