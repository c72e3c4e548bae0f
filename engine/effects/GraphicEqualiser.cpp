// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/GraphicEqualiser.h"

#include <algorithm>

#include "effects/Kernels.h"

namespace semblance {

void GraphicEqualiser::prepare(double sampleRate, int channels) {
  sampleRate_ = sampleRate;
  channels_ = channels;
  equaliser_.prepare(channels);
  setGains({});
}

void GraphicEqualiser::setGains(const std::array<double, kGraphicBandCount>& gainsDb) {
  for (std::size_t band = 0; band < kGraphicBandCount; ++band)
    sections_[band] = graphicBandSection(kGraphicBands[band], gainsDb[band], sampleRate_);
}

void GraphicEqualiser::process(float* const* channels, int frames) {
  constexpr int kBlock = 512;
  alignas(32) std::array<double, std::size_t{2} * kBlock> work;
  for (int done = 0; done < frames; done += kBlock) {
    const int count = std::min(kBlock, frames - done);
    kernels().load(channels, done, count, channels_, 1.0, 0.0, work.data());
    equaliser_.process(work.data(), count, {sections_, 1.0});
    kernels().store(work.data(), channels, done, count, channels_);
  }
  equaliser_.settle();
}

}  // namespace semblance
