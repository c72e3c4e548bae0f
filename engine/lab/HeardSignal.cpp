// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/HeardSignal.h"

#include <algorithm>

#include "audio/Resampler.h"
#include "learning/Levels.h"

namespace semblance {

torch::Tensor asTensor(const std::vector<float>& signal) {
  return torch::tensor(signal, torch::kFloat32).view({1, 1, -1});
}

torch::Tensor heardBy(const EncoderInput& encoder, const std::vector<float>& signal, int sampleRate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  if (encoder.sampleRate != sampleRate) buffer = resampled(buffer, sampleRate, encoder.sampleRate);
  std::vector<float> samples(buffer.channel(0).begin(), buffer.channel(0).end());
  normalisePeak(samples);
  return asTensor(samples);
}

}  // namespace semblance
