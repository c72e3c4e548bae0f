// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace semblance {

/// File kinds that can be written. Every kind that libsndfile knows can be read.
enum class Container { Wav, Rf64, W64, Aiff, Flac, OggVorbis, OggOpus, Mp3 };

/// How samples are stored; Lossy for the codecs that have no sample format of their own.
enum class SampleFormat { Int16, Int24, Int32, Float32, Float64, Lossy };

/// What an opened file holds.
struct AudioFormat {
  int sampleRate = 0;  ///< Hz
  int channels = 0;
  std::int64_t frames = 0;
  SampleFormat sampleFormat = SampleFormat::Int16;
  std::optional<Container> container;  ///< empty for kinds that we read but do not write
  std::string description;             ///< "WAV, 24-bit", as shown to the user

  double seconds() const { return sampleRate > 0 ? static_cast<double>(frames) / sampleRate : 0.0; }
};

/// A stretch of a track in seconds from its start; `end` is exclusive.
struct TimeRange {
  double begin = 0.0;
  double end = 0.0;
  double seconds() const { return end - begin; }
  bool operator==(const TimeRange&) const = default;
};

/// The kind that a file name asks for by its extension (.wav .rf64 .w64 .aif .aiff .flac .ogg .opus .mp3).
std::optional<Container> containerFromExtension(const std::filesystem::path& path);
std::string_view containerName(Container container);
/// Sample formats that a container can store, best first; 32-bit float leads where it can be stored, because
/// it keeps what the engine computes.
std::vector<SampleFormat> sampleFormatsOf(Container container);
std::string_view sampleFormatName(SampleFormat format);
bool isLossy(Container container);

}  // namespace semblance
