// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/SndfileSource.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "audio/SndfileFormat.h"

namespace semblance {

namespace {

// libsndfile takes a WAV or AIFF that ends before its header says for what is there, and only its log tells.
bool isCutShort(SNDFILE* file) {
  std::array<char, 4096> text{};
  const int length = sf_command(file, SFC_GET_LOG_INFO, text.data(), static_cast<int>(text.size()));
  const std::string_view log(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  for (const std::string_view chunk : {"\ndata : ", "\n SSND : "}) {
    const auto begin = log.find(chunk);
    if (begin == std::string_view::npos) continue;
    const std::string_view line = log.substr(begin + 1, log.find('\n', begin + 1) - begin - 1);
    // Programs that write to a pipe cannot know the length and put in all ones: nothing is missing there.
    return line.find("(should be") != std::string_view::npos &&
           line.find("4294967295") == std::string_view::npos;
  }
  return false;
}

// The kind that people have most and libsndfile cannot read: "ftyp" after the length of the first box.
bool isMp4(int descriptor) {
  std::array<char, 8> start{};
  return ::pread(descriptor, start.data(), start.size(), 0) == static_cast<ssize_t>(start.size()) &&
         std::string_view(start.data() + 4, 4) == "ftyp";
}

// libsndfile passes some codecs' sentences on as "Error : flac decoder lost sync."
std::string reasonOf(SNDFILE* file) {
  std::string reason = sf_strerror(file);
  if (reason.starts_with("Error : ")) reason.erase(0, 8);
  if (reason.ends_with('.')) reason.pop_back();
  return reason;
}

}  // namespace

Result<std::unique_ptr<SampleSource>> SndfileSource::open(int descriptor) {
  if (isMp4(descriptor))
    return fail("it is an MP4 or M4A file, which cannot be read. Convert it to WAV or FLAC first");
  SF_INFO info{};
  SNDFILE* file = sf_open_fd(descriptor, SFM_READ, &info, SF_FALSE);
  if (!file)
    return fail(
        "it is not a sound file of a known kind, or its beginning is damaged. Give a WAV, AIFF, FLAC, Ogg, "
        "Opus or MP3 file");
  std::unique_ptr<SndfileSource> source(new SndfileSource(file, info));
  if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RAW)
    return fail("it holds bare samples without a header");
  if (info.frames == SF_COUNT_MAX) source->countFrames();
  return source;
}

SndfileSource::SndfileSource(SNDFILE* file, const SF_INFO& info) : file_(file), format_(audioFormat(info)) {
  if (isCutShort(file)) format_.description += ", cut short";
}

SndfileSource::~SndfileSource() { sf_close(file_); }

// Streams that were never finished (and FLAC written to a pipe) do not say how long they are.
void SndfileSource::countFrames() {
  constexpr std::int64_t blockFrames = 8192;
  std::vector<float> block(static_cast<std::size_t>(blockFrames * format_.channels));
  format_.frames = 0;
  while (const auto got = sf_readf_float(file_, block.data(), blockFrames)) format_.frames += got;
  unfinished_ = format_.sampleFormat == SampleFormat::Lossy;
  if (unfinished_) format_.description += ", cut short";
  sf_seek(file_, 0, SEEK_SET);
}

Result<std::int64_t> SndfileSource::read(float* interleaved, std::int64_t frames) {
  std::int64_t done = 0;
  while (done < frames) {
    const auto got = sf_readf_float(file_, interleaved + done * format_.channels, frames - done);
    if (got <= 0) break;
    done += got;
  }
  if (done < frames && sf_error(file_) != SF_ERR_NO_ERROR) return fail(reasonOf(file_));
  return done;
}

// Without its last page libsndfile's search in an Ogg stream is off near the end: only the beginning is safe
// then.
bool SndfileSource::seek(std::int64_t frame) {
  return unfinished_ ? sf_seek(file_, 0, SEEK_SET) == 0 && skip(frame)
                     : sf_seek(file_, frame, SEEK_SET) == frame;
}

bool SndfileSource::skip(std::int64_t frames) {
  std::vector<float> block(static_cast<std::size_t>(4096 * format_.channels));
  while (frames > 0) {
    const auto got = sf_readf_float(file_, block.data(), std::min<std::int64_t>(4096, frames));
    if (got <= 0) return false;
    frames -= got;
  }
  return true;
}

// Opus converges within 80 ms, and a Vorbis block is 8192 samples at most.
std::int64_t SndfileSource::warmUpFrames() const {
  return format_.sampleFormat == SampleFormat::Lossy ? 16384 : 0;
}

// libsndfile 1.2.0 answers forward seeks of less than two seconds in Vorbis files by skipping in the decoder
// and lands up to a block away; it is exact when it searches.
std::int64_t SndfileSource::framesToSkipByReading() const {
  if (unfinished_) return format_.frames;
  return format_.sampleFormat == SampleFormat::Lossy ? std::int64_t{3} * format_.sampleRate : 0;
}

// Plain samples are cut at the end of the file by libsndfile itself, so this concerns the codecs.
bool SndfileSource::endIsCertain() const {
  return !unfinished_ && (format_.container == Container::Flac || format_.container == Container::OggVorbis ||
                          format_.container == Container::OggOpus);
}

}  // namespace semblance
