// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/SndfileSink.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "audio/SndfileFormat.h"

namespace semblance {

namespace {

// libsndfile's scale is 0 (best) to 1 (smallest). Vorbis about 256 kbit/s, Opus 131 kbit/s a channel, MP3 the
// largest constant rate: an export for engineers should not be where quality is lost.
void setQuality(SNDFILE* file, Container container) {
  double level = container == Container::OggVorbis ? 0.2 : container == Container::OggOpus ? 0.5 : 0.0;
  int mode = SF_BITRATE_MODE_CONSTANT;
  if (container == Container::Mp3) sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof(mode));
  sf_command(file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof(level));
}

}  // namespace

Tags tagsOf(const std::filesystem::path& source) {
  SF_INFO info{};
  SNDFILE* const file = sf_open(source.c_str(), SFM_READ, &info);
  if (!file) return {};
  Tags tags;
  for (int tag = SF_STR_FIRST; tag <= SF_STR_LAST; ++tag)
    if (const char* text = sf_get_string(file, tag); text && *text && tag != SF_STR_SOFTWARE)
      tags.emplace_back(tag, text);
  sf_close(file);
  return tags;
}

SF_VIRTUAL_IO SndfileSink::callbacks() {
  SF_VIRTUAL_IO io{};
  io.get_filelen = [](void* self) { return static_cast<SndfileSink*>(self)->end_; };
  io.tell = [](void* self) { return static_cast<SndfileSink*>(self)->position_; };
  io.seek = [](sf_count_t offset, int whence, void* self) {
    auto& sink = *static_cast<SndfileSink*>(self);
    const sf_count_t origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? sink.position_ : sink.end_;
    return sink.position_ = origin + offset;
  };
  io.read = [](void* bytes, sf_count_t count, void* self) -> sf_count_t {
    auto& sink = *static_cast<SndfileSink*>(self);
    const auto got = ::pread(sink.descriptor_, bytes, static_cast<std::size_t>(count), sink.position_);
    if (got > 0) sink.position_ += got;
    return std::max<sf_count_t>(0, got);
  };
  io.write = [](const void* bytes, sf_count_t count, void* self) -> sf_count_t {
    auto& sink = *static_cast<SndfileSink*>(self);
    sf_count_t done = 0;
    while (done < count && sink.errorNumber_ == 0) {
      const auto wrote = ::pwrite(sink.descriptor_, static_cast<const char*>(bytes) + done,
                                  static_cast<std::size_t>(count - done), sink.position_);
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0) sink.errorNumber_ = wrote < 0 ? errno : ENOSPC;
      if (wrote <= 0) break;
      done += wrote;
      sink.position_ += wrote;
      sink.end_ = std::max(sink.end_, sink.position_);
    }
    return done;
  };
  return io;
}

Result<std::unique_ptr<SndfileSink>> SndfileSink::open(const std::filesystem::path& path,
                                                       const WriteFormat& format) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_TRUNC | O_CLOEXEC);
  if (descriptor < 0) return fail(std::strerror(errno));
  std::unique_ptr<SndfileSink> sink(new SndfileSink(descriptor));
  if (!sink->start(format))
    return fail(sink->errorNumber_ ? std::strerror(sink->errorNumber_) : sf_strerror(nullptr));
  return sink;
}

bool SndfileSink::start(const WriteFormat& format) {
  SF_INFO info{};
  info.samplerate = format.sampleRate;
  info.channels = format.channels;
  info.format = sndfileFormat(format.container, format.sampleFormat);
  SF_VIRTUAL_IO io = callbacks();
  file_ = sf_open_virtual(&io, SFM_WRITE, &info, this);
  if (file_ && isLossy(format.container)) setQuality(file_, format.container);
  return file_ != nullptr;
}

SndfileSink::~SndfileSink() {
  if (file_) sf_close(file_);
  ::close(descriptor_);
}

void SndfileSink::setTags(const Tags& tags) {
  for (const auto& [tag, text] : tags) sf_set_string(file_, tag, text.c_str());
}

Result<void> SndfileSink::result(bool written) const {
  if (errorNumber_ != 0) return fail(std::strerror(errorNumber_));
  if (!written)
    return fail(file_ ? Sentence(sf_strerror(file_)) : Sentence("the file could not be completed"));
  return {};
}

Result<void> SndfileSink::write(const float* frames, std::int64_t count) {
  return result(sf_writef_float(file_, frames, count) == count);
}

Result<void> SndfileSink::write(const std::int32_t* frames, std::int64_t count) {
  return result(sf_writef_int(file_, frames, count) == count);
}

Result<void> SndfileSink::copySamples(const std::filesystem::path& source) {
  SF_INFO info{};
  SNDFILE* const file = sf_open(source.c_str(), SFM_READ, &info);
  if (!file) return fail("what was written so far cannot be read again");
  constexpr std::size_t wholeSamples = 4096 * 24;  // bytes: a multiple of 2, 3, 4 and 8
  std::vector<char> block(wholeSamples * static_cast<std::size_t>(info.channels));
  Result<void> copied;
  while (const auto got = sf_read_raw(file, block.data(), static_cast<sf_count_t>(block.size()))) {
    copied = result(sf_write_raw(file_, block.data(), got) == got);
    if (!copied) break;
  }
  sf_close(file);
  return copied;
}

Result<void> SndfileSink::close() {
  const bool closed = sf_close(file_) == 0;
  file_ = nullptr;
  return result(closed);
}

}  // namespace semblance
