// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/PlaybackController.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "Text.h"
#include "document/LoudnessEstimate.h"
#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

constexpr double kListeningCeilingDb = -1.0;  // dBTP; the export's default
constexpr int kFrameMilliseconds = 16;
constexpr int kPollsUntilSilent = 4000 / kFrameMilliseconds;

}  // namespace

PlaybackController::PlaybackController(Document& document, const TrackAnalyses& tracks,
                                       const ResultMeasurement& result, QObject* parent)
    : QObject(parent), document_(document), tracks_(tracks), result_(result) {
  deviceText_ = tr("No sound device");
  player_.setLevelMatch(true);
  player_.setLimiter(kListeningCeilingDb);
  player_.setSettings(document_.heardSettings());
  const auto follow = [this] {
    updateSettings();
    updateLoudness();
  };
  connect(&document_, &Document::settingsChanged, this, follow);
  connect(&document_, &Document::previewChanged, this, follow);
  connect(&document_, &Document::trackChanged, this, &PlaybackController::loadTrack);
  connect(&document_, &Document::selectionChanged, this, &PlaybackController::updateLoop);
  connect(&tracks_, &TrackAnalyses::changed, this, &PlaybackController::updateLoudness);
  connect(&result_, &ResultMeasurement::changed, this, &PlaybackController::updateLoudness);
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(kFrameMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &PlaybackController::poll);
}

Result<void> PlaybackController::openDevice(const DeviceChoice& choice) {
  auto opened = player_.openDevice(choice);
  deviceText_ = opened ? toQString(player_.deviceName()) : tr("No sound device");
  playing_ = player_.playing();
  Q_EMIT deviceChanged();
  Q_EMIT stateChanged();
  return opened;
}

void PlaybackController::closeDevice() {
  player_.closeDevice();
  deviceText_ = tr("No sound device");
  playing_ = false;
  Q_EMIT deviceChanged();
  Q_EMIT stateChanged();
}

Result<void> PlaybackController::setTestTone(bool on) {
  auto done = player_.setTestTone(on);
  timer_.start();  // an idle device is let go by polling
  silentPolls_ = 0;
  return done;
}

TrackRole PlaybackController::heardRole() const {
  return player_.source() == Source::Reference ? TrackRole::Reference : TrackRole::Input;
}

double PlaybackController::lengthSeconds() const {
  const SessionTrack& track = document_.track(heardRole());
  return track.sampleRate > 0 ? static_cast<double>(track.frames) / track.sampleRate : 0.0;
}

void PlaybackController::loadTrack(TrackRole role) {
  const std::filesystem::path& path = document_.track(role).path;
  const auto loaded = role == TrackRole::Input ? player_.setInput(path) : player_.setReference(path);
  if (!loaded) Q_EMIT failed(toQString(loaded.error()));
  playing_ = player_.playing();
  updateLoop();
  poll();
  Q_EMIT stateChanged();
}

void PlaybackController::updateSettings() {
  ChainSettings settings = document_.shownSettings();
  for (int band = 0; soloBand_ >= 0 && band < static_cast<int>(kBandCount); ++band)
    if (band != soloBand_) settings.setBandOff(band, true);
  if (soloBand_ >= 0) settings.setBandOff(soloBand_, false);
  player_.setSettings(settings);
}

void PlaybackController::setSoloBand(int band) {
  soloBand_ = band;
  updateSettings();
  Q_EMIT stateChanged();
}

void PlaybackController::setBlind(bool on) {
  blind_ = on;
  Q_EMIT stateChanged();
}

void PlaybackController::updateLoudness() {
  const auto loudness = [](const TrackAnalyses::Analysed& track) {
    return track ? track->analysis.lufs : -HUGE_VAL;
  };
  const double input = loudness(tracks_.track(TrackRole::Input));
  const double reference = loudness(tracks_.track(TrackRole::Reference));
  player_.setLoudness(input, resultLoudness(), reference);
  Q_EMIT stateChanged();
}

double PlaybackController::resultLoudness() const {
  const auto input = tracks_.track(TrackRole::Input);
  const auto report = result_.report();
  const ChainSettings shown = document_.shownSettings();
  if (report && result_.upToDate() && shown == result_.measuredSettings()) return report->analysis.lufs;
  if (!input) return -HUGE_VAL;
  // Not measured yet: a match may have raised the level by 10 dB, which must not reach the ears.
  const double change = estimatedLoudnessChange(input->analysis, shown);
  if (!report) return input->analysis.lufs + change;
  return report->analysis.lufs + change -
         estimatedLoudnessChange(input->analysis, result_.measuredSettings());
}

void PlaybackController::updateLoop() {
  player_.setLoop(document_.track(TrackRole::Input).selection,
                  document_.track(TrackRole::Reference).selection);
  player_.setLooping(looping_);
}

void PlaybackController::togglePlay() {
  if (player_.playing()) {
    player_.pause();
  } else if (const auto started = player_.play(); !started) {
    Q_EMIT failed(toQString(started.error()));
  }
  playing_ = player_.playing();
  if (playing_) timer_.start();
  poll();
  Q_EMIT stateChanged();
}

void PlaybackController::setSource(Source source) {
  if (source == player_.source()) return;
  lastSource_ = player_.source();
  player_.setSource(source);
  poll();
  Q_EMIT stateChanged();
}

void PlaybackController::toggleLastSource() { setSource(lastSource_); }

void PlaybackController::toggleDifference() {
  if (player_.source() == Source::Difference) return toggleLastSource();
  setSource(Source::Difference);
}

void PlaybackController::setLevelMatch(bool on) {
  player_.setLevelMatch(on);
  Q_EMIT stateChanged();
}

void PlaybackController::setLooping(bool on) {
  looping_ = on;
  player_.setLooping(on);
  Q_EMIT stateChanged();
}

void PlaybackController::setVolumeDb(double volumeDb) { player_.setVolumeDb(volumeDb); }

void PlaybackController::seek(double seconds) {
  player_.seek(std::clamp(seconds, 0.0, lengthSeconds()));
  poll();
}

void PlaybackController::seekBy(double seconds) { seek(player_.poll().positionSeconds + seconds); }

void PlaybackController::toStart() {
  const auto& selection = document_.track(heardRole()).selection;
  seek(looping_ && selection ? selection->begin : 0.0);
}

void PlaybackController::poll() {
  const bool wasLost = meters_.deviceLost;
  meters_ = player_.poll();
  if (std::exchange(playing_, meters_.playing) != playing_) Q_EMIT stateChanged();
  silentPolls_ = playing_ ? 0 : silentPolls_ + 1;
  if (silentPolls_ > kPollsUntilSilent) timer_.stop();
  if (meters_.deviceLost && !wasLost) {
    deviceText_ = tr("Sound device lost");
    Q_EMIT failed(
        tr("The sound device has gone away. Plug it in again or choose another one in the preferences."));
    Q_EMIT deviceChanged();
  }
  Q_EMIT polled();
}

}  // namespace semblance::ui
