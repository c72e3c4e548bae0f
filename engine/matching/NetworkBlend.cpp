// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/NetworkBlend.h"

#include <algorithm>

namespace semblance {

namespace {

using torch::Tensor;

Tensor stacked(const std::vector<NetworkAnswer>& answers, Tensor NetworkAnswer::*member) {
  std::vector<Tensor> rows;
  for (const NetworkAnswer& answer : answers) rows.push_back(answer.*member);
  return torch::stack(rows);
}

// Curves are known up to a constant each: made alike over the bands that all of them have.
Tensor centredCurves(const std::vector<NetworkAnswer>& answers) {
  const Tensor curves = stacked(answers, &NetworkAnswer::curve);
  const Tensor common = std::get<0>(stacked(answers, &NetworkAnswer::weights).min(0, true));
  return curves - (curves * common).sum(1, true) / torch::clamp_min(common.sum(), 1e-9);
}

void averageCompressor(const std::vector<NetworkAnswer>& answers, const std::vector<double>& shares,
                       ChainSettings& settings) {
  for (const ParameterInfo& row : parameterTable()) {
    if (row.effect != Effect::Compressor) continue;
    double position = 0.0;
    for (std::size_t i = 0; i < answers.size(); ++i)
      position += shares[i] * normalised(row.id, static_cast<double>(answers[i].settings[row.id]));
    settings[row.id] = static_cast<float>(denormalised(row.id, position));
  }
}

}  // namespace

NetworkAnswer blendedAnswer(const std::vector<NetworkAnswer>& answers, const std::vector<double>& shares) {
  if (answers.size() == 1) return answers.front();
  const auto largest = std::max_element(shares.begin(), shares.end()) - shares.begin();
  NetworkAnswer middle;
  middle.settings = answers[static_cast<std::size_t>(largest)].settings;
  averageCompressor(answers, shares, middle.settings);
  const Tensor share = torch::tensor(shares, torch::kFloat32).unsqueeze(1);
  const Tensor weights = stacked(answers, &NetworkAnswer::weights) * share;
  const Tensor total = weights.sum(0);
  // A band that no reference has counts for nothing; its shares only must not divide by nothing.
  const Tensor inBand = weights / torch::clamp_min(total, 1e-12);
  const Tensor curves = centredCurves(answers);
  const Tensor spreads = stacked(answers, &NetworkAnswer::curveSpread);
  middle.curve = (curves * inBand).sum(0);
  const Tensor variance = ((spreads.square() + (curves - middle.curve).square()) * inBand).sum(0);
  middle.curveSpread = torch::where(total > 1e-12, variance.sqrt(), std::get<0>(spreads.max(0)));
  middle.weights = total / torch::clamp_min(total.sum(), 1e-9);
  middle.foreignness = 0.0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    middle.foreignness += shares[i] * answers[i].foreignness;
    middle.relativeThreshold += shares[i] * answers[i].relativeThreshold;
    middle.targetLufs += shares[i] * answers[i].targetLufs;
  }
  return middle;
}

}  // namespace semblance
