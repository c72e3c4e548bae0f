// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Stretching.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "audio/Resampler.h"

namespace semblance {
namespace {

using RubberBand::RubberBandStretcher;

constexpr std::size_t kBlockFrames = 4096;

void collect(RubberBandStretcher& stretcher, std::vector<float>& output) {
  for (int ready = stretcher.available(); ready > 0; ready = stretcher.available()) {
    const std::size_t filled = output.size();
    output.resize(filled + static_cast<std::size_t>(ready));
    float* row = output.data() + filled;
    const std::size_t got = stretcher.retrieve(&row, static_cast<std::size_t>(ready));
    output.resize(filled + got);
    if (got == 0) return;
  }
}

/// Makes a signal `ratio` times as long. The options give up phase coherence and long windows, which
/// statistics of levels do not notice, for speed.
std::vector<float> lengthened(std::span<const float> samples, double sampleRate, double ratio) {
  const int options = RubberBandStretcher::OptionProcessOffline | RubberBandStretcher::OptionEngineFaster |
                      RubberBandStretcher::OptionThreadingNever | RubberBandStretcher::OptionWindowShort |
                      RubberBandStretcher::OptionPhaseIndependent |
                      RubberBandStretcher::OptionDetectorPercussive;
  RubberBandStretcher stretcher(static_cast<std::size_t>(sampleRate), 1, options, ratio, 1.0);
  stretcher.setDebugLevel(0);
  stretcher.setExpectedInputDuration(samples.size());
  stretcher.setMaxProcessSize(kBlockFrames);
  const float* whole = samples.data();
  stretcher.study(&whole, samples.size(), true);  // without it the ratio would be ignored
  std::vector<float> output;
  output.reserve(static_cast<std::size_t>(static_cast<double>(samples.size()) * ratio) + kBlockFrames);
  for (std::size_t begin = 0; begin < samples.size(); begin += kBlockFrames) {
    const std::size_t count = std::min(kBlockFrames, samples.size() - begin);
    const float* block = samples.data() + begin;
    stretcher.process(&block, count, begin + count == samples.size());
    collect(stretcher, output);
  }
  return output;
}

}  // namespace

std::vector<float> playedAtSpeed(std::span<const float> samples, double sampleRate, double speed) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(samples.size()));
  std::copy(samples.begin(), samples.end(), buffer.channel(0).begin());
  const AudioBuffer played = resampled(buffer, speed * sampleRate, sampleRate);
  return {played.channel(0).begin(), played.channel(0).end()};
}

std::vector<float> stretched(std::span<const float> samples, double sampleRate, double tempo, double cents) {
  const auto length = static_cast<std::size_t>(std::llround(static_cast<double>(samples.size()) / tempo));
  const double pitch = std::exp2(cents / 1200.0);
  std::vector<float> output = lengthened(samples, sampleRate, pitch / tempo);
  if (pitch != 1.0) output = playedAtSpeed(output, sampleRate, pitch);
  output.resize(length, 0.0f);
  return output;
}

}  // namespace semblance
