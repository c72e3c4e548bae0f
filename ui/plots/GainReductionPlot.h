// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "audio/AudioFormat.h"

namespace semblance::ui {

/// Gain reduction over time, drawn downwards from 0 dB, in seconds of the track.
class GainReductionPlot : public QWidget {
  Q_OBJECT

 public:
  explicit GainReductionPlot(QWidget* parent = nullptr);
  ~GainReductionPlot() override;

  /// Reduction (>= 0 dB) at equal steps over a track of that many seconds; empty shows the empty text.
  void setReduction(std::vector<float> reductionDb, double seconds);
  /// Greys the curve while the compressor is bypassed.
  void setBypassed(bool bypassed);
  void setPlayPosition(std::optional<double> seconds);
  /// Part of the track shown; follow WaveformView::visibleRangeChanged to stay aligned. Default: the whole
  /// track.
  void setVisibleRange(TimeRange range);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void seekRequested(double seconds);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance::ui
