// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Mp3Source.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace semblance {

namespace {

// ID3v2: "ID3", version, flags, length in four bytes of seven bits.
off_t endOfTag(int descriptor, off_t offset) {
  std::array<unsigned char, 10> header{};
  if (::pread(descriptor, header.data(), header.size(), offset) != static_cast<ssize_t>(header.size()))
    return offset;
  if (header[0] != 'I' || header[1] != 'D' || header[2] != '3') return offset;
  off_t length = 0;
  for (std::size_t i = 6; i < 10; ++i) length = length * 128 + (header[i] & 0x7f);
  return offset + 10 + length;
}

}  // namespace

// A frame begins with 11 bits of one, then version, layer, bit rate and rate, each with one forbidden value.
bool Mp3Source::recognises(int descriptor) {
  off_t offset = 0;
  for (off_t next = endOfTag(descriptor, 0); next != offset; next = endOfTag(descriptor, offset))
    offset = next;
  std::array<unsigned char, 3> frame{};
  if (::pread(descriptor, frame.data(), frame.size(), offset) != static_cast<ssize_t>(frame.size()))
    return false;
  const bool synchronised = frame[0] == 0xff && (frame[1] & 0xe0) == 0xe0;
  const bool version = (frame[1] & 0x18) != 0x08;
  const bool layer = (frame[1] & 0x06) != 0x00;
  const bool rates = (frame[2] & 0xf0) != 0xf0 && (frame[2] & 0x0c) != 0x0c;
  return synchronised && version && layer && rates;
}

Result<std::unique_ptr<SampleSource>> Mp3Source::open(int descriptor) {
  mpg123_handle* handle = mpg123_new(nullptr, nullptr);
  if (!handle) return fail("the MP3 decoder cannot be started");
  std::unique_ptr<Mp3Source> source(new Mp3Source(handle));
  if (!source->start(descriptor)) return fail("it looks like an MP3 file but cannot be decoded");
  return source;
}

Mp3Source::Mp3Source(mpg123_handle* handle) : handle_(handle) {}

Mp3Source::~Mp3Source() {
  mpg123_close(handle_);
  mpg123_delete(handle_);
}

bool Mp3Source::start(int descriptor) {
  ::lseek(descriptor, 0, SEEK_SET);
  mpg123_param(handle_, MPG123_ADD_FLAGS,
               MPG123_QUIET | MPG123_GAPLESS | MPG123_FORCE_FLOAT | MPG123_NO_FRANKENSTEIN, 0.0);
  mpg123_param(handle_, MPG123_REMOVE_FLAGS, MPG123_AUTO_RESAMPLE, 0.0);
  long rate = 0;
  int channels = 0;
  int encoding = 0;
  if (mpg123_open_fd(handle_, descriptor) != MPG123_OK) return false;
  if (mpg123_getformat(handle_, &rate, &channels, &encoding) != MPG123_OK) return false;
  if (encoding != MPG123_ENC_FLOAT_32) return false;
  mpg123_format_none(handle_);
  if (mpg123_format(handle_, rate, channels, MPG123_ENC_FLOAT_32) != MPG123_OK) return false;
  mpg123_frameinfo info{};
  if (mpg123_scan(handle_) != MPG123_OK || mpg123_info(handle_, &info) != MPG123_OK) return false;
  format_.sampleRate = static_cast<int>(rate);
  format_.channels = channels;
  format_.frames = std::max<off_t>(0, mpg123_length(handle_));
  format_.sampleFormat = SampleFormat::Lossy;
  if (info.layer == 3) format_.container = Container::Mp3;
  format_.description = info.layer == 3 ? "MP3" : info.layer == 2 ? "MPEG layer II" : "MPEG layer I";
  return true;
}

Result<std::int64_t> Mp3Source::read(float* interleaved, std::int64_t frames) {
  const auto frameBytes = sizeof(float) * static_cast<std::size_t>(format_.channels);
  const std::size_t wanted = static_cast<std::size_t>(frames) * frameBytes;
  auto* bytes = reinterpret_cast<unsigned char*>(interleaved);
  std::size_t done = 0;
  while (done < wanted) {
    std::size_t got = 0;
    const int status = mpg123_read(handle_, bytes + done, wanted - done, &got);
    done += got;
    if (status == MPG123_DONE || status == MPG123_NEED_MORE) break;
    if (status == MPG123_NEW_FORMAT) return fail("its sample rate or number of channels changes on the way");
    if (status != MPG123_OK) return fail(mpg123_strerror(handle_));
  }
  return static_cast<std::int64_t>(done / frameBytes);
}

bool Mp3Source::seek(std::int64_t frame) { return mpg123_seek(handle_, frame, SEEK_SET) == frame; }

// The bit reservoir reaches back 511 bytes: six frames of the smallest bit rate, plus one for the overlap.
std::int64_t Mp3Source::warmUpFrames() const { return std::int64_t{16} * 1152; }

}  // namespace semblance
