// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"
#include "playback/Player.h"

namespace semblance::ui {

/// Keeps the Player in step with the document (tracks, settings, loudness, loop) and polls its meters for the
/// window.
class PlaybackController : public QObject {
  Q_OBJECT

 public:
  PlaybackController(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
                     QObject* parent = nullptr);

  /// Without a device everything but sound works; deviceText() says so.
  Result<void> openDevice(const DeviceChoice& choice);
  void closeDevice();
  Result<void> setTestTone(bool on);
  bool hasDevice() const { return player_.hasDevice(); }
  QString deviceText() const { return deviceText_; }

  void togglePlay();
  void setSource(Source source);
  void toggleLastSource();
  void toggleDifference();  ///< to the difference and back
  /// Hears one band of the equaliser without the others; -1: all of them.
  void setSoloBand(int band);
  /// Nobody shall see what is heard; blind() is for those who show it.
  void setBlind(bool on);
  void setLevelMatch(bool on);
  void setLooping(bool on);
  void setVolumeDb(double volumeDb);
  void seek(double seconds);  ///< on the timeline of the source that is heard, clamped to it
  void seekBy(double seconds);
  void toStart();  ///< start of the selection while looping, else of the track

  bool playing() const { return playing_; }
  bool looping() const { return looping_; }
  Source source() const { return player_.source(); }
  int soloBand() const { return soloBand_; }
  bool blind() const { return blind_; }
  int deviceRate() const { return player_.deviceRate(); }
  bool levelMatch() const { return player_.levelMatch(); }
  double offsetDb(Source source) const { return player_.offsetDb(source); }
  double positionSeconds() const { return meters_.positionSeconds; }
  double lengthSeconds() const;
  const PlaybackMeters& meters() const { return meters_; }

 Q_SIGNALS:
  void stateChanged();  ///< playing, source, loop, level match, offsets, solo, blind
  void deviceChanged();
  void polled();
  void failed(const QString& message);

 private:
  TrackRole heardRole() const;
  void loadTrack(TrackRole role);
  void updateSettings();
  void updateLoudness();
  double resultLoudness() const;
  void updateLoop();
  void poll();

  Document& document_;
  const TrackAnalyses& tracks_;
  const ResultMeasurement& result_;
  Player player_;
  QTimer timer_;
  PlaybackMeters meters_;
  QString deviceText_;
  Source lastSource_ = Source::Input;
  int soloBand_ = -1;
  bool blind_ = false;
  bool playing_ = false;
  bool looping_ = false;
  int silentPolls_ = 0;  ///< since playback stopped; the meters need time to fall
};

}  // namespace semblance::ui
