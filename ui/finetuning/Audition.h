// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "finetuning/AuditionPair.h"
#include "jobs/BackgroundJob.h"
#include "playback/Player.h"

namespace semblance::ui {

/// What can be heard of a held-back pair.
enum class Heard { Input, Base, Tuned, Reference };

/// Plays a pair of a held-back recording before and after, at matched loudness and over and over, on a sound
/// device of its own that is open from the first play() to release().
class Audition : public QObject {
  Q_OBJECT

 public:
  explicit Audition(QObject* parent = nullptr);

  /// Makes the pair of a recording in the background, unless it is there already, and plays it.
  void play(const FineTunePlan& plan, const std::string& recording, const std::filesystem::path& folder);
  void pause();
  void hear(Heard what);
  /// Stops and closes the device.
  void release();

  bool preparing() const { return job_.running(); }
  bool playing() const { return playing_; }
  Heard heard() const { return heard_; }
  const std::optional<AuditionPair>& pair() const { return pair_; }

 Q_SIGNALS:
  void changed();
  void deviceWanted();  ///< right before the device is opened
  void failed(const QString& message);

 private:
  void begin();
  void apply();

  Player player_;
  BackgroundJob job_;
  QTimer timer_;
  std::optional<AuditionPair> pair_;
  Heard heard_ = Heard::Tuned;
  bool playing_ = false;
};

}  // namespace semblance::ui
