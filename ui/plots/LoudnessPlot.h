// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "audio/AudioFormat.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// Short-term loudness of input and result over time, in seconds of the track, and the integrated loudness of
/// the reference as a level line.
class LoudnessPlot : public QWidget {
  Q_OBJECT

 public:
  explicit LoudnessPlot(QWidget* parent = nullptr);
  ~LoudnessPlot() override;

  /// LUFS at equal steps over a track of that many seconds; empty removes the curve. Input or Result.
  void setLoudness(SourceKind source, std::vector<float> lufs, double seconds);
  /// Integrated, LUFS; none or not finite removes the line.
  void setReferenceLoudness(std::optional<double> lufs);
  void setPlayPosition(std::optional<double> seconds);
  /// Part of the track shown, as in GainReductionPlot.
  void setVisibleRange(TimeRange range);
  /// Short-term loudness at a time; none where nothing is drawn.
  std::optional<double> loudnessAt(SourceKind source, double seconds) const;
  /// Lowest and highest level on the axis, LUFS.
  std::pair<double, double> levelRange() const;

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
