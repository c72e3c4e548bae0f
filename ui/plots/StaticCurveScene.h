// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "effects/ChainSettings.h"
#include "plots/FrameLimiter.h"
#include "plots/NodeItem.h"
#include "plots/PlotStyle.h"
#include "plots/StaticCurvePlot.h"

namespace semblance::ui {

/// What StaticCurvePlot draws, and where. Knows no gestures.
class StaticCurveScene {
 public:
  using Handle = StaticCurvePlot::Handle;
  static constexpr double kFloor = -72.0;   ///< dBFS, both axes
  static constexpr double kCeiling = 12.0;  ///< above full scale, so that a threshold there leaves room

  explicit StaticCurveScene(QWidget* parent);

  void setSettings(const ChainSettings& settings);
  void setPredicted(const std::optional<ChainSettings>& settings);
  void setLevel(double inputDb, double reductionDb);
  void setMarkedHandles(Handle selected, Handle hovered, bool focused);

  const ChainSettings& settings() const { return settings_; }
  LinearAxis inputAxis() const;
  LinearAxis outputAxis() const;
  QPointF pointAt(double input, double output) const;
  QPointF handlePosition(Handle handle) const;
  /// Threshold for a handle at pixel x; ratio whose curve passes under the ratio handle at pixel y.
  double thresholdAt(double x) const;
  double ratioAt(double y) const;

  void resize(const QSize& size);
  void restyle();

 private:
  QRect area() const;
  double levelOf(Handle handle) const;
  void drawCurve(QCPGraph& graph, const ChainSettings& from) const;
  void placeHandle(NodeItem& node, Handle handle) const;
  void requestAll();
  void replot();

  QCustomPlot* plot_;
  QSharedPointer<TickTable> inputTicks_{new TickTable};
  QSharedPointer<TickTable> outputTicks_{new TickTable};
  QCPGraph* diagonal_;
  QCPGraph* predictedCurve_;
  QCPGraph* curve_;
  QCPLayer* marks_;
  NodeItem* threshold_;
  NodeItem* ratio_;
  NodeItem* dot_;
  FrameLimiter frames_;
  bool curvesDirty_ = true;
  ChainSettings settings_ = neutralSettings();
  std::optional<ChainSettings> predicted_;
};

}  // namespace semblance::ui
