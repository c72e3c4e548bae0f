// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/MatchNetwork.h"

#include <cmath>

#include "differentiable/Chain.h"
#include "effects/Biquad.h"

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;
namespace nn = torch::nn;

constexpr std::int64_t kBands = kFeatureBands;
constexpr std::int64_t kAlignedLevels = 2 * kLevelGroups;
constexpr std::int64_t kEqualiserRows = 18;
constexpr std::int64_t kSqueezed = 12;   // channels per band that reach the fully connected layers
constexpr double kDropout = 0.1;         // between the fully connected layers, in training
constexpr double kMaskedLevel = -60.0;   // dB, what a masked band reads
constexpr double kSteepestSlope = 0.95;  // 1 - 1/20
constexpr double kThresholdLow = -60.0;  // dB relative to the threshold reference
constexpr double kThresholdHigh = 12.0;

// Residual block over bands: two convolutions with a channel normalisation in front.
class BandBlockImpl : public nn::Module {
 public:
  BandBlockImpl(std::int64_t width, std::int64_t dilation)
      : norm_(register_module("norm", nn::GroupNorm(8, width))),
        first_(register_module(
            "first",
            nn::Conv1d(nn::Conv1dOptions(width, width, 5).padding(2 * dilation).dilation(dilation)))),
        second_(register_module("second", nn::Conv1d(nn::Conv1dOptions(width, width, 1)))) {}
  Tensor forward(const Tensor& x) { return x + second_(torch::gelu(first_(norm_(x)))); }

 private:
  nn::GroupNorm norm_;
  nn::Conv1d first_, second_;
};
TORCH_MODULE(BandBlock);

template <std::size_t N>
Tensor copied(const std::array<float, N>& values, c10::IntArrayRef shape) {
  return torch::from_blob(const_cast<float*>(values.data()), shape, torch::kFloat32).clone();
}

Tensor maskedBands(const FeatureBatch& features) {
  const Tensor mask = features.mask.unsqueeze(1);
  return (features.bands * mask + kMaskedLevel * (1.0 - mask) + 30.0) / 20.0;
}

const std::array<ParameterId, 5> kCompressorRows{
    ParameterId::Ratio, ParameterId::Threshold, ParameterId::Attack, ParameterId::Release, ParameterId::Knee};

// Where each output starts before training, as a logit: neutral gains, mid-range frequencies at their neutral
// values.
Tensor startingLogits() {
  std::vector<double> logits;
  for (const EqualiserBand& band : kEqualiserBands)
    for (const ParameterId id : {band.gain, band.frequency, band.q}) {
      const double position = normalised(id, static_cast<double>(parameterInfo(id).neutral));
      logits.push_back(std::log(position / (1.0 - position)));
    }
  for (const double position : {0.2, 0.6, 0.5, 0.5, 0.3})
    logits.push_back(std::log(position / (1.0 - position)));
  return torch::tensor(logits, torch::kFloat32);
}

// Controller outputs [B, 23] in logits -> the table's rows.
Tensor physicalValues(const Tensor& logits) {
  const Tensor positions = torch::sigmoid(logits.to(torch::kFloat64));
  const ChainSettings neutral = neutralSettings();
  const Tensor start = differentiable::normalised(differentiable::toTensor(neutral)).to(logits.device());
  std::vector<Tensor> rows(kParameterCount);
  for (std::size_t i = 0; i < kParameterCount; ++i)
    rows[i] = start[static_cast<std::int64_t>(i)].expand({logits.size(0)});
  const auto first = static_cast<std::int64_t>(indexOf(ParameterId::LowShelfGain));
  for (std::int64_t i = 0; i < kEqualiserRows; ++i)
    rows[static_cast<std::size_t>(first + i)] = positions.index({Slice(), i});
  for (std::size_t i = 0; i < kCompressorRows.size(); ++i)
    rows[indexOf(kCompressorRows[i])] =
        positions.index({Slice(), kEqualiserRows + static_cast<std::int64_t>(i)});
  std::vector<Tensor> values = differentiable::denormalised(torch::stack(rows, 1)).unbind(1);
  // Slope and relative threshold have scales of their own: the slope is what is heard, and no absolute level
  // is known.
  values[indexOf(ParameterId::Ratio)] =
      1.0 / (1.0 - kSteepestSlope * positions.index({Slice(), kEqualiserRows}));
  values[indexOf(ParameterId::Threshold)] =
      kThresholdLow + (kThresholdHigh - kThresholdLow) * positions.index({Slice(), kEqualiserRows + 1});
  return torch::stack(values, 1);
}

}  // namespace

AlignmentBatch AlignmentBatch::of(const FrameAlignment& alignment) {
  return {copied(alignment.difference, {1, kBands}), copied(alignment.spread, {1, kBands}),
          copied(alignment.levels, {1, kAlignedLevels})};
}

AlignmentBatch AlignmentBatch::to(torch::Device device) const {
  return {difference.to(device), spread.to(device), levels.to(device)};
}

FeatureBatch FeatureBatch::of(const SignalFeatures& features) {
  return {copied(features.bands, {1, kBandStatistics, kBands}), copied(features.mask, {1, kBands}),
          copied(features.dynamics, {1, kDynamicsFeatures}), MomentBatch::of(features)};
}

FeatureBatch FeatureBatch::to(torch::Device device) const {
  return {bands.to(device), mask.to(device), dynamics.to(device), moments.to(device)};
}

Tensor bandWeights(const Tensor& mask) {
  std::vector<float> weights;
  double sum = 0.0;
  for (const double frequency : featureBandFrequencies()) sum += frequency;
  for (const double frequency : featureBandFrequencies())
    weights.push_back(static_cast<float>(0.5 / kFeatureBands + 0.5 * frequency / sum));
  const Tensor masked = torch::tensor(weights).to(mask.device()) * mask;
  return masked / torch::clamp_min(masked.sum(-1, true), 1e-6);
}

MatchNetworkImpl::MatchNetworkImpl(const NetworkShape& shape) : shape_(shape) {
  const std::int64_t w = shape.width;
  const std::int64_t views = 2 * shape.momentHeads;
  encoderIn_ =
      register_module("encoder_in", nn::Conv1d(nn::Conv1dOptions(kBandStatistics + 2, w, 5).padding(2)));
  for (std::int64_t i = 0; i < shape.encoderBlocks; ++i)
    encoder_->push_back(BandBlock(w, std::int64_t{1} << i));
  register_module("encoder", encoder_);
  pairIn_ = register_module(
      "pair_in", nn::Conv1d(nn::Conv1dOptions(2 * w + kBandStatistics + 2 + 2 * views, w, 5).padding(2)));
  for (std::int64_t i = 0; i < shape.controllerBlocks; ++i)
    controller_->push_back(BandBlock(w, std::int64_t{1} << i));
  register_module("controller", controller_);
  if (views > 0) {
    attention_ = register_module("attention", MomentAttention(shape.momentHeads));
    viewShares_ =
        register_parameter("view_shares", torch::full({1, views, 1}, 0.5 / static_cast<double>(views)));
  }
  curveOut_ = register_module("curve_out", nn::Conv1d(nn::Conv1dOptions(w, 2, 1)));
  squeeze_ = register_module("squeeze", nn::Conv1d(nn::Conv1dOptions(w, kSqueezed, 1)));
  dynamicsIn_ = register_module(
      "dynamics_in", nn::Linear(3 * kDynamicsFeatures + kAlignedLevels + 2 * views, shape.hidden / 2));
  hidden1_ =
      register_module("hidden1", nn::Linear(kSqueezed * kBands + kBands + shape.hidden / 2, shape.hidden));
  hidden2_ = register_module("hidden2", nn::Linear(shape.hidden, shape.hidden));
  parametersOut_ = register_module("parameters_out", nn::Linear(shape.hidden, kEqualiserRows + 5));
  levelOut_ = register_module("level_out", nn::Linear(shape.hidden, 2));

  torch::NoGradGuard untracked;
  parametersOut_->weight.mul_(0.1);
  parametersOut_->bias.copy_(startingLogits());
  curveOut_->weight.mul_(0.1);
  levelOut_->weight.mul_(0.1);
}

Tensor MatchNetworkImpl::encode(const FeatureBatch& features) {
  const Tensor place = torch::linspace(-1.0, 1.0, kBands)
                           .to(features.bands.device())
                           .expand({features.bands.size(0), 1, kBands});
  Tensor x = encoderIn_(torch::cat({maskedBands(features), features.mask.unsqueeze(1), place}, 1));
  for (const auto& block : *encoder_) x = block->as<BandBlock>()->forward(x);
  return x;
}

// Without attention: no views.
MomentEvidence MatchNetworkImpl::compareMoments(const FeatureBatch& input, const FeatureBatch& reference,
                                                const Tensor& mask, const Tensor& start) {
  if (attention_) return attention_(input.moments, reference.moments, mask, start);
  const std::int64_t count = mask.size(0);
  return {mask.new_zeros({count, 0, kBands}), mask.new_zeros({count, 0, kBands}), mask.new_zeros({count, 0})};
}

Prediction MatchNetworkImpl::forward(const FeatureBatch& input, const FeatureBatch& reference,
                                     const AlignmentBatch& alignment) {
  const Tensor both = input.mask * reference.mask;
  const Tensor difference = (reference.bands - input.bands) * both.unsqueeze(1);
  const Tensor weights = bandWeights(both);
  const Tensor centred = (alignment.difference - (alignment.difference * weights).sum(-1, true)) * both;
  const MomentEvidence evidence = compareMoments(input, reference, both, centred);
  const Tensor aligned = torch::cat({alignment.difference.unsqueeze(1), alignment.spread.unsqueeze(1),
                                     evidence.difference, evidence.spread},
                                    1);
  Tensor x = pairIn_(torch::cat({encode(input), encode(reference), difference / 10.0, aligned / 10.0}, 1));
  for (const auto& block : *controller_) x = block->as<BandBlock>()->forward(x);

  // The curve is a correction of what makes like moments alike.
  const Tensor curveHead = curveOut_(x);
  Tensor curve = centred + 10.0 * curveHead.index({Slice(), 0});
  if (attention_) curve = curve + (viewShares_ * evidence.difference).sum(1);
  const Tensor spread = torch::exp(torch::clamp(curveHead.index({Slice(), 1}) + 1.0, -3.0, 3.5));

  const Tensor dynamics = torch::gelu(
      dynamicsIn_(torch::cat({input.dynamics, reference.dynamics, reference.dynamics - input.dynamics,
                              alignment.levels, evidence.levels},
                             1) /
                  10.0));
  Tensor h = torch::cat({torch::gelu(squeeze_(x)).flatten(1), curve / 10.0, dynamics}, 1);
  const auto dropped = [this](const Tensor& t) { return torch::dropout(t, kDropout, is_training()); };
  h = dropped(torch::gelu(hidden1_(dropped(h))));
  h = dropped(h + torch::gelu(hidden2_(h)));
  const Tensor level = levelOut_(h);
  return {physicalValues(parametersOut_(h)), curve, spread, 3.0 * level.index({Slice(), 0}),
          torch::exp(torch::clamp(level.index({Slice(), 1}), -4.0, 3.0))};
}

}  // namespace semblance
