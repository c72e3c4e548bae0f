// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "dialogs/Preferences.h"
#include "playback/Player.h"
#include "theme/Theme.h"

class QLabel;
class QSlider;
class QToolButton;

namespace semblance::ui {

class Actions;
class LevelMeter;
class SourceSwitch;

/// What the transport shows besides the actions' own states.
struct TransportState {
  std::optional<SourceKind> source = SourceKind::Input;  ///< none: the difference, or nobody shall know
  bool inputAvailable = false;
  bool referenceAvailable = false;
  bool playing = false;
  bool levelMatch = true;
  double inputOffsetDb = 0.0;
  double resultOffsetDb = 0.0;
  double referenceOffsetDb = 0.0;
  double lengthSeconds = 0.0;
  int sampleRate = 0;  ///< Hz, of what is heard; 0: no track
  bool hasDevice = false;
  QString device;
};

/// Play, position, what is heard, level matching, loop, meters, volume and the sound device.
class TransportBar : public QWidget {
  Q_OBJECT

 public:
  explicit TransportBar(Actions& actions, QWidget* parent = nullptr);

  void setState(const TransportState& state);
  void setPosition(double seconds);
  void setTimeUnit(TimeUnit unit);
  /// Peaks in dBFS since the last call; silence when nothing plays.
  void setLevels(double leftDb, double rightDb);

  SourceSwitch& sourceSwitch() { return *sources_; }

 Q_SIGNALS:
  void sourceChosen(semblance::ui::SourceKind source);
  void volumeChanged(double decibel);
  void deviceRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* button(QAction* action, const QString& name);
  QWidget* makeVolume();
  void updateIcons();
  void elideDevice();

  Actions& actions_;
  TransportState state_;
  TimeUnit timeUnit_ = TimeUnit::Minutes;
  double seconds_ = 0.0;
  QToolButton* toStart_;
  QToolButton* play_;
  QLabel* position_;
  SourceSwitch* sources_;
  QToolButton* difference_;
  QToolButton* levelMatch_;
  QToolButton* loop_;
  LevelMeter* meter_;
  QSlider* volume_;
  QToolButton* device_;
};

}  // namespace semblance::ui
