// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/NodeItem.h"

#include "plots/PlotStyle.h"
#include "theme/Theme.h"

namespace semblance::ui {

NodeItem::NodeItem(QCustomPlot* plot)
    : QCPAbstractItem(plot), position(createPosition(QStringLiteral("position"))) {}

void NodeItem::draw(QCPPainter* painter) {
  const ThemeColours& theme = colours();
  const QColor colour = dimmed_ ? blended(colour_, theme.field, 0.5) : colour_;
  const QPointF centre = position->pixelPosition();
  painter->setAntialiasing(true);
  if (focused_) {
    painter->setPen(QPen(theme.accent, 2.0));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(centre, radius_ + 4.0, radius_ + 4.0);
  }
  // A rim in the plot's own colour keeps the node apart from the curve that it sits on.
  painter->setPen(Qt::NoPen);
  painter->setBrush(theme.field);
  painter->drawEllipse(centre, radius_ + 1.5, radius_ + 1.5);
  painter->setPen(QPen(colour, hovered_ ? 2.5 : 1.5));
  painter->setBrush(selected_ ? colour : hovered_ ? theme.hover : theme.raised);
  painter->drawEllipse(centre, radius_, radius_);
  if (label_.isEmpty()) return;
  QFont font = plotFont();
  font.setBold(true);
  painter->setFont(font);
  painter->setPen(selected_ ? theme.onAccent : colour);
  const QRectF box(centre.x() - radius_, centre.y() - radius_, 2.0 * radius_, 2.0 * radius_);
  painter->drawText(box, Qt::AlignCenter, label_);
}

}  // namespace semblance::ui
