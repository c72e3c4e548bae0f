// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include <QDir>
#include <QString>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <numbers>
#include <stdexcept>
#include <vector>

namespace semblance::test {

/// Value of a sample by its frame and channel.
using Signal = std::function<double(std::int64_t frame, int channel)>;

/// Frame n holds n + 1 millionths of a power of two, the right side negated: each sample tells where it comes
/// from.
inline constexpr double kCountingStep = 1.0 / (1 << 22);
inline Signal counting() {
  return [](std::int64_t frame, int channel) {
    return static_cast<double>(frame + 1) * (channel == 0 ? kCountingStep : -kCountingStep);
  };
}
inline std::int64_t countedFrame(float sample) {
  return std::llround(static_cast<double>(sample) / kCountingStep) - 1;
}

inline Signal sine(double frequency, double amplitude, int rate) {
  return [=](std::int64_t frame, int) {
    return amplitude * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(frame) / rate);
  };
}

/// Repeatable noise in -amplitude..amplitude, different on the two sides.
inline Signal noise(double amplitude, std::uint64_t seed = 1) {
  return [=](std::int64_t frame, int channel) {
    std::uint64_t x =
        (static_cast<std::uint64_t>(frame) * 2 + static_cast<std::uint64_t>(channel) + seed * 7919) *
        0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    x ^= x >> 31;
    return amplitude * (static_cast<double>(x >> 11) / (1ull << 52) - 1.0);
  };
}

struct TrackShape {
  int rate = 48000;
  int channels = 2;
  std::int64_t frames = 48000;
};

/// Interleaved samples as floats, which is how writeTrack() stores them.
inline std::vector<float> samplesOf(const TrackShape& shape, const Signal& signal) {
  std::vector<float> samples;
  samples.reserve(static_cast<std::size_t>(shape.frames * shape.channels));
  for (std::int64_t n = 0; n < shape.frames; ++n)
    for (int c = 0; c < shape.channels; ++c) samples.push_back(static_cast<float>(signal(n, c)));
  return samples;
}

/// A 32-bit float WAV file in `folder`.
inline std::filesystem::path writeTrack(const QString& folder, const char* name, const TrackShape& shape,
                                        const Signal& signal) {
  const std::string path = QDir(folder).filePath(name).toStdString();
  SF_INFO info{};
  info.samplerate = shape.rate;
  info.channels = shape.channels;
  info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
  if (file == nullptr) throw std::runtime_error(sf_strerror(nullptr));
  const std::vector<float> samples = samplesOf(shape, signal);
  const sf_count_t written = sf_writef_float(file, samples.data(), shape.frames);
  sf_close(file);
  if (written != shape.frames) throw std::runtime_error("short write");
  return path;
}

}  // namespace semblance::test
