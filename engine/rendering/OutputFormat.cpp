// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/OutputFormat.h"

#include <algorithm>
#include <cmath>

namespace semblance {
namespace {

SampleFormat defaultSampleFormat(SampleFormat input, Container container) {
  const std::vector<SampleFormat> possible = sampleFormatsOf(container);
  const auto can = [&possible](SampleFormat format) {
    return std::find(possible.begin(), possible.end(), format) != possible.end();
  };
  if (can(input)) return input;
  return can(SampleFormat::Int24) ? SampleFormat::Int24 : possible.front();
}

bool within(double value, double low, double high) { return value >= low && value <= high; }

}  // namespace

Result<WriteFormat> outputFormat(const AudioFormat& input, const std::filesystem::path& output,
                                 const RenderOptions& options) {
  const auto container = containerFromExtension(output);
  if (!container)
    return fail(
        "Cannot write %1: the extension “%2” names no kind of sound file. Use .wav, .rf64, .w64, .aiff, "
        ".flac, .ogg, .opus or .mp3.",
        output, output.extension());
  WriteFormat format;
  format.container = *container;
  format.sampleFormat = options.sampleFormat.value_or(defaultSampleFormat(input.sampleFormat, *container));
  format.sampleRate = outputRate(input, options);
  format.channels = input.channels;
  format.dither = options.dither;
  format.ditherSeed = options.ditherSeed;
  return format;
}

Result<void> checkOptions(const RenderOptions& options) {
  if (options.sampleRate && !within(*options.sampleRate, 8000.0, 192000.0))
    return fail("The sample rate of the result must lie between 8000 and 192000 Hz.");
  if (options.loudnessLufs && !within(*options.loudnessLufs, -70.0, 0.0))
    return fail("The loudness target must lie between -70 and 0 LUFS.");
  if (options.truePeakCeiling && !within(*options.truePeakCeiling, -60.0, 6.0))
    return fail("The true-peak ceiling must lie between -60 and +6 dBTP.");
  return {};
}

int outputRate(const AudioFormat& input, const RenderOptions& options) {
  return options.sampleRate ? static_cast<int>(std::lround(*options.sampleRate)) : input.sampleRate;
}

}  // namespace semblance
