// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/SndfileFormat.h"

namespace semblance {

namespace {

int subtypeOf(SampleFormat sampleFormat) {
  switch (sampleFormat) {
    case SampleFormat::Int16:
      return SF_FORMAT_PCM_16;
    case SampleFormat::Int24:
      return SF_FORMAT_PCM_24;
    case SampleFormat::Int32:
      return SF_FORMAT_PCM_32;
    case SampleFormat::Float32:
      return SF_FORMAT_FLOAT;
    case SampleFormat::Float64:
      return SF_FORMAT_DOUBLE;
    case SampleFormat::Lossy:
      break;
  }
  return 0;
}

std::optional<Container> containerOf(int format) {
  const int subtype = format & SF_FORMAT_SUBMASK;
  switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
      return Container::Wav;
    case SF_FORMAT_RF64:
      return Container::Rf64;
    case SF_FORMAT_W64:
      return Container::W64;
    case SF_FORMAT_AIFF:
      return Container::Aiff;
    case SF_FORMAT_FLAC:
      return Container::Flac;
    case SF_FORMAT_OGG:
      if (subtype == SF_FORMAT_VORBIS) return Container::OggVorbis;
      if (subtype == SF_FORMAT_OPUS) return Container::OggOpus;
      return std::nullopt;
    case SF_FORMAT_MPEG:
      if (subtype == SF_FORMAT_MPEG_LAYER_III) return Container::Mp3;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

SampleFormat sampleFormatOf(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_DWVW_24:
    case SF_FORMAT_ALAC_20:
    case SF_FORMAT_ALAC_24:
      return SampleFormat::Int24;
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_ALAC_32:
      return SampleFormat::Int32;
    case SF_FORMAT_FLOAT:
      return SampleFormat::Float32;
    case SF_FORMAT_DOUBLE:
      return SampleFormat::Float64;
    case SF_FORMAT_VORBIS:
    case SF_FORMAT_OPUS:
    case SF_FORMAT_MPEG_LAYER_I:
    case SF_FORMAT_MPEG_LAYER_II:
    case SF_FORMAT_MPEG_LAYER_III:
      return SampleFormat::Lossy;
    default:
      return SampleFormat::Int16;
  }
}

// libsndfile's own words, for the kinds that have no name of ours.
std::string libraryName(int command, int format) {
  SF_FORMAT_INFO info{};
  info.format = format;
  if (sf_command(nullptr, command, &info, sizeof(info)) != 0 || !info.name) return "unknown kind";
  return info.name;
}

bool isPlain(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
      return true;
    default:
      return false;
  }
}

std::string descriptionOf(const AudioFormat& format, int number) {
  if (format.container && isLossy(*format.container)) return std::string(containerName(*format.container));
  const std::string kind = format.container ? std::string(containerName(*format.container))
                                            : libraryName(SFC_GET_FORMAT_INFO, number & SF_FORMAT_TYPEMASK);
  const std::string samples = isPlain(number) ? std::string(sampleFormatName(format.sampleFormat))
                                              : libraryName(SFC_GET_FORMAT_INFO, number & SF_FORMAT_SUBMASK);
  return kind + ", " + samples;
}

}  // namespace

int sndfileFormat(Container container, SampleFormat sampleFormat) {
  switch (container) {
    case Container::Wav:
      return SF_FORMAT_WAV | subtypeOf(sampleFormat);
    case Container::Rf64:
      return SF_FORMAT_RF64 | subtypeOf(sampleFormat);
    case Container::W64:
      return SF_FORMAT_W64 | subtypeOf(sampleFormat);
    case Container::Aiff:
      return SF_FORMAT_AIFF | subtypeOf(sampleFormat);
    case Container::Flac:
      return SF_FORMAT_FLAC | subtypeOf(sampleFormat);
    case Container::OggVorbis:
      return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case Container::OggOpus:
      return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case Container::Mp3:
      return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
  }
  return 0;
}

AudioFormat audioFormat(const SF_INFO& info) {
  AudioFormat format;
  format.sampleRate = info.samplerate;
  format.channels = info.channels;
  format.frames = info.frames;
  format.sampleFormat = sampleFormatOf(info.format);
  format.container = containerOf(info.format);
  format.description = descriptionOf(format, info.format);
  return format;
}

}  // namespace semblance
