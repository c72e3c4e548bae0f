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

  /// Opens the device by name (empty: the default). Without one everything but sound works; deviceText() says
  /// so.
  Result<void> openDevice(const QString& name, int bufferFrames);
  bool hasDevice() const { return player_.hasDevice(); }
  QString deviceText() const { return deviceText_; }

  void togglePlay();
  void setSource(Source source);
  void toggleLastSource();
  void setLevelMatch(bool on);
  void setLooping(bool on);
  void setVolumeDb(double volumeDb);
  void seek(double seconds);  ///< on the timeline of the source that is heard, clamped to it
  void seekBy(double seconds);
  void toStart();  ///< start of the selection while looping, else of the track

  bool playing() const { return playing_; }
  bool looping() const { return looping_; }
  Source source() const { return player_.source(); }
  bool levelMatch() const { return player_.levelMatch(); }
  double offsetDb(Source source) const { return player_.offsetDb(source); }
  double positionSeconds() const { return meters_.positionSeconds; }
  double lengthSeconds() const;
  const PlaybackMeters& meters() const { return meters_; }

 Q_SIGNALS:
  void stateChanged();  ///< playing, source, loop, level match, offsets
  void deviceChanged();
  void polled();
  void failed(const QString& message);

 private:
  TrackRole heardRole() const;
  void loadTrack(TrackRole role);
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
  bool playing_ = false;
  bool looping_ = false;
  int silentPolls_ = 0;  ///< since playback stopped; the meters need time to fall
};

}  // namespace semblance::ui
