// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ClipDecoding.h"

#include <algorithm>
#include <cmath>

#include "audio/AudioReader.h"
#include "audio/Resampler.h"
#include "audio/Spectrum.h"
#include "learning/BandLimit.h"
#include "learning/Levels.h"

namespace semblance {
namespace {

constexpr std::int64_t kBlockFrames = 65536;

void mixToMono(const AudioBuffer& block, std::int64_t frames, AudioBuffer& mono) {
  const std::span<float> sum = mono.channel(0);
  const float share = 1.0f / static_cast<float>(block.channels());
  std::fill(sum.begin(), sum.end(), 0.0f);
  for (int c = 0; c < block.channels(); ++c) {
    const std::span<const float> row = block.channel(c);
    for (std::size_t n = 0; n < static_cast<std::size_t>(frames); ++n) sum[n] += share * row[n];
  }
}

void append(std::vector<float>& samples, const AudioBuffer& block) {
  if (block.frames() == 0) return;
  const std::span<const float> row = block.channel(0);
  samples.insert(samples.end(), row.begin(), row.end());
}

}  // namespace

std::vector<float> StoredClip::samples(std::int64_t first, std::int64_t count) const {
  std::vector<float> result(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), 0.0f);
  const std::int64_t begin = std::max<std::int64_t>(first, 0);
  const std::int64_t end = std::min(first + count, frames());
  for (std::int64_t n = begin; n < end; ++n) {
    result[static_cast<std::size_t>(n - first)] =
        unit * static_cast<float>(values[static_cast<std::size_t>(n)]);
  }
  return result;
}

StoredClip storeClip(std::span<const float> samples, double bandLimitHz) {
  StoredClip clip;
  clip.bandLimitHz = bandLimitHz;
  clip.unit = static_cast<float>(peakOf(samples) / 32767.0);
  clip.values.resize(samples.size());
  if (clip.unit <= 0.0f) return clip;
  for (std::size_t n = 0; n < samples.size(); ++n) {
    clip.values[n] = static_cast<std::int16_t>(std::lrint(samples[n] / clip.unit));
  }
  return clip;
}

Result<StoredClip> decodeClip(const std::filesystem::path& path, int sampleRate,
                              const std::stop_token& stop) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const AudioFormat format = reader->format();
  AudioBuffer block(format.channels, kBlockFrames);
  AudioBuffer mono(1, kBlockFrames);
  SpectrumAverager spectrum(1, format.sampleRate);
  Resampler resampler(1, format.sampleRate, sampleRate);
  std::vector<float> samples;
  samples.reserve(static_cast<std::size_t>(std::max(0.0, format.seconds() * sampleRate)) + 16);
  for (;;) {
    if (stop.stop_requested()) return failCancelled();
    const auto frames = reader->read(block);
    if (!frames) return tl::unexpected(frames.error());
    mixToMono(block, *frames, mono);
    spectrum.add(mono, *frames);
    append(samples, resampler.process(mono, *frames));
    if (*frames < kBlockFrames) break;
  }
  append(samples, resampler.finish());
  const double limit = bandLimitOf(spectrum.meanPower(), format.sampleRate);
  return storeClip(samples, std::min(limit, 0.5 * sampleRate));
}

StoredClip joinClips(std::span<const StoredClip* const> parts, std::int64_t overlap) {
  std::vector<float> joined;
  double limit = parts.front()->bandLimitHz;
  for (const StoredClip* part : parts) {
    limit = std::min(limit, part->bandLimitHz);
    const std::vector<float> next = part->samples(0, part->frames());
    const std::size_t shared = std::min({static_cast<std::size_t>(overlap), joined.size(), next.size()});
    const std::size_t from = joined.size() - shared;
    for (std::size_t n = 0; n < shared; ++n) {
      const float in = (static_cast<float>(n) + 0.5f) / static_cast<float>(shared);
      joined[from + n] = (1.0f - in) * joined[from + n] + in * next[n];
    }
    joined.insert(joined.end(), next.begin() + static_cast<std::ptrdiff_t>(shared), next.end());
  }
  return storeClip(joined, limit);
}

}  // namespace semblance
