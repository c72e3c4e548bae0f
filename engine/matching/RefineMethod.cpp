// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/RefineMethod.h"

#include <algorithm>

#include "differentiable/Chain.h"
#include "effects/Biquad.h"
#include "matching/DistributionObjective.h"
#include "matching/EqualiserFit.h"
#include "matching/EqualiserRange.h"
#include "matching/LevelPlacement.h"
#include "matching/MomentObjective.h"
#include "matching/ReferenceBlend.h"

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;

constexpr int kStepsPerPreview = 4;

// The loudest part, cut to a length; optimising on more changes little and costs in proportion.
Tensor loudestExcerpt(const Excerpts& excerpts, double longestSeconds) {
  const AudioBuffer* best = &excerpts.parts.front();
  double bestEnergy = -1.0;
  for (const AudioBuffer& part : excerpts.parts) {
    double energy = 0.0;
    for (int c = 0; c < part.channels(); ++c)
      for (const float x : part.channel(c)) energy += static_cast<double>(x) * x;
    if (energy > bestEnergy) bestEnergy = energy, best = &part;
  }
  const auto length =
      std::min(best->frames(), static_cast<std::int64_t>(longestSeconds * excerpts.sampleRate));
  const std::int64_t first = (best->frames() - length) / 2;
  Tensor samples = torch::empty({best->channels(), length}, torch::kFloat32);
  for (int c = 0; c < best->channels(); ++c)
    std::copy_n(best->channel(c).begin() + first, length, samples[c].data_ptr<float>());
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
    if (band.type != BandType::Peak)
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
    signals.push_back({loudestExcerpt(*references[i].excerpts, longestSeconds),
                       static_cast<double>(references[i].excerpts->sampleRate), shares[i]});
  return signals;
}

double highestFrequency(double sampleRate, const std::vector<ReferenceSignal>& references,
                        const EqualiserLimits& limits) {
  for (const ReferenceSignal& reference : references) sampleRate = std::min(sampleRate, reference.sampleRate);
  return limits.highestHz > 0.0 ? std::min(limits.highestHz, 0.45 * sampleRate) : 0.45 * sampleRate;
}

// What is minimised for one pair, as a function of positions [kParameterCount] on the parameters' scales.
class Posterior {
 public:
  Posterior(const Excerpts& input, const std::vector<ReferenceSignal>& references, const NetworkAnswer& prior,
            const EqualiserLimits& limits, const RefineMethod::Options& options)
      : options_(options),
        chain_(prior.settings.chain),
        prior_(prior),
        sampleRate_(input.sampleRate),
        signal_(loudestExcerpt(input, options.longestSeconds)),
        objective_(references, sampleRate_, highestFrequency(sampleRate_, references, limits),
                   std::max(limits.lowestHz, kLowestBandHz)),
        moments_(references, sampleRate_, highestFrequency(sampleRate_, references, limits),
                 std::max(limits.lowestHz, kLowestBandHz)),
        start_(differentiable::normalised(differentiable::toTensor(prior.settings))),
        compressor_(compressorRows()) {
    std::vector<double> frequencies;
    for (const double frequency : featureBandFrequencies())
      frequencies.push_back(std::min(frequency, 0.49 * sampleRate_));
    frequencies_ = torch::tensor(frequencies, torch::kFloat64);
  }

  Tensor start() const { return start_; }

  Tensor operator()(const Tensor& positions) const {
    const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
    const Tensor output = differentiable::applyChain(signal_.unsqueeze(0), values, sampleRate_, chain_)[0];
    return objective_.distance(output) + options_.momentWeight * moments_.distance(output) +
           options_.curveWeight * curvePenalty(values) +
           options_.dynamicsWeight * 10.0 * (torch::square(positions - start_) * compressor_).sum();
  }

 private:
  Tensor curvePenalty(const Tensor& values) const {
    const Tensor response =
        differentiable::equaliserResponseDb(values, frequencies_, sampleRate_, chain_)[0].to(torch::kFloat32);
    const Tensor difference = response - prior_.curve;
    const Tensor centred = difference - (difference * prior_.weights).sum();
    return (centred.abs() / prior_.curveSpread * prior_.weights).sum();
  }

  RefineMethod::Options options_;
  ChainPreset chain_;
  NetworkAnswer prior_;
  double sampleRate_;
  Tensor signal_;
  DistributionObjective objective_;
  MomentObjective moments_;
  Tensor start_, compressor_, frequencies_;
};

/// Notices that the objective no longer falls.
class StallWatch {
 public:
  explicit StallWatch(const RefineMethod::Options& options) : options_(options) {}

  /// `value` of one step after the other.
  bool stalled(double value) {
    if (value < mark_ - options_.leastFall) {
      mark_ = value;
      since_ = 0;
    }
    return options_.patience > 0 && since_++ >= options_.patience;
  }

 private:
  const RefineMethod::Options& options_;
  double mark_ = 1e30;
  int since_ = 0;
};

}  // namespace

RefineMethod::RefineMethod(NetworkMethod network, const Options& options)
    : network_(std::move(network)), options_(options) {}

Result<ChainSettings> RefineMethod::matchBlend(const Excerpts& input, References references,
                                               const MatchSections& sections,
                                               const ProgressCallback& progress, std::stop_token stop) {
  auto prior = network_.answerBlend(input, references, sections, {}, stop);
  if (!prior) return tl::unexpected(prior.error());
  limitAnswer(*prior, sections.limits);
  const auto shares = sharesOf(references);
  if (!shares) return tl::unexpected(shares.error());
  const Posterior posterior(input, signalsOf(references, *shares, options_.longestSeconds), *prior,
                            sections.limits, options_);
  const Tensor movable = movableRows(sections, prior->settings);
  const Tensor highest = highestPositions();

  Tensor positions = posterior.start().clone().requires_grad_();
  torch::optim::Adam optimiser({positions}, torch::optim::AdamOptions(options_.learningRate));
  Tensor best = posterior.start().clone();
  double bestValue = 1e30;
  StallWatch watch(options_);
  const auto settled = [&](const Tensor& found) {
    ChainSettings settings = differentiable::toSettings(differentiable::denormalised(found));
    neutraliseUnmatched(settings, sections);
    if (sections.level) placeLevel(settings, prior->targetLufs, input);
    return settings;
  };
  bool told = false;
  for (int step = 0; step < options_.steps; ++step) {
    if (stop.stop_requested()) return failCancelled();
    report(progress, static_cast<double>(step) / options_.steps, Sentence("Refining"));
    optimiser.zero_grad();
    const Tensor value = posterior(positions);
    if (value.item<double>() < bestValue) {
      bestValue = value.item<double>();
      best = positions.detach().clone();
      told = false;
    }
    if (watch.stalled(value.item<double>())) break;
    if (preview_ && !told && step % kStepsPerPreview == 0) {
      preview_(settled(best));
      told = true;
    }
    value.backward();
    positions.mutable_grad().mul_(movable);
    positions.mutable_grad().nan_to_num_(0.0, 0.0, 0.0);
    optimiser.step();
    torch::NoGradGuard untracked;
    positions.copy_(torch::minimum(torch::clamp_min(positions, 0.0), highest));
    const double share = static_cast<double>(step) / options_.steps;
    static_cast<torch::optim::AdamOptions&>(optimiser.param_groups()[0].options())
        .lr(options_.learningRate * (1.0 - 0.9 * share));
  }
  report(progress, 1.0, Sentence("Refining"));
  return settled(best);
}

}  // namespace semblance
