// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/NetworkMethod.h"

#include "differentiable/Chain.h"
#include "matching/EqualiserFit.h"
#include "matching/LevelPlacement.h"

namespace semblance {

namespace {

// The network knows the response better than the bands that make it: bands compensate one another in ways
// that are hard to learn and easy to solve.
void fitBands(const NetworkAnswer& answer, double sampleRate, ChainSettings& settings) {
  const torch::Tensor weights = answer.weights / answer.curveSpread;
  TargetCurve target;
  for (std::int64_t band = 0; band < kFeatureBands; ++band) {
    target.frequencies.push_back(featureBandFrequencies()[static_cast<std::size_t>(band)]);
    target.levels.push_back(answer.curve[band].item<double>());
    target.weights.push_back(weights[band].item<double>());
  }
  EqualiserFit::Options options;
  options.freeLevel = true;
  options.gainLimitDb = 24.0;
  EqualiserFit(sampleRate, options).adjust(target, settings);
}

}  // namespace

NetworkMethod::NetworkMethod(std::shared_ptr<Model> model, std::string name, torch::Device device)
    : model_(std::move(model)), name_(std::move(name)), device_(device) {
  model_->network->to(device_);
}

Result<NetworkAnswer> NetworkMethod::answer(const Excerpts& input, const Excerpts& reference,
                                            const MatchSections& sections) {
  auto inputFeatures = extractFeatures(input.parts, input.sampleRate);
  if (!inputFeatures) return fail("Cannot match the input: " + inputFeatures.error().message);
  auto referenceFeatures = extractFeatures(reference.parts, reference.sampleRate);
  if (!referenceFeatures) return fail("Cannot match the reference: " + referenceFeatures.error().message);

  torch::NoGradGuard untracked;
  const FeatureBatch in = FeatureBatch::of(*inputFeatures).to(device_);
  const FeatureBatch ref = FeatureBatch::of(*referenceFeatures).to(device_);
  const AlignmentBatch alignment =
      AlignmentBatch::of(alignFrames(*inputFeatures, *referenceFeatures)).to(device_);
  const Prediction prediction = model_->network->forward(in, ref, alignment);

  NetworkAnswer answer;
  answer.curve = prediction.curve[0].to(torch::kCPU);
  answer.curveSpread = prediction.curveSpread[0].to(torch::kCPU);
  answer.weights = bandWeights(in.mask * ref.mask)[0].to(torch::kCPU);
  answer.targetLufs =
      static_cast<double>(referenceFeatures->loudness) + prediction.loudnessShift[0].item<double>();
  const torch::Tensor values = prediction.values[0].to(torch::kCPU);
  const double relativeThreshold =
      values[static_cast<std::int64_t>(indexOf(ParameterId::Threshold))].item<double>();
  answer.settings = differentiable::toSettings(values);
  fitBands(answer, input.sampleRate, answer.settings);
  neutraliseUnmatched(answer.settings, sections);
  if (sections.dynamics) placeThreshold(answer.settings, relativeThreshold, input);
  if (sections.level) placeLevel(answer.settings, answer.targetLufs, input);
  return answer;
}

Result<ChainSettings> NetworkMethod::match(const Excerpts& input, const Excerpts& reference,
                                           const MatchSections& sections, const ProgressCallback& progress,
                                           std::stop_token stop) {
  report(progress, 0.0, "Listening");
  auto found = answer(input, reference, sections);
  if (!found) return tl::unexpected(found.error());
  if (stop.stop_requested()) return failCancelled();
  report(progress, 1.0, "Listening");
  return found->settings;
}

}  // namespace semblance
