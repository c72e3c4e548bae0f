// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/PosteriorMethod.h"

#include <utility>

#include "differentiable/Chain.h"
#include "matching/LevelPlacement.h"

namespace semblance {

namespace {

// The network's settings with what was moved.
ChainSettings movedSettings(const Posterior& posterior, const torch::Tensor& positions) {
  ChainSettings settings = posterior.answer();
  for (const ParameterInfo& row : parameterTable()) {
    const auto index = static_cast<std::int64_t>(indexOf(row.id));
    if (posterior.movable()[index].item<double>() != 0.0)
      settings[row.id] = static_cast<float>(denormalised(row.id, positions[index].item<double>()));
  }
  return settings;
}

}  // namespace

PosteriorMethod::PosteriorMethod(NetworkMethod network, const PosteriorOptions& options)
    : network_(std::move(network)), options_(options) {}

Result<ChainSettings> PosteriorMethod::matchBlend(const Excerpts& input, References references,
                                                  const MatchSections& sections,
                                                  const ProgressCallback& progress, std::stop_token stop) {
  const auto prior = network_.answerBlend(input, references, sections, {}, stop);
  if (!prior) return tl::unexpected(prior.error());
  const auto posterior = Posterior::of(input, references, *prior, sections, options_);
  if (!posterior) return tl::unexpected(posterior.error());
  const auto settled = [&](const torch::Tensor& positions) {
    ChainSettings settings = movedSettings(*posterior, positions);
    neutraliseUnmatched(settings, sections);
    if (sections.level) placeLevel(settings, prior->targetLufs, input);
    return settings;
  };
  PositionsCallback better;
  if (preview_) better = [&](const torch::Tensor& positions) { preview_(settled(positions)); };
  const auto best = bestPositions(*posterior, better, progress, stop);
  if (!best) return tl::unexpected(best.error());
  return settled(*best);
}

}  // namespace semblance
