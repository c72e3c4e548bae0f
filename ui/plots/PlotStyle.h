// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "plots/CustomPlot.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {

/// Ticks given as a list; those without a label become sub-ticks.
class TickTable : public QCPAxisTicker {
 public:
  void setTicks(std::vector<AxisTick> ticks) { ticks_ = std::move(ticks); }

  void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

 private:
  std::vector<AxisTick> ticks_;
};

/// A plot that fills `parent`, takes no mouse events and has fixed margins, so that its geometry is known
/// before it is drawn.
QCustomPlot* makePlot(QWidget* parent, const QMargins& margins);

/// Theme colours for the plot area, axes, labels and grid. Call again when the theme changes.
void stylePlot(QCustomPlot& plot);
void styleAxis(QCPAxis& axis, bool withGrid);

/// The rounded frame behind a plot with a caption at its top left, for its paintEvent().
void paintPanel(QWidget& widget, const QString& caption = {});
/// Height that a caption takes.
inline constexpr int kCaptionHeight = 24;

/// Keeps the paint buffers as sharp as the screen the plot is on now.
void followPixelRatio(QCustomPlot& plot);

/// A layer with its own buffer above `below`, which can be redrawn alone.
QCPLayer* addBufferedLayer(QCustomPlot& plot, const QString& name);

/// Font of axis labels and marks in plots.
QFont plotFont();

}  // namespace semblance::ui
