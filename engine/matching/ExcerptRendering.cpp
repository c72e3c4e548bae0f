// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/ExcerptRendering.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "audio/LoudnessMeter.h"
#include "effects/EffectChain.h"

namespace semblance {
namespace {

constexpr std::int64_t kBlockFrames = 1 << 16;
constexpr double kShortestSeconds = 0.5;
constexpr double kSilentLufs = -70.0;

/// With silence at its end.
AudioBuffer lengthened(const AudioBuffer& part, std::int64_t frames) {
  AudioBuffer longer(part.channels(), part.frames() + frames);
  for (int c = 0; c < part.channels(); ++c)
    std::copy(part.channel(c).begin(), part.channel(c).end(), longer.channel(c).begin());
  return longer;
}

}  // namespace

Result<Excerpts> renderExcerpts(const Excerpts& excerpts, const ChainSettings& settings,
                                std::stop_token stop) {
  Excerpts rendered = excerpts;
  const std::int64_t late = EffectChain::latency(settings.chain);
  for (AudioBuffer& part : rendered.parts) {
    EffectChain chain;
    chain.prepare(rendered.sampleRate, part.channels());
    chain.setSettings(settings);
    AudioBuffer passing = lengthened(part, late);
    for (std::int64_t first = 0; first < passing.frames(); first += kBlockFrames) {
      if (stop.stop_requested()) return failCancelled();
      std::array<float*, 2> rows{};
      for (int c = 0; c < part.channels(); ++c)
        rows[static_cast<std::size_t>(c)] = passing.channel(c).data() + first;
      chain.process(rows.data(), static_cast<int>(std::min(kBlockFrames, passing.frames() - first)));
    }
    for (int c = 0; c < part.channels(); ++c)
      std::copy_n(passing.channel(c).begin() + late, part.frames(), part.channel(c).begin());
  }
  return rendered;
}

double excerptLoudness(const Excerpts& excerpts) {
  if (excerpts.parts.empty()) return -HUGE_VAL;
  LoudnessMeter meter(excerpts.parts.front().channels(), excerpts.sampleRate, false);
  for (const AudioBuffer& part : excerpts.parts) meter.add(part, part.frames());
  return meter.integrated();
}

std::size_t loudestPart(const Excerpts& excerpts) {
  std::size_t best = 0;
  double bestEnergy = -1.0;
  for (std::size_t i = 0; i < excerpts.parts.size(); ++i) {
    const AudioBuffer& part = excerpts.parts[i];
    double energy = 0.0;
    for (int c = 0; c < part.channels(); ++c)
      for (const float x : part.channel(c)) energy += static_cast<double>(x) * x;
    if (energy > bestEnergy) bestEnergy = energy, best = i;
  }
  return best;
}

AudioBuffer loudestExcerpt(const Excerpts& excerpts, double longestSeconds) {
  const AudioBuffer& best = excerpts.parts[loudestPart(excerpts)];
  const auto length =
      std::min(best.frames(), static_cast<std::int64_t>(longestSeconds * excerpts.sampleRate));
  const std::int64_t first = (best.frames() - length) / 2;
  AudioBuffer excerpt(best.channels(), length);
  for (int c = 0; c < best.channels(); ++c)
    std::copy_n(best.channel(c).begin() + first, length, excerpt.channel(c).begin());
  return excerpt;
}

double excerptSeconds(const Excerpts& excerpts) {
  double frames = 0.0;
  for (const AudioBuffer& part : excerpts.parts) frames += static_cast<double>(part.frames());
  return excerpts.sampleRate > 0 ? frames / excerpts.sampleRate : 0.0;
}

Result<void> checkExcerpts(const Excerpts& excerpts, const Sentence& who) {
  if (excerptSeconds(excerpts) < kShortestSeconds) {
    return fail("%1 is too short to be matched; select at least half a second of it.", who);
  }
  if (!(excerptLoudness(excerpts) > kSilentLufs)) {
    return fail("%1 is silent where it was analysed; select a passage with sound.", who);
  }
  return {};
}

}  // namespace semblance
