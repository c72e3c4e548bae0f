// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/PlaybackEngine.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {
namespace {

constexpr double kGateSeconds = 0.005;
constexpr double kSourceFadeSeconds = 0.015;
constexpr double kGainSeconds = 0.030;
constexpr int kContinueTries = 64;

int framesIn(double seconds, int rate) { return static_cast<int>(std::lround(seconds * rate)); }

// True when every sample is a number; otherwise all become silence.
bool mendSamples(float* samples, int frames) {
  if (std::all_of(samples, samples + frames, [](float value) { return std::isfinite(value); })) return true;
  std::fill_n(samples, frames, 0.0f);
  return false;
}

}  // namespace

PlaybackEngine::PlaybackEngine() { prepare(48000, 2, 2); }

void PlaybackEngine::prepare(int streamRate, int inputChannels, int referenceChannels) {
  takeState();
  channels_ = {inputChannels, referenceChannels};
  chain_.prepare(streamRate, inputChannels);
  limiter_.prepare(streamRate, inputChannels);
  limiter_.setCeilingDb(state_.ceilingDb);
  for (DelayLine& delay : dryDelay_) delay.prepare(limiter_.latency());
  for (DelayLine& delay : chainDelay_)
    delay.prepare(EffectChain::latency(ChainPreset::EqCompressorSaturation));
  gate_.setLength(framesIn(kGateSeconds, streamRate));
  difference_.setLength(framesIn(kSourceFadeSeconds, streamRate));
  wetness_.setLength(framesIn(kSourceFadeSeconds, streamRate));
  tone_.prepare(streamRate);
  away_.setLength(framesIn(kSourceFadeSeconds, streamRate));
  for (LinearRamp& gain : gains_) gain.setLength(framesIn(kGainSeconds, streamRate));
  for (TrackFeed& feed : feeds_) feed.detach();
  gate_.jumpTo(0.0f);
  playing_ = false;
  limiterOn_ = state_.limiterOn;
  chainIsLate_ = EffectChain::latency(state_.settings.chain) > 0;
  resetChain();
  aimAtSource();
  publishMeters();
}

void PlaybackEngine::process(float* interleaved, int frames) noexcept {
  takeState();
  starved_ = false;
  for (int done = 0; done < frames;) {
    changeOver();
    const int n = chunkLength(frames - done);
    renderChunk(interleaved + 2 * done, n);
    done += n;
  }
  tone_.add(state_.testTone, interleaved, frames);
  if (starved_) meters_.underruns.fetch_add(1, std::memory_order_relaxed);
  meters_.callbacks.fetch_add(1, std::memory_order_relaxed);
  publishMeters();
}

void PlaybackEngine::takeState() noexcept {
  if (!states_.update()) return;
  const PlaybackState& next = states_.value();
  if (next.settings != state_.settings) {
    if (chainIsFresh_) chain_.reset();  // so that the first sound already has them
    chain_.setSettings(next.settings);
  }
  if (next.ceilingDb != state_.ceilingDb) limiter_.setCeilingDb(next.ceilingDb);
  if (next.playCommand != state_.playCommand) playing_ = next.play;
  for (std::size_t t = 0; t < kTrackCount; ++t) {
    if (next.tracks[t].generation != state_.tracks[t].generation) tries_[t] = kContinueTries;
  }
  state_ = next;
  aimAtSource();
}

// What nobody hears changes at once.
void PlaybackEngine::aimAtSource() noexcept {
  const bool reference = state_.source == Source::Reference;
  const float difference = state_.source == Source::Difference ? 1.0f : 0.0f;
  const float wet = state_.source == Source::Input ? 0.0f : 1.0f;
  const auto jump = [&] {
    difference_.jumpTo(difference);
    wetness_.jumpTo(wet);
  };
  if (silent()) {
    away_.jumpTo(reference ? 1.0f : 0.0f);
    if (!reference) jump();
    for (std::size_t s = 0; s < kSourceCount; ++s) gains_[s].jumpTo(state_.gains[s]);
    return;
  }
  if (!reference && away_.value() == 1.0f) jump();
  if (!reference) {
    difference_.moveTo(difference);
    wetness_.moveTo(wet);
  }
  away_.moveTo(reference ? 1.0f : 0.0f);
  for (std::size_t s = 0; s < kSourceCount; ++s) gains_[s].moveTo(state_.gains[s]);
}

bool PlaybackEngine::heard(Track track) const noexcept {
  if (track == Track::Reference) return away_.value() > 0.0f || away_.target() > 0.0f;
  return away_.value() < 1.0f || away_.target() < 1.0f;
}

// Carries out what needs silence or a common frame, and opens or closes the gate accordingly.
void PlaybackEngine::changeOver() noexcept {
  bool muted = changeTrack(Track::Input);
  muted |= changeTrack(Track::Reference);
  if (limiterOn_ != state_.limiterOn || chainIsLate_ != (EffectChain::latency(state_.settings.chain) > 0)) {
    if (silent() || !heard(Track::Input)) {
      switchLatency();
    } else {
      muted = true;
    }
  }
  aimGate(muted);
}

// Brings a track to its newest cue; true while that needs silence.
bool PlaybackEngine::changeTrack(Track track) noexcept {
  TrackFeed& playingFeed = feed(track);
  const TrackState& wanted = state_.tracks[indexOf(track)];
  if (!wanted.present || playingFeed.generation() == wanted.generation) return false;
  playingFeed.dropStale(wanted.generation);
  if (wanted.mode == CueMode::Continue && playingFeed.generation() != 0 && tries_[indexOf(track)] > 0) {
    if (!playingFeed.continueWith(wanted.generation) && playingFeed.ready(wanted.generation))
      --tries_[indexOf(track)];
    return false;
  }
  if (heard(track) && !silent()) return true;
  if (!playingFeed.ready(wanted.generation)) return heard(track);
  playingFeed.jump(wanted.generation);
  if (track == Track::Input) resetChain();
  return false;
}

void PlaybackEngine::switchLatency() noexcept {
  limiterOn_ = state_.limiterOn;
  chainIsLate_ = EffectChain::latency(state_.settings.chain) > 0;
  resetLookAhead();
}

void PlaybackEngine::resetChain() noexcept {
  chain_.reset();
  chain_.setSettings(state_.settings);
  chainIsFresh_ = true;
  resetLookAhead();
}

// Between what is read and what is heard, frames.
int PlaybackEngine::latency() const noexcept {
  return (limiterOn_ ? limiter_.latency() : 0) +
         (chainIsLate_ ? EffectChain::latency(ChainPreset::EqCompressorSaturation) : 0);
}

// The look-ahead is filled at once: the sound would otherwise begin with the limiter's empty delay, and then
// jump.
void PlaybackEngine::resetLookAhead() noexcept {
  limiter_.reset();
  for (DelayLine& delay : dryDelay_) delay.reset();
  for (DelayLine& delay : chainDelay_) delay.reset();
  tail_ = 0;
  for (int left = latency(); left > 0;) {
    const int n = std::min(left, kChunkFrames);
    readTrack(Track::Input, dry_, n);
    processInput(n);
    left -= n;
  }
}

// Of the next frame that leaves for the device; chain and limiter hold what was read before it.
std::int64_t PlaybackEngine::heardPosition(Track track) const noexcept {
  const std::int64_t next = feeds_[indexOf(track)].nextPosition();
  if (track == Track::Reference) return next;
  return std::max<std::int64_t>(0, next - std::max(0, latency() - tail_));
}

void PlaybackEngine::aimGate(bool muted) noexcept {
  if (!playing_ || muted) {
    gate_.moveTo(0.0f);
  } else if (silent() && heardPosition(trackOf(state_.source)) == 0) {
    gate_.jumpTo(1.0f);  // a track's own beginning is heard as it is
  } else {
    gate_.moveTo(1.0f);
  }
}

// Chunks end where a fade ends, so that its consequences begin on the exact frame.
int PlaybackEngine::chunkLength(int frames) const noexcept {
  int length = std::min(frames, kChunkFrames);
  for (const LinearRamp* fade : {&gate_, &difference_, &wetness_, &away_}) {
    if (fade->moving()) length = std::min(length, fade->remaining());
  }
  return length;
}

void PlaybackEngine::renderChunk(float* interleaved, int frames) noexcept {
  if (silent()) {
    std::fill_n(interleaved, 2 * frames, 0.0f);
    return;
  }
  bool inputFinished = false;
  bool referenceFinished = false;
  if (heard(Track::Input)) {
    inputFinished = readTrack(Track::Input, dry_, frames);
    processInput(frames);
  }
  if (heard(Track::Reference)) referenceFinished = readTrack(Track::Reference, reference_, frames);
  mix(interleaved, frames);
  stopAtEnd(inputFinished, referenceFinished);
}

// Fills the rows, with silence where there is nothing to play; true when the track has ended.
bool PlaybackEngine::readTrack(Track track, Rows& rows, int frames) noexcept {
  TrackFeed& source = feed(track);
  const TrackState& wanted = state_.tracks[indexOf(track)];
  const auto pointers = rows.pointers();
  const int got = wanted.present ? source.read(pointers.data(), channels_[indexOf(track)], frames) : 0;
  for (float* row : pointers) std::fill(row + got, row + frames, 0.0f);
  if (channels_[indexOf(track)] == 1) std::copy_n(pointers[0], frames, pointers[1]);
  if (!wanted.present) return true;
  const bool leaving = wanted.mode == CueMode::Jump && source.generation() != wanted.generation;
  if (got < frames && !source.ended() && !leaving) starved_ = true;
  if (!source.ended() || track == Track::Reference) return source.ended();
  tail_ += frames - got;
  return tail_ >= latency();
}

void PlaybackEngine::processInput(int frames) noexcept {
  const auto wet = wet_.pointers();
  const auto dry = dry_.pointers();
  chainIsFresh_ = false;
  for (std::size_t c = 0; c < 2; ++c) std::copy_n(dry[c], frames, wet[c]);
  chain_.process(wet.data(), frames);
  meters_.gainReductionDb.raise(chain_.meters().gainReductionDb);
  meters_.compressorInput.raise(std::pow(10.0f, chain_.meters().compressorInputDb / 20.0f));
  for (std::size_t c = 0; chainIsLate_ && c < 2; ++c) chainDelay_[c].process(dry[c], frames);
  if (limiterOn_) {
    limiter_.process(wet.data(), frames);
    for (std::size_t c = 0; c < 2; ++c) dryDelay_[c].process(dry[c], frames);
  }
  if (channels_[0] == 1) std::copy_n(wet[0], frames, wet[1]);
  bool sound = mendSamples(wet[0], frames);
  sound &= mendSamples(wet[1], frames);
  if (!sound) {
    chain_.reset();
    chain_.setSettings(state_.settings);
    limiter_.reset();
  }
}

void PlaybackEngine::mix(float* interleaved, int frames) noexcept {
  const bool difference = state_.source == Source::Difference;  // its two parts mean little alone
  std::array<float, 2> peaks{};
  for (int i = 0; i < frames; ++i) {
    const float gate = gate_.next();
    const float wet = wetness_.next();
    const float dryShare = 1.0f - wet - difference_.next();
    const float angle = away_.next() * (std::numbers::pi_v<float> / 2.0f);
    // Input and Result are alike, so their gains add to 1; the reference is not, so its powers do.
    const float toInput = away_.moving() ? std::cos(angle) : 1.0f - away_.value();
    const float toReference = away_.moving() ? std::sin(angle) : away_.value();
    const std::array<float, kSourceCount> weights{gate * toInput * dryShare, gate * toInput * wet,
                                                  gate * toReference};
    const std::array<float, kSourceCount> gains{gains_[0].next(), gains_[1].next(), gains_[2].next()};
    for (std::size_t c = 0; c < 2; ++c) {
      const auto at = static_cast<std::size_t>(i);
      const float dry = weights[0] * dry_.samples[c][at];
      const float result = weights[1] * wet_.samples[c][at];
      const float reference = weights[2] * reference_.samples[c][at];
      const float heard = dry * gains[0] + result * gains[1] + reference * gains[2];
      peaks[c] = std::max(peaks[c], std::abs(difference ? heard : dry + result + reference));
      interleaved[2 * i + static_cast<int>(c)] = heard;
    }
  }
  for (std::size_t c = 0; c < 2; ++c) meters_.peaks[c].raise(peaks[c]);
}

void PlaybackEngine::stopAtEnd(bool inputFinished, bool referenceFinished) noexcept {
  const bool finished = state_.source == Source::Reference ? referenceFinished : inputFinished;
  if (!finished) return;
  playing_ = false;
  gate_.jumpTo(0.0f);
}

void PlaybackEngine::publishMeters() noexcept {
  for (std::size_t t = 0; t < kTrackCount; ++t) {
    meters_.positions[t].store(heardPosition(static_cast<Track>(t)), std::memory_order_relaxed);
    meters_.generations[t].store(feeds_[t].generation(), std::memory_order_release);
  }
  meters_.playing.store(playing_, std::memory_order_relaxed);
  meters_.playCommand.store(state_.playCommand, std::memory_order_release);
}

}  // namespace semblance
