// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/ChainAnswer.h"

#include <algorithm>

#include "effects/EffectChain.h"

namespace semblance {

Excerpts asExcerpts(std::span<const float> signal, int sampleRate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = sampleRate;
  return excerpts;
}

std::vector<float> throughChain(std::vector<float> signal, const ChainSettings& settings, int sampleRate) {
  EffectChain chain;
  chain.prepare(sampleRate, 1);
  chain.setSettings(settings);
  float* const channel = signal.data();
  chain.process(&channel, static_cast<int>(signal.size()));
  return signal;
}

}  // namespace semblance
