// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/LoopedTrack.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {
namespace {

constexpr double kSeamSeconds = 0.010;

std::array<float*, 2> rowsOf(AudioBuffer& buffer, std::int64_t offset) {
  std::array<float*, 2> rows{};
  for (int c = 0; c < buffer.channels(); ++c)
    rows[static_cast<std::size_t>(c)] = buffer.channel(c).data() + offset;
  return rows;
}

}  // namespace

LoopedTrack::LoopedTrack(TrackDecoder decoder) : decoder_(std::move(decoder)) {}

Result<void> LoopedTrack::start(const ReadCue& cue) {
  if (auto set = decoder_.setStreamRate(cue.streamRate); !set) return set;
  longestSeam_ = static_cast<int>(std::lround(kSeamSeconds * cue.streamRate));
  looping_ = cue.looping;
  loopBegin_ = std::clamp<std::int64_t>(cue.loopBegin, 0, decoder_.frames());
  loopEnd_ = std::clamp<std::int64_t>(cue.loopEnd, 0, decoder_.frames());
  if (loopEnd_ - loopBegin_ < 2) {
    loopBegin_ = 0;
    loopEnd_ = decoder_.frames();
  }
  position_ = std::clamp<std::int64_t>(cue.position, 0, decoder_.frames());
  seam_ = AudioBuffer();
  seamOffset_ = 0;
  return decoder_.seek(position_);
}

// Someone who goes beyond the loop hears the rest of the track before the loop takes over.
std::int64_t LoopedTrack::end() const {
  return looping_ && position_ < loopEnd_ ? loopEnd_ : decoder_.frames();
}

int LoopedTrack::seamLength() const {
  return static_cast<int>(std::min<std::int64_t>(longestSeam_, (loopEnd_ - loopBegin_) / 2));
}

Result<void> LoopedTrack::read(AudioBlock& block) {
  block.frames = 0;
  block.last = false;
  if (seamOffset_ == seam_.frames() && looping_ && end() - position_ <= seamLength()) {
    if (auto made = makeSeam(); !made) return made;
  }
  block.position = position_;
  if (seamOffset_ < seam_.frames()) {
    takeFromSeam(block);
    return {};
  }
  return takeFromTrack(block);
}

// Mixes the rest before the end with as many frames before the loop's begin, equal power; where the track has
// none before its start there is silence.
Result<void> LoopedTrack::makeSeam() {
  const int length = static_cast<int>(end() - position_);
  if (length <= 0) return wrap();
  const int channels = decoder_.format().channels;
  AudioBuffer leaving(channels, length);
  AudioBuffer entering(channels, length);
  if (auto got = decoder_.read(rowsOf(leaving, 0).data(), length); !got) return tl::unexpected(got.error());
  const int available = static_cast<int>(std::min<std::int64_t>(length, loopBegin_));
  if (auto moved = decoder_.seek(loopBegin_ - available); !moved) return moved;
  if (auto got = decoder_.read(rowsOf(entering, length - available).data(), available); !got)
    return tl::unexpected(got.error());
  for (int c = 0; c < channels; ++c) {
    const auto out = leaving.channel(c);
    const auto in = entering.channel(c);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double angle = 0.5 * std::numbers::pi * (static_cast<double>(i) + 0.5) / length;
      out[i] = static_cast<float>(std::cos(angle) * out[i] + std::sin(angle) * in[i]);
    }
  }
  seam_ = std::move(leaving);
  seamOffset_ = 0;
  return {};
}

void LoopedTrack::takeFromSeam(AudioBlock& block) {
  const int n = static_cast<int>(std::min<std::int64_t>(kBlockFrames, seam_.frames() - seamOffset_));
  for (int c = 0; c < seam_.channels(); ++c) {
    const float* row = seam_.channel(c).data() + seamOffset_;
    std::copy(row, row + n, block.samples[static_cast<std::size_t>(c)].begin());
  }
  block.frames = n;
  seamOffset_ += n;
  position_ = seamOffset_ == seam_.frames() ? loopBegin_ : position_ + n;
}

Result<void> LoopedTrack::takeFromTrack(AudioBlock& block) {
  const std::int64_t left = end() - position_ - (looping_ ? seamLength() : 0);
  const int wanted = static_cast<int>(std::min<std::int64_t>(kBlockFrames, left));
  const std::array<float*, 2> rows{block.samples[0].data(), block.samples[1].data()};
  const auto got = decoder_.read(rows.data(), wanted);
  if (!got) return tl::unexpected(got.error());
  block.frames = *got;
  position_ += *got;
  const bool ended = *got < wanted || (!looping_ && position_ >= decoder_.frames());
  if (!ended) return {};
  // A file shorter than its header says ends here; nothing at all means that there is nothing to repeat
  // either.
  if (looping_ && *got > 0) return wrap();
  block.last = true;
  return {};
}

Result<void> LoopedTrack::wrap() {
  position_ = loopBegin_;
  return decoder_.seek(position_);
}

}  // namespace semblance
