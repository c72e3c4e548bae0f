// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <numbers>
#include <stdexcept>

#include "audio/AudioWriter.h"

namespace semblance::test {

/// How a made-up track sounds: noise whose treble is set by `brightness` (0 dark to 1 white) and whose level
/// swells.
struct MadeTrack {
  int sampleRate = 44100;
  int channels = 2;
  double seconds = 3.0;
  double level = 0.2;
  double brightness = 0.5;
  std::uint32_t seed = 1;
};

inline AudioBuffer makeTrack(const MadeTrack& made) {
  const auto frames = static_cast<std::int64_t>(made.seconds * made.sampleRate);
  AudioBuffer buffer(made.channels, frames);
  for (int channel = 0; channel < made.channels; ++channel) {
    std::uint32_t state = made.seed * 2654435761u + static_cast<std::uint32_t>(channel) + 1u;
    double low = 0.0;
    for (std::int64_t n = 0; n < frames; ++n) {
      state = state * 1664525u + 1013904223u;
      const double white = static_cast<double>(state >> 8) / (1u << 23) - 1.0;
      low += (0.05 + 0.95 * made.brightness) * (white - low);
      const double swell =
          0.6 + 0.4 * std::sin(2.0 * std::numbers::pi * 1.5 * static_cast<double>(n) / made.sampleRate);
      buffer.channel(channel)[static_cast<std::size_t>(n)] = static_cast<float>(made.level * swell * low);
    }
  }
  return buffer;
}

/// Writes a made-up track as 24-bit; the kind of file follows from the name.
inline std::filesystem::path writeTrack(const std::filesystem::path& path, const MadeTrack& made) {
  WriteFormat format;
  format.container = *containerFromExtension(path);
  format.sampleRate = made.sampleRate;
  format.channels = made.channels;
  format.dither = false;
  const AudioBuffer buffer = makeTrack(made);
  auto writer = AudioWriter::create(path, format);
  if (!writer) throw std::runtime_error(writer.error().message);
  if (auto written = writer->write(buffer, buffer.frames()); !written)
    throw std::runtime_error(written.error().message);
  if (auto closed = writer->commit(); !closed) throw std::runtime_error(closed.error().message);
  return path;
}

}  // namespace semblance::test
