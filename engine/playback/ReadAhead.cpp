// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/ReadAhead.h"

#include <chrono>
#include <utility>

namespace semblance {
namespace {

// How long the thread sleeps when both feeds are full: the callback must not wake it, as that is a system
// call.
constexpr auto kIdleTime = std::chrono::milliseconds(5);
// Blocks read before requests are looked at again.
constexpr int kBatch = 16;

}  // namespace

ReadAhead::ReadAhead(TrackFeed& input, TrackFeed& reference) {
  lanes_[indexOf(Track::Input)].feed = &input;
  lanes_[indexOf(Track::Reference)].feed = &reference;
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ReadAhead::~ReadAhead() {
  thread_.request_stop();
  thread_.join();
}

void ReadAhead::load(Track track, std::optional<TrackDecoder> decoder) {
  const std::lock_guard lock(mutex_);
  Request& request = requests_[indexOf(track)];
  request.replaced = true;
  request.decoder = std::move(decoder);
  request.cue.reset();
  wake_.notify_one();
}

void ReadAhead::cue(Track track, const ReadCue& cue) {
  const std::lock_guard lock(mutex_);
  requests_[indexOf(track)].cue = cue;
  wake_.notify_one();
}

std::optional<Sentence> ReadAhead::takeError() {
  const std::lock_guard lock(mutex_);
  return std::exchange(error_, std::nullopt);
}

void ReadAhead::run(const std::stop_token& stop) {
  const auto requested = [this] {
    for (const Request& request : requests_)
      if (request.replaced || request.cue) return true;
    return false;
  };
  while (!stop.stop_requested()) {
    bool worked = false;
    for (std::size_t track = 0; track < kTrackCount; ++track) {
      worked |= takeRequest(track);
      worked |= fill(lanes_[track]);
    }
    if (worked) continue;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, kIdleTime, requested);
  }
}

bool ReadAhead::takeRequest(std::size_t track) {
  Request request;
  {
    const std::lock_guard lock(mutex_);
    if (!requests_[track].replaced && !requests_[track].cue) return false;
    request = std::exchange(requests_[track], Request{});
  }
  Lane& lane = lanes_[track];
  if (request.replaced) {
    lane.track.reset();
    lane.active = false;
    lane.cue = ReadCue{};
    if (request.decoder) lane.track.emplace(std::move(*request.decoder));
  }
  if (request.cue) {
    lane.cue = *request.cue;
    begin(lane);
  }
  return true;
}

void ReadAhead::begin(Lane& lane) {
  lane.active = lane.track.has_value();
  lane.failure.reset();
  if (!lane.track) return;
  lane.index = lane.feed->idleLane();
  if (auto started = lane.track->start(lane.cue); !started) lane.failure = started.error();
}

bool ReadAhead::fill(Lane& lane) {
  // The callback changed lanes in the very moment in which this cue chose one: read it again into the other.
  if (lane.cue.generation != 0 && lane.feed->misplaced(lane.index, lane.cue.generation)) begin(lane);
  for (int i = 0; i < kBatch && lane.active; ++i) {
    AudioBlock* block = lane.feed->free(lane.index);
    if (block == nullptr) return i > 0;
    block->generation = lane.cue.generation;
    if (!lane.failure) {
      if (auto got = lane.track->read(*block); !got) lane.failure = got.error();
    }
    if (lane.failure) finish(lane, *block);
    lane.active = !block->last;
    lane.feed->commit(lane.index);
  }
  return lane.active;
}

// Ends the track where it cannot be read on.
void ReadAhead::finish(Lane& lane, AudioBlock& block) {
  block.frames = 0;
  block.last = true;
  const std::lock_guard lock(mutex_);
  error_ = lane.failure->sentence;
}

}  // namespace semblance
