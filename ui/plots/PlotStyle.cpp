// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PlotStyle.h"

#include <QApplication>
#include <QPainter>

#include "theme/Theme.h"

namespace semblance::ui {

void TickTable::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                         QVector<double>* subTicks, QVector<QString>* tickLabels) {
  ticks.clear();
  if (subTicks != nullptr) subTicks->clear();
  if (tickLabels != nullptr) tickLabels->clear();
  const double slack = range.size() * 1e-9;
  for (const AxisTick& tick : ticks_) {
    if (tick.value < range.lower - slack || tick.value > range.upper + slack) continue;
    if (tick.label.isEmpty()) {
      if (subTicks != nullptr) subTicks->append(tick.value);
      continue;
    }
    ticks.append(tick.value);
    if (tickLabels != nullptr) tickLabels->append(tick.label);
  }
}

QCustomPlot* makePlot(QWidget* parent, const QMargins& margins) {
  auto* plot = new QCustomPlot(parent);
  plot->setAttribute(Qt::WA_TransparentForMouseEvents);
  plot->setFocusPolicy(Qt::NoFocus);
  plot->setNoAntialiasingOnDrag(false);
  plot->plotLayout()->setMargins(QMargins(0, 0, 0, 0));
  // Ours have their own layers; every buffered one costs a blend of the whole plot on each repaint.
  plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
  plot->axisRect()->setAutoMargins(QCP::msNone);
  plot->axisRect()->setMargins(margins);
  plot->axisRect()->setMinimumSize(10, 10);
  plot->setAttribute(Qt::WA_OpaquePaintEvent, false);
  plot->setBackground(Qt::NoBrush);
  return plot;
}

QFont plotFont() {
  QFont font = QApplication::font();
  font.setPointSizeF(font.pointSizeF() * 0.85);
  return font;
}

void styleAxis(QCPAxis& axis, bool withGrid) {
  const ThemeColours& theme = colours();
  const QPen line(theme.border, 1.0);
  axis.setBasePen(line);
  axis.setTickPen(line);
  axis.setSubTickPen(line);
  axis.setTickLength(0, 3);
  axis.setSubTickLength(0, 0);
  axis.setTickLabelColor(theme.mutedText);
  axis.setTickLabelFont(plotFont());
  axis.setTickLabelPadding(4);
  axis.setLabelColor(theme.mutedText);
  axis.setLabelFont(plotFont());
  axis.grid()->setVisible(withGrid);
  axis.grid()->setPen(QPen(blended(theme.grid, theme.border, 0.4), 1.0));
  axis.grid()->setSubGridPen(QPen(theme.grid, 1.0));
  axis.grid()->setSubGridVisible(withGrid);
  axis.grid()->setZeroLinePen(QPen(theme.gridStrong, 1.0));
}

void stylePlot(QCustomPlot& plot) { plot.axisRect()->setBackground(QBrush(colours().field)); }

void paintPanel(QWidget& widget, const QString& caption) {
  const ThemeColours& theme = colours();
  QPainter painter(&widget);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.border, 1.0));
  painter.setBrush(theme.panel);
  painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
  painter.setFont(plotFont());
  painter.setPen(theme.mutedText);
  painter.drawText(QRect(12, 0, widget.width() - 24, kCaptionHeight), Qt::AlignLeft | Qt::AlignVCenter,
                   caption);
}

void followPixelRatio(QCustomPlot& plot) {
  const double ratio = plot.devicePixelRatioF();
  if (!qFuzzyCompare(plot.bufferDevicePixelRatio(), ratio)) plot.setBufferDevicePixelRatio(ratio);
}

QCPLayer* addBufferedLayer(QCustomPlot& plot, const QString& name) {
  plot.addLayer(name);
  QCPLayer* layer = plot.layer(name);
  layer->setMode(QCPLayer::lmBuffered);
  return layer;
}

}  // namespace semblance::ui
