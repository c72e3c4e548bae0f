// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "plots/PlotGeometry.h"
#include "plots/TrackMargins.h"
#include "plots/WaveformView.h"

namespace semblance::ui {
namespace {

QFont rulerFont(const QFont& base) {
  QFont font = base;
  font.setPointSizeF(font.pointSizeF() * 0.85);
  return font;
}

}  // namespace

void WaveformView::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  QPainter painter(this);
  const QRectF area = waveRect();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? QPen(theme.accent, 2.0) : QPen(theme.border, 1.0));
  painter.setBrush(theme.field);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius, spacing::kRadius);
  if (seconds_ <= 0.0) return;
  painter.fillRect(QRectF(area.left(), area.center().y() - 0.5, area.width(), 1.0), theme.border);
  paintPassages(painter);
  if (waveform_.isNull()) renderWaveform();
  painter.drawPixmap(area.topLeft(), waveform_);
  paintRuler(painter);
  painter.setClipRect(QRectF(area.left() - 6.0, 0.0, area.width() + 12.0, height()));
  paintSelection(painter);
  paintPlayCursor(painter);
}

void WaveformView::renderWaveform() {
  const QRectF area = waveRect();
  const double ratio = devicePixelRatioF();
  const auto columns = std::max(1, static_cast<int>(std::lround(area.width() * ratio)));
  const auto rows = std::max(1, static_cast<int>(std::lround(area.height() * ratio)));
  waveform_ = QPixmap(columns, rows);
  waveform_.fill(Qt::transparent);
  const double perSecond = static_cast<double>(overview_.maximum.size()) / seconds_;
  const double begin = visible_.begin * perSecond;
  const double end = visible_.end * perSecond;
  const auto lows = decimated(overview_.minimum, begin, end, columns);
  const auto highs = decimated(overview_.maximum, begin, end, columns);
  const auto bodies = decimated(overview_.rms, begin, end, columns);
  const double middle = 0.5 * rows;
  const auto y = [&](float value) {
    return middle - std::clamp(static_cast<double>(value), -1.0, 1.0) * (middle - 2.0);
  };
  QPainter painter(&waveform_);
  const QColor colour = sourceColour(source_);
  const QColor envelope = withAlpha(colour, colours().dark ? 0.5 : 0.45);
  for (int column = 0; column < columns; ++column) {
    const auto index = static_cast<std::size_t>(column);
    const double top = y(highs[index].maximum);
    painter.fillRect(QRectF(column, top, 1.0, std::max(1.0, y(lows[index].minimum) - top)), envelope);
    const double body = y(bodies[index].maximum);
    painter.fillRect(QRectF(column, body, 1.0, 2.0 * (middle - body)), colour);
  }
  painter.end();
  waveform_.setDevicePixelRatio(ratio);
}

void WaveformView::paintPassages(QPainter& painter) const {
  const QRectF area = waveRect();
  const QColor colour = sourceColour(source_);
  for (const TimeRange& passage : passages_) {
    const QRectF band =
        QRectF(QPointF(xAt(passage.begin), area.top()), QPointF(xAt(passage.end), area.bottom())) & area;
    if (band.isEmpty()) continue;
    painter.fillRect(band, withAlpha(colour, 0.14));
    painter.fillRect(QRectF(band.left(), band.bottom() - 3.0, band.width(), 3.0), withAlpha(colour, 0.8));
  }
}

void WaveformView::paintSelection(QPainter& painter) const {
  if (!selection_) return;
  const ThemeColours& theme = colours();
  const QRectF area = waveRect();
  const double left = xAt(selection_->begin);
  const double right = xAt(selection_->end);
  const QColor veil = withAlpha(theme.field, 0.62);
  painter.fillRect(QRectF(QPointF(area.left(), area.top()),
                          QPointF(std::clamp(left, area.left(), area.right()), area.bottom())),
                   veil);
  painter.fillRect(
      QRectF(QPointF(std::clamp(right, area.left(), area.right()), area.top()), area.bottomRight()), veil);
  painter.setPen(Qt::NoPen);
  painter.setBrush(withAlpha(theme.text, looping_ ? 0.9 : 0.35));
  painter.drawRect(QRectF(left, area.top() - 4.0, right - left, 4.0));
  painter.setBrush(theme.text);
  for (const double x : {left, right}) {
    painter.drawRect(QRectF(x - 0.75, area.top() - 4.0, 1.5, area.height() + 4.0));
    painter.drawRoundedRect(QRectF(x - 3.0, area.center().y() - 9.0, 6.0, 18.0), 2.0, 2.0);
  }
}

void WaveformView::paintPlayCursor(QPainter& painter) const {
  if (!position_ || *position_ < visible_.begin || *position_ > visible_.end) return;
  const ThemeColours& theme = colours();
  const QRectF area = waveRect();
  const double x = xAt(*position_);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.text);
  painter.drawRect(QRectF(x - 0.75, area.top() - 2.0, 1.5, area.height() + 2.0));
  QPainterPath head;
  head.moveTo(x - 5.0, area.top() - 8.0);
  head.lineTo(x + 5.0, area.top() - 8.0);
  head.lineTo(x, area.top() - 1.0);
  painter.drawPath(head);
}

QString WaveformView::status() const {
  if (drag_ == Drag::Edge && selection_) {
    return tr("%1 – %2  (%3 s)")
        .arg(timeText(selection_->begin, 1), timeText(selection_->end, 1))
        .arg(selection_->seconds(), 0, 'f', 1);
  }
  return hover_ ? timeText(*hover_, 2) : QString();
}

void WaveformView::paintRuler(QPainter& painter) const {
  const ThemeColours& theme = colours();
  const QRectF area = waveRect();
  painter.setFont(rulerFont(font()));
  const QFontMetricsF metrics(painter.font());
  const QString note = status();
  const double noteLeft = area.right() - (note.isEmpty() ? 0.0 : metrics.horizontalAdvance(note) + 10.0);
  const QRectF strip(area.left(), 1.0, area.width(), area.top() - 4.0);
  for (const AxisTick& tick :
       timeTicks(visible_.begin, visible_.end, std::max(2, static_cast<int>(area.width() / 64.0)))) {
    const double x = xAt(tick.value);
    painter.setPen(theme.border);
    painter.drawLine(QPointF(x, area.top() - 4.0), QPointF(x, area.top()));
    const double left = x + 3.0;
    if (left + metrics.horizontalAdvance(tick.label) > noteLeft) continue;
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(left, strip.top(), 80.0, strip.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     tick.label);
  }
  painter.setPen(theme.text);
  painter.drawText(strip, Qt::AlignRight | Qt::AlignVCenter, note);
}

}  // namespace semblance::ui
