// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AudioWriter.h"

#include <utility>

#include "audio/Interleaving.h"
#include "audio/Quantiser.h"
#include "audio/SndfileSink.h"
#include "base/AtomicFile.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t blockFrames = 4096;

int bitsOf(SampleFormat format) {
  switch (format) {
    case SampleFormat::Int16:
      return 16;
    case SampleFormat::Int24:
      return 24;
    case SampleFormat::Int32:
      return 32;
    default:
      return 0;
  }
}

std::string listOf(const std::vector<SampleFormat>& formats) {
  std::string list;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) list += ", ";
    list += sampleFormatName(formats[i]);
  }
  return list;
}

// Rates that a codec is restricted to; none for the kinds that store any.
std::vector<int> ratesOf(Container container) {
  if (container == Container::OggOpus) return {8000, 12000, 16000, 24000, 48000};
  if (container == Container::Mp3) return {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
  return {};
}

Sentence reasonAgainst(const WriteFormat& format) {
  const std::string name(containerName(format.container));
  if (format.channels < 1 || format.channels > 2)
    return Sentence("%1 channels cannot be written, only mono and stereo", format.channels);
  if (const auto formats = sampleFormatsOf(format.container);
      !isLossy(format.container) && std::ranges::find(formats, format.sampleFormat) == formats.end())
    return Sentence("%1 cannot store %2 samples. Choose %3", name, sampleFormatName(format.sampleFormat),
                    listOf(formats));
  const auto rates = ratesOf(format.container);
  if (rates.empty() || std::ranges::find(rates, format.sampleRate) != rates.end()) return {};
  std::string list;
  for (const int rate : rates) list += (list.empty() ? "" : ", ") + std::to_string(rate);
  return Sentence("%1 cannot store %2 Hz, only %3 Hz. Choose FLAC or WAV, or convert the sample rate", name,
                  format.sampleRate, list);
}

tl::unexpected<Error> failWriting(const fs::path& path, const Sentence& reason) {
  return fail("Cannot write %1: %2.", path, reason);
}

}  // namespace

struct AudioWriter::Impl {
  Impl(fs::path path, const WriteFormat& wanted, AtomicFile atomic, std::unique_ptr<SndfileSink> opened)
      : target(std::move(path)),
        format(wanted),
        file(std::move(atomic)),
        sink(std::move(opened)),
        quantiser(std::max(bitsOf(wanted.sampleFormat), 1),
                  wanted.dither && bitsOf(wanted.sampleFormat) <= 24, wanted.ditherSeed),
        samples(static_cast<std::size_t>(blockFrames * wanted.channels)),
        integers(samples.size()) {}

  Result<void> writeBlock(const AudioBuffer& buffer, std::int64_t first, std::int64_t frames);
  Result<void> makeRoom(std::int64_t frames);
  Result<void> continueAsRf64();
  bool storesIntegers() const { return bitsOf(format.sampleFormat) > 0 && !isLossy(format.container); }

  fs::path target;
  WriteFormat format;
  AtomicFile file;
  std::unique_ptr<SndfileSink> sink;
  Quantiser quantiser;
  std::vector<float> samples;
  std::vector<std::int32_t> integers;
  Tags tags;
  std::int64_t clipped = 0;
};

AudioWriter::AudioWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AudioWriter::AudioWriter(AudioWriter&&) noexcept = default;
AudioWriter& AudioWriter::operator=(AudioWriter&&) noexcept = default;
AudioWriter::~AudioWriter() = default;

Result<AudioWriter> AudioWriter::create(const fs::path& path, const WriteFormat& format) {
  if (const Sentence reason = reasonAgainst(format); !reason.empty()) return failWriting(path, reason);
  auto file = AtomicFile::create(path);
  if (!file) return tl::unexpected(file.error());
  auto sink = SndfileSink::open(file->temporaryPath(), format);
  if (!sink) return failWriting(path, sink.error().sentence);
  return AudioWriter(std::make_unique<Impl>(path, format, std::move(*file), std::move(*sink)));
}

// Before a WAV outgrows its 32-bit sizes, what there is moves into an RF64 file, which continues it. Starting
// with RF64 would be simpler, but small ones of those are not read everywhere.
Result<void> AudioWriter::Impl::makeRoom(std::int64_t frames) {
  constexpr std::int64_t largestSample = 8;
  if (sink->bytesWritten() + frames * format.channels * largestSample < largestRiffBytes) return {};
  if (format.container == Container::Wav) return continueAsRf64();
  if (format.container == Container::Aiff) return fail("AIFF cannot hold more than 4 GB. Choose WAV or FLAC");
  return {};
}

Result<void> AudioWriter::Impl::continueAsRf64() {
  if (const auto closed = sink->close(); !closed) return closed;
  auto larger = AtomicFile::create(target);
  if (!larger) return tl::unexpected(larger.error());
  format.container = Container::Rf64;
  auto opened = SndfileSink::open(larger->temporaryPath(), format);
  if (!opened) return tl::unexpected(opened.error());
  sink = std::move(*opened);
  sink->setTags(tags);
  const auto copied = sink->copySamples(file.temporaryPath());
  file = std::move(*larger);
  return copied;
}

Result<void> AudioWriter::Impl::writeBlock(const AudioBuffer& buffer, std::int64_t first,
                                           std::int64_t frames) {
  const auto count = static_cast<std::size_t>(frames * format.channels);
  interleave(buffer, first, frames, samples.data());
  if (!allFinite(samples.data(), count))
    return fail("the processed sound holds values that are not numbers (NaN or infinite)");
  if (!storesIntegers()) return sink->write(samples.data(), frames);
  clipped += quantiser.convert(std::span(samples).first(count), integers.data());
  return sink->write(integers.data(), frames);
}

Result<void> AudioWriter::write(const AudioBuffer& buffer, std::int64_t frames) {
  if (const auto room = impl_->makeRoom(frames); !room)
    return failWriting(impl_->target, room.error().sentence);
  for (std::int64_t first = 0; first < frames; first += blockFrames) {
    const auto written = impl_->writeBlock(buffer, first, std::min(blockFrames, frames - first));
    if (!written) return failWriting(impl_->target, written.error().sentence);
  }
  return {};
}

void AudioWriter::copyTags(const fs::path& source) {
  impl_->tags = tagsOf(source);
  impl_->sink->setTags(impl_->tags);
}

std::int64_t AudioWriter::clippedSamples() const { return impl_->clipped; }

Result<void> AudioWriter::commit() {
  const auto closed = impl_->sink->close();
  if (!closed) return failWriting(impl_->target, closed.error().sentence);
  return impl_->file.commit();
}

}  // namespace semblance
