// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/Transport.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "playback/LevelMatch.h"

namespace semblance {
namespace {

constexpr double kShortestLoopSeconds = 0.020;
constexpr double kHighestVolumeDb = 12.0;
constexpr float kMeterFloor = 1e-6f;  // -120 dB

float meterDb(float linear) { return 20.0f * std::log10(std::max(linear, kMeterFloor)); }
float gainOf(double db) { return static_cast<float>(std::pow(10.0, db / 20.0)); }

}  // namespace

Transport::Transport() {
  lufs_.fill(-std::numeric_limits<double>::infinity());
  publish();
}

Result<void> Transport::load(Track track, const std::filesystem::path& path) {
  std::optional<TrackDecoder> decoder;
  if (!path.empty()) {
    auto opened = TrackDecoder::open(path);
    if (!opened) return tl::unexpected(opened.error());
    decoder.emplace(std::move(*opened));
  }
  const std::size_t t = indexOf(track);
  formats_[t].reset();
  if (decoder) formats_[t] = decoder->format();
  loops_[t].reset();
  reader_.load(track, std::move(decoder));
  cue(track, CueMode::Jump, 0);
  prepare(preferredRate() > 0 ? preferredRate() : streamRate_);
  return {};
}

int Transport::preferredRate() const {
  for (const auto& format : formats_) {
    if (format) return format->sampleRate;
  }
  return 0;
}

void Transport::prepare(int streamRate) {
  const std::array<std::int64_t, kTrackCount> positions{position(Track::Input), position(Track::Reference)};
  const double scale = static_cast<double>(streamRate) / streamRate_;
  streamRate_ = streamRate;
  setPlay(false);
  const auto channels = [this](Track track) {
    return loaded(track) ? formats_[indexOf(track)]->channels : 1;
  };
  engine_.prepare(streamRate, channels(Track::Input), channels(Track::Reference));
  for (const Track track : {Track::Input, Track::Reference}) {
    const double moved = static_cast<double>(positions[indexOf(track)]) * scale;
    cue(track, CueMode::Jump, std::min<std::int64_t>(std::llround(moved), frames(track)));
  }
}

void Transport::setSettings(const ChainSettings& settings) {
  state_.settings = sanitised(settings);
  publish();
}

void Transport::setSource(Source source) {
  state_.source = source;
  updateGains();
}

void Transport::setLoudness(double inputLufs, double resultLufs, double referenceLufs) {
  lufs_ = {inputLufs, resultLufs, referenceLufs};
  updateGains();
}

void Transport::setLevelMatch(bool on) {
  levelMatch_ = on;
  updateGains();
}

double Transport::offsetDb(Source source) const {
  return levelMatch_ && source != Source::Difference ? levelMatchOffsets(lufs_)[indexOf(source)] : 0.0;
}

void Transport::setTestTone(bool on) {
  state_.testTone = on;
  publish();
}

void Transport::setVolumeDb(double volumeDb) {
  if (std::isnan(volumeDb)) return;
  volumeDb_ = std::min(volumeDb, kHighestVolumeDb);
  updateGains();
}

void Transport::updateGains() {
  for (const Source source : {Source::Input, Source::Result, Source::Reference})
    state_.gains[indexOf(source)] = gainOf(offsetDb(source) + volumeDb_);
  if (state_.source == Source::Difference) {  // what is left when only the level differs is nothing
    const auto aligned = levelMatchOffsets(std::array{lufs_[0], lufs_[1]});
    for (std::size_t s = 0; s < 2; ++s) state_.gains[s] = gainOf(aligned[s] + volumeDb_);
  }
  publish();
}

void Transport::setLimiter(std::optional<double> ceilingDbTp) {
  state_.limiterOn = ceilingDbTp.has_value() && std::isfinite(*ceilingDbTp);
  if (state_.limiterOn) state_.ceilingDb = static_cast<float>(*ceilingDbTp);
  publish();
}

Result<void> Transport::canPlay() const {
  const Track track = trackOf(state_.source);
  if (loaded(track)) return {};
  return fail(track == Track::Input ? Sentence("There is no input track to play: open one first.")
                                    : Sentence("There is no reference track to play: open one first."));
}

Result<void> Transport::play() {
  if (auto can = canPlay(); !can) return can;
  const Track track = trackOf(state_.source);
  if (position(track) >= frames(track)) {
    const auto range = looping_ ? loop(track) : std::nullopt;
    cue(track, CueMode::Jump, range ? range->begin : 0);
  }
  setPlay(true);
  return {};
}

void Transport::pause() { setPlay(false); }

void Transport::setPlay(bool on) {
  state_.play = on;
  ++state_.playCommand;
  publish();
}

bool Transport::playing() const {
  const EngineMeters& meters = engine_.meters();
  if (meters.playCommand.load(std::memory_order_acquire) != state_.playCommand) return state_.play;
  return meters.playing.load(std::memory_order_relaxed);
}

std::int64_t Transport::frames(Track track) const {
  return loaded(track) ? framesAtRate(*formats_[indexOf(track)], streamRate_) : 0;
}

bool Transport::jumping(Track track) const {
  const TrackState& newest = state_.tracks[indexOf(track)];
  const auto& played = engine_.meters().generations[indexOf(track)];
  return newest.mode == CueMode::Jump && played.load(std::memory_order_acquire) != newest.generation;
}

std::int64_t Transport::position(Track track) const {
  if (jumping(track)) return targets_[indexOf(track)];
  return engine_.meters().positions[indexOf(track)].load(std::memory_order_relaxed);
}

double Transport::positionSeconds(Track track) const {
  return static_cast<double>(position(track)) / streamRate_;
}

std::optional<Transport::FrameRange> Transport::loop(Track track) const {
  const auto& range = loops_[indexOf(track)];
  if (!range || !loaded(track)) return std::nullopt;
  const double length = static_cast<double>(frames(track)) / streamRate_;
  const double begin = std::clamp(range->begin, 0.0, length);
  const double end = std::clamp(range->end, 0.0, length);
  if (!(end - begin >= kShortestLoopSeconds)) return std::nullopt;
  return FrameRange{std::llround(begin * streamRate_), std::llround(end * streamRate_)};
}

void Transport::cue(Track track, CueMode mode, std::int64_t position) {
  TrackState& state = state_.tracks[indexOf(track)];
  ++state.generation;
  state.mode = mode;
  state.present = loaded(track);
  targets_[indexOf(track)] = position;
  if (state.present) {
    const FrameRange range = loop(track).value_or(FrameRange{});
    reader_.cue(track, {.generation = state.generation,
                        .streamRate = streamRate_,
                        .position = position,
                        .looping = looping_,
                        .loopBegin = range.begin,
                        .loopEnd = range.end});
  }
  publish();
}

void Transport::seek(double seconds) {
  if (!std::isfinite(seconds)) return;
  const Track track = trackOf(state_.source);
  if (!loaded(track)) return;
  const double frame = std::clamp(seconds * streamRate_, 0.0, static_cast<double>(frames(track)));
  cue(track, CueMode::Jump, std::llround(frame));
}

void Transport::setLoop(std::optional<TimeRange> inputRange, std::optional<TimeRange> referenceRange) {
  const std::array<std::optional<TimeRange>, kTrackCount> ranges{inputRange, referenceRange};
  for (const Track track : {Track::Input, Track::Reference}) {
    const std::size_t t = indexOf(track);
    if (loops_[t] == ranges[t]) continue;
    loops_[t] = ranges[t];
    if (looping_) recue(track);
  }
}

void Transport::setLooping(bool on) {
  if (looping_ == on) return;
  looping_ = on;
  recue(Track::Input);
  recue(Track::Reference);
}

// Lets the reader go on with the new loop: unheard where the loop contains the present place, else at its
// begin.
void Transport::recue(Track track) {
  if (!loaded(track)) return;
  const std::int64_t now = position(track);
  const auto range = looping_ ? loop(track) : std::nullopt;
  // Just after the seam the limiter's look-ahead still holds the loop's end.
  const std::int64_t margin = std::llround(kShortestLoopSeconds * streamRate_);
  if (range && (now < range->begin - margin || now >= range->end)) {
    cue(track, CueMode::Jump, range->begin);
  } else {
    cue(track, jumping(track) ? CueMode::Jump : CueMode::Continue, now);
  }
}

PlaybackMeters Transport::poll() {
  EngineMeters& meters = engine_.meters();
  PlaybackMeters result;
  result.positionSeconds = positionSeconds(trackOf(state_.source));
  for (std::size_t c = 0; c < 2; ++c) result.peakDb[c] = meterDb(meters.peaks[c].take());
  result.gainReductionDb = meters.gainReductionDb.take();
  result.compressorInputDb = meterDb(meters.compressorInput.take());
  result.underruns = meters.underruns.load(std::memory_order_relaxed);
  result.playing = playing();
  if (auto error = reader_.takeError()) result.error = std::move(*error);
  return result;
}

}  // namespace semblance
