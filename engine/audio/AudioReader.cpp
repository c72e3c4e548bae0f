// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AudioReader.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "audio/Interleaving.h"
#include "audio/Mp3Source.h"
#include "audio/SndfileSource.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t blockFrames = 4096;  // small enough to stay in the first cache between the two passes
constexpr int lowestRate = 8000;
constexpr int highestRate = 192000;

class Descriptor {
 public:
  explicit Descriptor(const fs::path& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Error> failOpening(const fs::path& path, const Sentence& reason) {
  return fail("Cannot open %1: %2.", path, reason);
}

// What can be said before any decoder has seen the file; empty when nothing is wrong.
Sentence reasonAgainst(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Sentence("there is no such file");
  if (error) return error.message();
  if (status.type() == fs::file_type::directory) return Sentence("it is a folder. Give a sound file");
  if (status.type() != fs::file_type::regular)
    return Sentence("it is not an ordinary file. Give a sound file");
  if (fs::file_size(path, error) == 0) return Sentence("it is empty");
  return {};
}

Sentence reasonAgainst(const AudioFormat& format) {
  if (format.channels > 2)
    return Sentence("it has %1 channels. Convert it to mono or stereo", format.channels);
  if (format.sampleRate < lowestRate || format.sampleRate > highestRate)
    return Sentence("its sample rate is %1 Hz. Convert it to 8000-192000 Hz", format.sampleRate);
  if (format.frames <= 0)
    return Sentence("it holds no sound. If it was being recorded, the recording failed");
  return {};
}

std::string inSeconds(std::int64_t frames, int sampleRate) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.3f s", static_cast<double>(frames) / sampleRate);
  return text.data();
}

}  // namespace

struct AudioReader::Impl {
  Impl(fs::path file) : path(std::move(file)), descriptor(path), block(2 * blockFrames) {}

  Result<std::int64_t> readBlock(AudioBuffer& buffer, std::int64_t first, std::int64_t frames);
  Result<void> endedEarly();
  Result<void> discard(std::int64_t frames);
  tl::unexpected<Error> failReading(const Sentence& reason) const {
    return fail("Cannot read %1: %2.", path, reason);
  }

  tl::unexpected<Error> failDecoding(const Sentence& reason) const {
    return failReading(Sentence("it is damaged at %1 (%2). Get the file again",
                                inSeconds(position, format.sampleRate), reason));
  }

  fs::path path;
  Descriptor descriptor;
  std::unique_ptr<SampleSource> source;
  AudioFormat format;
  std::int64_t position = 0;
  std::vector<float> block;
};

AudioReader::AudioReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AudioReader::AudioReader(AudioReader&&) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&&) noexcept = default;
AudioReader::~AudioReader() = default;

const AudioFormat& AudioReader::format() const { return impl_->format; }
const fs::path& AudioReader::path() const { return impl_->path; }

Result<AudioReader> AudioReader::open(const fs::path& path) {
  if (const Sentence reason = reasonAgainst(path); !reason.empty()) return failOpening(path, reason);
  auto impl = std::make_unique<Impl>(path);
  const int descriptor = impl->descriptor.number();
  if (descriptor < 0)
    return failOpening(path, Sentence("%1. Check that you are allowed to read it", std::strerror(errno)));
  auto source =
      Mp3Source::recognises(descriptor) ? Mp3Source::open(descriptor) : SndfileSource::open(descriptor);
  if (!source) return failOpening(path, source.error().sentence);
  impl->source = std::move(*source);
  impl->format = impl->source->format();
  if (const Sentence reason = reasonAgainst(impl->format); !reason.empty()) return failOpening(path, reason);
  return AudioReader(std::move(impl));
}

Result<std::int64_t> AudioReader::Impl::readBlock(AudioBuffer& buffer, std::int64_t first,
                                                  std::int64_t frames) {
  const auto got = source->read(block.data(), frames);
  if (!got) return failDecoding(got.error().message);
  const auto samples = static_cast<std::size_t>(*got * format.channels);
  if (!allFinite(block.data(), samples)) {
    std::int64_t bad = 0;
    while (allFinite(block.data() + bad, 1)) ++bad;
    return failReading(Sentence("the sample at %1 is not a number (NaN or infinite). Export the file again",
                                inSeconds(position + bad / format.channels, format.sampleRate)));
  }
  deinterleave(block.data(), *got, buffer, first);
  position += *got;
  return *got;
}

// A codec's stream that stops before its stated end is damaged there. Plain samples and MP3 are cut to what
// is left.
Result<void> AudioReader::Impl::endedEarly() {
  if (source->endIsCertain())
    return failReading(Sentence("it is damaged: the sound breaks off after %1 of %2. Get the file again",
                                inSeconds(position, format.sampleRate),
                                inSeconds(format.frames, format.sampleRate)));
  format.frames = position;
  return {};
}

Result<std::int64_t> AudioReader::read(AudioBuffer& buffer) {
  const std::int64_t left = std::max<std::int64_t>(0, impl_->format.frames - impl_->position);
  const std::int64_t wanted = std::min(buffer.frames(), left);
  std::int64_t done = 0;
  while (done < wanted) {
    const std::int64_t frames = std::min(blockFrames, wanted - done);
    const auto got = impl_->readBlock(buffer, done, frames);
    if (!got) return got;
    done += *got;
    if (*got == frames) continue;
    if (const auto ended = impl_->endedEarly(); !ended) return tl::unexpected(ended.error());
    break;
  }
  return done;
}

Result<void> AudioReader::Impl::discard(std::int64_t frames) {
  while (frames > 0) {
    const auto got = source->read(block.data(), std::min(blockFrames, frames));
    if (!got) return failDecoding(got.error().message);
    if (*got == 0) return endedEarly();
    position += *got;
    frames -= *got;
  }
  return {};
}

Result<void> AudioReader::seek(std::int64_t frame) {
  const std::int64_t target = std::clamp<std::int64_t>(frame, 0, impl_->format.frames);
  const std::int64_t ahead = target - impl_->position;
  if (ahead < 0 || ahead > impl_->source->framesToSkipByReading()) {
    const std::int64_t start = std::max<std::int64_t>(0, target - impl_->source->warmUpFrames());
    if (!impl_->source->seek(start))
      return impl_->failReading(Sentence("its position at %1 cannot be reached. Get the file again",
                                         inSeconds(target, impl_->format.sampleRate)));
    impl_->position = start;
  }
  return impl_->discard(target - impl_->position);
}

Result<AudioBuffer> readExcerpt(AudioReader& reader, std::int64_t firstFrame, std::int64_t frames) {
  const std::int64_t first = std::clamp<std::int64_t>(firstFrame, 0, reader.format().frames);
  AudioBuffer excerpt(reader.format().channels,
                      std::clamp<std::int64_t>(frames, 0, reader.format().frames - first));
  if (const auto moved = reader.seek(first); !moved) return tl::unexpected(moved.error());
  const auto got = reader.read(excerpt);
  if (!got) return tl::unexpected(got.error());
  if (*got == excerpt.frames()) return excerpt;
  AudioBuffer shorter(excerpt.channels(), *got);
  for (int c = 0; c < excerpt.channels(); ++c)
    std::copy_n(excerpt.channel(c).begin(), *got, shorter.channel(c).begin());
  return shorter;
}

}  // namespace semblance
