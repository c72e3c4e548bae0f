// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "effects/ChainSettings.h"

namespace semblance::ui {

/// The compressor's static curve: input level against output level in dBFS, up to 12 dB over full scale
/// (without make-up gain), with a handle on the threshold, one that turns the ratio, and a dot at the level
/// of the moment. Gestures as in SpectrumPlot.
class StaticCurvePlot : public QWidget {
  Q_OBJECT

 public:
  enum class Handle { None, Threshold, Ratio };

  explicit StaticCurvePlot(QWidget* parent = nullptr);
  ~StaticCurvePlot() override;

  void setSettings(const ChainSettings& settings);
  void setPredicted(const std::optional<ChainSettings>& settings);
  /// Detector level in dBFS and reduction (>= 0 dB) of the moment; a level at or below -72 hides the dot.
  void setLevel(double inputDb, double reductionDb);

  /// Where a handle and a point of the plot are, in widget coordinates.
  QPointF handlePosition(Handle handle) const;
  QPointF pointAt(double inputDb, double outputDb) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void gestureStarted(semblance::ParameterId id);
  void valueEdited(semblance::ParameterId id, float value);
  void gestureFinished(semblance::ParameterId id);
  void resetRequested(semblance::ParameterId id);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance::ui
