// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/NetworkMethod.h"

#include <algorithm>

#include "differentiable/Chain.h"
#include "effects/Biquad.h"
#include "matching/CrestPlacement.h"
#include "matching/EqualiserFit.h"
#include "matching/EqualiserRange.h"
#include "matching/ExcerptRendering.h"
#include "matching/GraphicFit.h"
#include "matching/LevelPlacement.h"
#include "matching/NetworkBlend.h"
#include "matching/ReferenceBlend.h"
#include "matching/WidthPlacement.h"

namespace semblance {

namespace {

using torch::Tensor;

// The second round hears the equalised input: like moments are found more surely once the tone is nearly
// right. A third gains nothing more.
constexpr int kRounds = 2;

// A gain that shrinks is an error here: unlike a measured difference of spectra, the curve is no more than
// what is wanted. What keeps bands from adding up to a mere level is the price of the level itself.
constexpr double kGainPenalty = 8e-5;
constexpr double kLevelPenalty = 0.01;

// Foreignness below which the network hears what a compressor did through the content, and above which the
// density itself is the better guide: two passages of one recording have 0.85 to 1.04, others 0.9 to 2.
constexpr double kSameRecording = 0.97;
constexpr double kOtherRecording = 1.03;

// The network knows the response better than the bands that make it: bands compensate one another in ways
// that are hard to learn and easy to solve. The better of two starts: the network's bands, and none. How sure
// the network is of a band does not count: where it is unsure there is usually much to be done.
void fitBands(const NetworkAnswer& answer, double sampleRate, const EqualiserLimits& limits,
              ChainSettings& settings) {
  TargetCurve target;
  for (std::int64_t band = 0; band < kFeatureBands; ++band) {
    target.frequencies.push_back(featureBandFrequencies()[static_cast<std::size_t>(band)]);
    target.levels.push_back(answer.curve[band].item<double>());
    target.weights.push_back(answer.weights[band].item<double>());
  }
  limitCurve(target, limits, true);
  if (settings.uses(Effect::GraphicEqualiser)) {
    GraphicFit::Options options;
    options.freeLevel = true;
    options.gainPenalty = kGainPenalty;
    options.levelPenalty = kLevelPenalty;
    GraphicFit(sampleRate, options).fit(target, settings);
    return;
  }
  EqualiserFit::Options options;
  options.freeLevel = !limits.limited();
  options.bands = limits.bands;
  options.gainLimitDb = 24.0;
  options.gainPenalty = kGainPenalty;
  options.levelPenalty = kLevelPenalty;
  const EqualiserFit fit(sampleRate, options);
  ChainSettings other = settings;
  const double error = fit.adjust(target, settings);
  if (fit.fit(target, other) < error) settings = other;
}

void copyBands(const ChainSettings& from, ChainSettings& to) {
  for (const EqualiserBand& band : kEqualiserBands)
    for (const ParameterId id : {band.gain, band.frequency, band.q}) to[id] = from[id];
}

ChainSettings equaliserOnly(ChainSettings settings) {
  for (const Effect effect :
       {Effect::InputGain, Effect::Compressor, Effect::Saturation, Effect::Width, Effect::OutputGain})
    settings.setBypassed(effect, true);
  return settings;
}

/// Response of the bands at the feature bands, dB.
Tensor responseOf(const ChainSettings& settings, double sampleRate) {
  std::vector<float> response;
  for (const double frequency : featureBandFrequencies())
    response.push_back(static_cast<float>(
        equaliserResponseDb(settings, std::min(frequency, 0.49 * sampleRate), sampleRate)));
  return torch::tensor(response);
}

}  // namespace

NetworkMethod::NetworkMethod(std::shared_ptr<Model> model, std::string name, torch::Device device)
    : model_(std::move(model)), name_(std::move(name)), device_(device) {
  model_->network->to(device_);
}

Result<NetworkAnswer> NetworkMethod::answer(const Excerpts& input, const Excerpts& reference,
                                            const MatchSections& sections, const std::stop_token& stop) {
  auto referenceFeatures = extractFeatures(reference.parts, reference.sampleRate);
  if (!referenceFeatures) return fail("Cannot match the reference: %1", referenceFeatures.error().sentence);
  torch::NoGradGuard untracked;
  NetworkAnswer answer;
  Tensor applied = torch::zeros({kFeatureBands});
  Excerpts equalised;
  for (int round = 0; round < kRounds; ++round) {
    if (stop.stop_requested()) return failCancelled();
    const Excerpts& heard = round == 0 ? input : equalised;
    auto inputFeatures = extractFeatures(heard.parts, heard.sampleRate);
    if (!inputFeatures) return fail("Cannot match the input: %1", inputFeatures.error().sentence);
    const ChainSettings before = answer.settings;
    if (stop.stop_requested()) return failCancelled();
    const FrameAlignment alignment = listen(*inputFeatures, *referenceFeatures, answer);
    answer.settings.chain = sections.chain;
    answer.curve = answer.curve + applied;
    if (round > 0) copyBands(before, answer.settings);
    fitBands(answer, input.sampleRate, sections.limits, answer.settings);
    if (round + 1 == kRounds) {
      answer.foreignness = foreignness(alignment, *inputFeatures, *referenceFeatures);
      break;
    }
    auto rendered = renderExcerpts(input, equaliserOnly(answer.settings), {});
    if (!rendered) return tl::unexpected(rendered.error());
    equalised = std::move(*rendered);
    applied = responseOf(answer.settings, input.sampleRate);
  }
  neutraliseUnmatched(answer.settings, sections);
  if (sections.dynamics) placeThreshold(answer.settings, answer.relativeThreshold, input);
  if (sections.level) placeLevel(answer.settings, answer.targetLufs, input);
  return answer;
}

FrameAlignment NetworkMethod::listen(const SignalFeatures& input, const SignalFeatures& reference,
                                     NetworkAnswer& answer) {
  const FeatureBatch in = FeatureBatch::of(input).to(device_);
  const FeatureBatch ref = FeatureBatch::of(reference).to(device_);
  const FrameAlignment alignment = alignFrames(input, reference);
  const Prediction prediction = model_->network->forward(in, ref, AlignmentBatch::of(alignment).to(device_));
  answer.curve = prediction.curve[0].to(torch::kCPU);
  answer.curveSpread = prediction.curveSpread[0].to(torch::kCPU);
  answer.weights = bandWeights(in.mask * ref.mask)[0].to(torch::kCPU);
  answer.targetLufs = static_cast<double>(reference.loudness) + prediction.loudnessShift[0].item<double>();
  const Tensor values = prediction.values[0].to(torch::kCPU);
  answer.relativeThreshold =
      values[static_cast<std::int64_t>(indexOf(ParameterId::Threshold))].item<double>();
  answer.settings = differentiable::toSettings(values);
  return alignment;
}

Result<NetworkAnswer> NetworkMethod::answerBlend(const Excerpts& input, References references,
                                                 const MatchSections& sections,
                                                 const ProgressCallback& progress,
                                                 const std::stop_token& stop) {
  const auto shares = sharesOf(references);
  if (!shares) return tl::unexpected(shares.error());
  std::vector<NetworkAnswer> answers;
  for (const WeightedReference& reference : references) {
    report(progress, static_cast<double>(answers.size()) / static_cast<double>(references.size()),
           Sentence("Listening"));
    auto found = answer(input, *reference.excerpts, sections, stop);
    if (!found) return found;
    if (stop.stop_requested()) return failCancelled();
    answers.push_back(std::move(*found));
  }
  NetworkAnswer middle = blendedAnswer(answers, *shares);
  const bool alone = answers.size() == 1;
  if (!alone && sections.equaliser) fitBands(middle, input.sampleRate, sections.limits, middle.settings);
  if (!alone && sections.dynamics) placeThreshold(middle.settings, middle.relativeThreshold, input);
  const ChainSettings predicted = middle.settings;
  if (sections.dynamics) {
    const double trust = (middle.foreignness - kSameRecording) / (kOtherRecording - kSameRecording);
    if (auto placed = placeCrest(middle.settings, input, references, *shares, trust, stop); !placed)
      return tl::unexpected(placed.error());
  }
  if (sections.width) placeWidth(middle.settings, input, references, *shares);
  const bool moved = !alone || middle.settings != predicted;
  if (moved && sections.level) placeLevel(middle.settings, middle.targetLufs, input);
  return middle;
}

Result<ChainSettings> NetworkMethod::matchBlend(const Excerpts& input, References references,
                                                const MatchSections& sections,
                                                const ProgressCallback& progress, std::stop_token stop) {
  report(progress, 0.0, Sentence("Listening"));
  auto found = answerBlend(input, references, sections, progress, stop);
  if (!found) return tl::unexpected(found.error());
  report(progress, 1.0, Sentence("Listening"));
  return found->settings;
}

}  // namespace semblance
