// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/TrackFeed.h"

#include <algorithm>

namespace semblance {
namespace {

// 2.7 s at 48 kHz, 0.7 s at 192 kHz: enough for a busy machine and a slow disk.
constexpr std::size_t kLaneBlocks = 512;
// As long as the largest device buffer.
constexpr std::size_t kBlocksBeforeStart = 32;

}  // namespace

TrackFeed::TrackFeed() : lanes_{SpscRing<AudioBlock>(kLaneBlocks), SpscRing<AudioBlock>(kLaneBlocks)} {}

std::size_t TrackFeed::idleLane() const noexcept {
  return 1 - (playing_.load(std::memory_order_acquire) & 1u);
}

bool TrackFeed::misplaced(std::size_t lane, std::uint32_t generation) const noexcept {
  const std::uint64_t playing = playing_.load(std::memory_order_acquire);
  return (playing & 1u) == lane && playing >> 1 != generation;
}

void TrackFeed::publish() noexcept {
  playing_.store(std::uint64_t{generation_} << 1 | lane_, std::memory_order_release);
}

void TrackFeed::dropStale(std::uint32_t wanted) noexcept {
  SpscRing<AudioBlock>& idle = lanes_[1 - lane_];
  while (const AudioBlock* block = idle.peek()) {
    if (block->generation == wanted) break;
    idle.pop();
  }
}

bool TrackFeed::ready(std::uint32_t wanted) const noexcept {
  const SpscRing<AudioBlock>& idle = lanes_[1 - lane_];
  const AudioBlock* first = idle.peek();
  if (first == nullptr || first->generation != wanted) return false;
  return filled(idle);
}

bool TrackFeed::filled(const SpscRing<AudioBlock>& lane) noexcept {
  for (std::size_t i = 0; i < kBlocksBeforeStart; ++i) {
    const AudioBlock* block = lane.peek(i);
    if (block == nullptr) return false;
    if (block->last) return true;
  }
  return true;
}

void TrackFeed::enter(std::size_t lane, std::uint32_t generation, std::size_t skippedBlocks,
                      std::int32_t offset) noexcept {
  lanes_[lane].pop(skippedBlocks);
  lane_ = lane;
  generation_ = generation;
  offset_ = offset;
  ended_ = false;
  publish();
}

void TrackFeed::jump(std::uint32_t wanted) noexcept {
  enter(1 - lane_, wanted, 0, 0);
  position_ = nextPosition();
}

bool TrackFeed::continueWith(std::uint32_t wanted) noexcept {
  const std::int64_t next = nextPosition();
  const SpscRing<AudioBlock>& idle = lanes_[1 - lane_];
  const std::size_t available = idle.size();
  for (std::size_t i = 0; i < available; ++i) {
    const AudioBlock* block = idle.peek(i);
    if (block->generation != wanted) return false;
    if (next >= block->position && next < block->position + block->frames) {
      enter(1 - lane_, wanted, i, static_cast<std::int32_t>(next - block->position));
      return true;
    }
  }
  return false;
}

void TrackFeed::detach() noexcept {
  generation_ = 0;
  offset_ = 0;
  position_ = 0;
  ended_ = false;
  publish();
}

std::int64_t TrackFeed::nextPosition() const noexcept {
  const AudioBlock* block = lanes_[lane_].peek();
  if (block == nullptr || block->generation != generation_) return position_;
  return block->position + offset_;
}

int TrackFeed::read(float* const* channels, int channelCount, int frames) noexcept {
  SpscRing<AudioBlock>& lane = lanes_[lane_];
  int done = 0;
  while (done < frames && !ended_ && generation_ != 0) {
    const AudioBlock* block = lane.peek();
    if (block == nullptr) break;
    if (block->generation != generation_) {
      lane.pop();
      continue;
    }
    const int n = std::min(frames - done, block->frames - offset_);
    for (int c = 0; c < channelCount; ++c) {
      const float* row = block->samples[static_cast<std::size_t>(c)].data() + offset_;
      std::copy(row, row + n, channels[c] + done);
    }
    done += n;
    offset_ += n;
    position_ = block->position + offset_;
    if (offset_ < block->frames) break;
    ended_ = block->last;
    offset_ = 0;
    lane.pop();
  }
  return done;
}

}  // namespace semblance
