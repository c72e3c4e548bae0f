// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/SupervisedLoss.h"

#include <numbers>

#include "differentiable/Chain.h"
#include "differentiable/Smoother.h"
#include "effects/Biquad.h"

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;

constexpr double kActiveRange = 50.0;  // dB below the threshold reference at which frames stop to count

Tensor column(const Tensor& values, ParameterId id) {
  return values.index({Slice(), static_cast<std::int64_t>(indexOf(id))});
}

Tensor centred(const Tensor& values, const Tensor& weights) {
  return values - (values * weights).sum(-1, true);
}

// Examples of several rates share a batch; sections depend on the rate, so each rate is evaluated apart.
Tensor responses(const Tensor& values, const Tensor& sampleRate) {
  const auto bands = featureBandFrequencies();
  Tensor result = torch::zeros({values.size(0), kFeatureBands}, values.options());
  const Tensor rates = std::get<0>(at::_unique2(sampleRate));
  for (std::int64_t i = 0; i < rates.size(0); ++i) {
    const double rate = rates[i].item<double>();
    const Tensor frequencies = torch::clamp_max(
        torch::tensor(std::vector<double>(bands.begin(), bands.end()), torch::kFloat64).to(values.device()),
        0.49 * rate);
    const Tensor rows = torch::nonzero(sampleRate == rate).flatten();
    result = result.index_copy(
        0, rows, differentiable::equaliserResponseDb(values.index_select(0, rows), frequencies, rate));
  }
  return result;
}

Tensor predictedReduction(const Tensor& values, const Tensor& levels) {
  constexpr double rate = 1.0 / kDetectorFrameSeconds;
  const auto row = [&](ParameterId id) { return column(values, id).to(torch::kFloat32).unsqueeze(-1); };
  const Tensor wanted = differentiable::staticReduction(levels, row(ParameterId::Threshold),
                                                        row(ParameterId::Ratio), row(ParameterId::Knee));
  return differentiable::smoothReduction(
      wanted, differentiable::smoothingCoefficient(column(values, ParameterId::Attack), rate),
      differentiable::smoothingCoefficient(column(values, ParameterId::Release), rate));
}

Tensor laplace(const Tensor& error, const Tensor& spread) {
  return error.abs() / spread + torch::log(spread);
}

}  // namespace

Tensor SupervisedLoss::total() const {
  return equaliser + 0.5 * curve + 2.0 * dynamics + 0.5 * level + 0.02 * restraint;
}

SupervisedLoss supervisedLoss(const Prediction& prediction, const ExampleBatch& examples) {
  const Tensor weights = bandWeights(examples.input.mask * examples.reference.mask);
  const Tensor truth = centred(examples.responseDb, weights);
  const Tensor response = responses(prediction.values, examples.sampleRate).to(torch::kFloat32);
  SupervisedLoss loss;
  loss.equaliser = ((centred(response, weights) - truth).abs() * weights).sum(-1).mean();
  loss.curve =
      (laplace(centred(prediction.curve, weights) - truth, prediction.curveSpread) * weights).sum(-1).mean();

  const Tensor active = (examples.levels > -kActiveRange).to(torch::kFloat32);
  const Tensor share = active / torch::clamp_min(active.sum(-1, true), 1.0);
  const Tensor error =
      centred(predictedReduction(prediction.values, examples.levels) - examples.reduction, share);
  loss.dynamics = (error.abs() * share).sum(-1).mean();

  const Tensor wanted = examples.inputLoudness + examples.loudnessChange - examples.referenceLoudness;
  loss.level = laplace(prediction.loudnessShift - wanted, prediction.loudnessSpread).mean();

  std::vector<Tensor> gains;
  for (const EqualiserBand& band : kEqualiserBands) gains.push_back(column(prediction.values, band.gain));
  loss.restraint = torch::stack(gains, 1).abs().mean().to(torch::kFloat32);
  return loss;
}

}  // namespace semblance
