// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <array>

#include "controls/MeterBallistics.h"

namespace semblance::ui {

/// Horizontal stereo peak meter, -60 to 0 dBFS, with marks at -18 -9 -3 -1 0, peak hold, highest peak as a
/// number, and clip lamps that stay lit until clicked. Feed it from a timer, also with silence.
class LevelMeter : public QWidget {
  Q_OBJECT

 public:
  explicit LevelMeter(QWidget* parent = nullptr);

  /// Peaks since the last call, dBFS; at or below -60 shows nothing.
  void setLevels(double leftDb, double rightDb);
  /// Empties the bars and the hold, for example when playback stops.
  void reset();
  bool clipped() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 public Q_SLOTS:
  void clearHold();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void describe();
  double readingWidth() const;
  double xOf(double decibel) const;
  QRectF barRect(int channel) const;
  QRectF lampRect(int channel) const;
  void paintChannel(QPainter& painter, int channel) const;
  void paintScale(QPainter& painter) const;

  std::array<MeterBallistics, 2> channels_;
  QElapsedTimer clock_;
};

}  // namespace semblance::ui
