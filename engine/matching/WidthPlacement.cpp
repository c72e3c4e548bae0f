// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/WidthPlacement.h"

#include <cmath>

#include "audio/LoudnessMeter.h"
#include "matching/ExcerptRendering.h"

namespace semblance {
namespace {

constexpr double kMonoLu = -60.0;
constexpr double kNoticeableLu = 0.5;

/// (left + sign * right)/2.
AudioBuffer combined(const AudioBuffer& stereo, float sign) {
  AudioBuffer result(1, stereo.frames());
  const auto left = stereo.channel(0);
  const auto right = stereo.channel(1);
  for (std::size_t n = 0; n < left.size(); ++n) result.channel(0)[n] = 0.5f * (left[n] + sign * right[n]);
  return result;
}

std::optional<double> sideRatioOf(References references, const std::vector<double>& shares) {
  double sum = 0.0;
  double counted = 0.0;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const auto ratio = sideRatio(*references[i].excerpts);
    if (!ratio) continue;
    sum += shares[i] * *ratio;
    counted += shares[i];
  }
  if (!(counted > 0.0)) return std::nullopt;
  return sum / counted;
}

}  // namespace

std::optional<double> sideRatio(const Excerpts& excerpts) {
  LoudnessMeter middle(1, excerpts.sampleRate, false);
  LoudnessMeter side(1, excerpts.sampleRate, false);
  for (const AudioBuffer& part : excerpts.parts) {
    if (part.channels() != 2) return std::nullopt;
    middle.add(combined(part, 1.0f), part.frames());
    side.add(combined(part, -1.0f), part.frames());
  }
  const double ratio = side.integrated() - middle.integrated();
  if (!std::isfinite(ratio) || ratio < kMonoLu) return std::nullopt;
  return ratio;
}

void placeWidth(ChainSettings& settings, const Excerpts& input, References references,
                const std::vector<double>& shares) {
  settings[ParameterId::StereoWidth] = parameterInfo(ParameterId::StereoWidth).neutral;
  if (!sideRatio(input)) return;
  const auto wanted = sideRatioOf(references, shares);
  if (!wanted) return;
  const auto output = renderExcerpts(input, settings, {});
  if (!output) return;
  const auto own = sideRatio(*output);
  if (!own || std::abs(*wanted - *own) < kNoticeableLu) return;
  settings[ParameterId::StereoWidth] = clampedToRange(
      ParameterId::StereoWidth, static_cast<float>(100.0 * std::pow(10.0, (*wanted - *own) / 20.0)));
}

}  // namespace semblance
