// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/Audition.h"

#include <utility>

#include "Text.h"
#include "dialogs/Preferences.h"

namespace semblance::ui {
namespace {

constexpr int kPollMilliseconds = 50;

Source sourceOf(Heard what) {
  if (what == Heard::Input) return Source::Input;
  return what == Heard::Reference ? Source::Reference : Source::Result;
}

}  // namespace

Audition::Audition(QObject* parent) : QObject(parent), job_(tr("Making a pair to listen to")) {
  player_.setLevelMatch(true);
  player_.setLooping(true);
  timer_.setInterval(kPollMilliseconds);
  connect(&timer_, &QTimer::timeout, this, [this] {
    const PlaybackMeters meters = player_.poll();
    if (!meters.error.empty()) Q_EMIT failed(toQString(meters.error));
    if (std::exchange(playing_, meters.playing) != playing_) Q_EMIT changed();
  });
}

void Audition::play(const FineTunePlan& plan, const std::string& recording,
                    const std::filesystem::path& folder) {
  if (pair_ && pair_->recording == recording) return begin();
  pause();
  job_.start<AuditionPair>(
      [plan, recording, folder](const ProgressCallback&, std::stop_token stop) {
        return makeAuditionPair(plan, recording, folder, stop);
      },
      [this](const Result<AuditionPair>& pair) {
        if (!pair) {
          Q_EMIT changed();
          Q_EMIT failed(toQString(pair.error()));
          return;
        }
        pair_ = *pair;
        for (const auto& loaded : {player_.setInput(pair_->input), player_.setReference(pair_->reference)})
          if (!loaded) Q_EMIT failed(toQString(loaded.error()));
        begin();
      });
  Q_EMIT changed();
}

void Audition::begin() {
  apply();
  if (!player_.hasDevice()) {
    Q_EMIT deviceWanted();
    DeviceChoice choice = Preferences::load().device;
    auto opened = player_.openDevice(choice);
    if (!opened && !choice.name.empty()) opened = player_.openDevice(DeviceChoice{});
    if (!opened) {
      Q_EMIT changed();
      Q_EMIT failed(toQString(opened.error()));
      return;
    }
  }
  if (const auto started = player_.play(); !started) Q_EMIT failed(toQString(started.error()));
  playing_ = player_.playing();
  timer_.start();
  Q_EMIT changed();
}

void Audition::pause() {
  player_.pause();
  playing_ = false;
  Q_EMIT changed();
}

void Audition::hear(Heard what) {
  heard_ = what;
  apply();
  Q_EMIT changed();
}

// Each answer has a loudness of its own: what is heard is what the level is matched for.
void Audition::apply() {
  if (!pair_) return;
  const bool tuned = heard_ == Heard::Tuned;
  player_.setSettings(tuned ? pair_->tuned : pair_->base);
  player_.setLoudness(pair_->inputLufs, tuned ? pair_->tunedLufs : pair_->baseLufs, pair_->referenceLufs);
  player_.setSource(sourceOf(heard_));
}

void Audition::release() {
  job_.cancel();
  timer_.stop();
  player_.pause();
  player_.closeDevice();
  playing_ = false;
  Q_EMIT changed();
}

}  // namespace semblance::ui
