// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AudioFormat.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace semblance {

std::optional<Container> containerFromExtension(const std::filesystem::path& path) {
  static constexpr std::array<std::pair<std::string_view, Container>, 11> kinds{{
      {".wav", Container::Wav},
      {".wave", Container::Wav},
      {".rf64", Container::Rf64},
      {".w64", Container::W64},
      {".aif", Container::Aiff},
      {".aiff", Container::Aiff},
      {".flac", Container::Flac},
      {".ogg", Container::OggVorbis},
      {".oga", Container::OggVorbis},
      {".opus", Container::OggOpus},
      {".mp3", Container::Mp3},
  }};
  std::string extension = path.extension().string();
  for (char& letter : extension) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  const auto* const kind = std::ranges::find(kinds, extension, [](const auto& pair) { return pair.first; });
  return kind == kinds.end() ? std::nullopt : std::optional(kind->second);
}

std::string_view containerName(Container container) {
  switch (container) {
    case Container::Wav:
      return "WAV";
    case Container::Rf64:
      return "RF64";
    case Container::W64:
      return "W64";
    case Container::Aiff:
      return "AIFF";
    case Container::Flac:
      return "FLAC";
    case Container::OggVorbis:
      return "Ogg Vorbis";
    case Container::OggOpus:
      return "Opus";
    case Container::Mp3:
      return "MP3";
  }
  return "";
}

// 32-bit float leads because it is what the engine computes in: nothing else stores its results unchanged and
// smaller.
std::vector<SampleFormat> sampleFormatsOf(Container container) {
  if (isLossy(container)) return {SampleFormat::Lossy};
  if (container == Container::Flac) return {SampleFormat::Int24, SampleFormat::Int16};
  return {SampleFormat::Float32, SampleFormat::Float64, SampleFormat::Int32, SampleFormat::Int24,
          SampleFormat::Int16};
}

std::string_view sampleFormatName(SampleFormat format) {
  switch (format) {
    case SampleFormat::Int16:
      return "16-bit";
    case SampleFormat::Int24:
      return "24-bit";
    case SampleFormat::Int32:
      return "32-bit";
    case SampleFormat::Float32:
      return "32-bit float";
    case SampleFormat::Float64:
      return "64-bit float";
    case SampleFormat::Lossy:
      return "lossy";
  }
  return "";
}

bool isLossy(Container container) {
  return container == Container::OggVorbis || container == Container::OggOpus || container == Container::Mp3;
}

}  // namespace semblance
