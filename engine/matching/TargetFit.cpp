// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/TargetFit.h"

#include <algorithm>
#include <cmath>

#include "differentiable/Chain.h"
#include "learning/losses/AudioLoss.h"
#include "learning/losses/SpectralLoss.h"
#include "matching/ExcerptRendering.h"
#include "matching/LevelPlacement.h"
#include "matching/LoudestStretch.h"
#include "matching/RuleBasedMethod.h"

namespace semblance {

namespace {

using torch::Tensor;

Tensor asTensor(const AudioBuffer& buffer) {
  Tensor samples = torch::empty({buffer.channels(), buffer.frames()}, torch::kFloat32);
  for (int c = 0; c < buffer.channels(); ++c)
    std::copy_n(buffer.channel(c).begin(), buffer.frames(), samples[c].data_ptr<float>());
  return samples;
}

/// How far each control may move for one unit of the optimiser: the output gain's range is several times as
/// wide as the others', and gains with the same effect as another stay where they are.
Tensor controlScales(const MatchSections& sections) {
  Tensor scales = torch::zeros({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  for (const ParameterInfo& row : parameterTable()) {
    const bool twice = row.id == ParameterId::InputGain || row.id == ParameterId::MakeUp;
    if (!sections.matches(row.effect) || twice) continue;
    scales[static_cast<std::int64_t>(indexOf(row.id))] = row.id == ParameterId::OutputGain ? 0.2 : 1.0;
  }
  return scales;
}

/// The published training loss against one target.
class TargetLoss {
 public:
  explicit TargetLoss(const Tensor& target) : target_(target), spectra_(stft_.spectra(target)) {}
  Tensor operator()(const Tensor& output) const {
    return stft_(stft_.spectra(output), spectra_) + kSampleErrorWeight * meanAbsoluteError(output, target_);
  }

 private:
  SpectralLoss stft_{styleTransferStft()};
  Tensor target_;
  SpectralLoss::Spectra spectra_;
};

Tensor positionsOf(const ChainSettings& settings) {
  return differentiable::normalised(differentiable::toTensor(settings));
}

ChainSettings settingsOf(const Tensor& positions, ChainPreset chain) {
  ChainSettings settings = differentiable::toSettings(differentiable::denormalised(positions));
  settings.chain = chain;
  return settings;
}

bool sameShape(const Excerpts& a, const Excerpts& b) {
  return a.parts.size() == 1 && b.parts.size() == 1 && a.sampleRate == b.sampleRate &&
         a.parts[0].frames() == b.parts[0].frames() && a.parts[0].channels() == b.parts[0].channels();
}

}  // namespace

std::vector<ChainSettings> targetFitStarts(const Excerpts& input, const Excerpts& target,
                                           const MatchSections& sections, const std::stop_token& stop) {
  std::vector<ChainSettings> starts(2, neutralSettings(sections.chain));
  starts[1][ParameterId::Threshold] = -30.0f;
  starts[1][ParameterId::Ratio] = 3.0f;
  if (chainUses(sections.chain, Effect::Saturation)) {
    starts.push_back(neutralSettings(sections.chain));
    starts.back()[ParameterId::SaturationMix] = 80.0f;
    starts.back()[ParameterId::SaturationDrive] = 12.0f;
  }
  const double loudness = excerptLoudness(target);
  for (ChainSettings& start : starts) {
    neutraliseUnmatched(start, sections);
    if (sections.level && std::isfinite(loudness)) placeLevel(start, loudness, input);
  }
  RuleBasedMethod ruleBased;
  if (const auto ruled = ruleBased.match(input, target, sections, {}, stop)) starts.push_back(*ruled);
  return starts;
}

Result<ChainSettings> fitToTarget(const Excerpts& input, const Excerpts& target,
                                  const std::vector<ChainSettings>& starts, const MatchSections& sections,
                                  const TargetFitOptions& options, const FitWatch& watch,
                                  std::stop_token stop) {
  if (!sameShape(input, target)) return fail("A fit needs an input and a target of the same length.");
  if (starts.empty()) return fail("A fit needs settings to start from.");
  const ChainPreset chain = starts.front().chain;
  const Tensor dry = asTensor(input.parts[0]);
  const Tensor wet = asTensor(target.parts[0]);
  const Stretch stretch = loudestStretch(wet, input.sampleRate, options.excerptSeconds, options.leadSeconds);
  const Tensor heard = stretch.withLead(dry).unsqueeze(0);
  const TargetLoss excerptLoss(stretch.of(wet));
  const auto loss = [&](const Tensor& positions) {
    const Tensor values = differentiable::denormalised(positions).unsqueeze(0);
    return excerptLoss(
        differentiable::applyChain(heard, values, input.sampleRate, chain)[0].slice(1, stretch.lead));
  };
  DescentWatch tell;
  if (watch) tell = [&](double done, const Tensor& best) { watch(done, settingsOf(best, chain)); };
  std::vector<Tensor> positions;
  for (const ChainSettings& start : starts) positions.push_back(positionsOf(start));
  const auto found = scoutedDescent(loss, positions, controlScales(sections), options.descent, tell, stop);
  if (!found) return tl::unexpected(found.error());

  std::vector<ChainSettings> candidates = starts;
  candidates.push_back(settingsOf(*found, chain));
  torch::NoGradGuard untracked;
  const TargetLoss wholeLoss(wet);
  std::vector<double> losses;
  for (const ChainSettings& candidate : candidates) {
    const auto output = renderExcerpts(input, candidate, stop);
    if (!output) return tl::unexpected(output.error());
    losses.push_back(wholeLoss(asTensor(output->parts[0])).item<double>());
  }
  return candidates[static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) -
                                             losses.begin())];
}

}  // namespace semblance
