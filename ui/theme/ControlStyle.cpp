// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/ControlStyle.h"

#include <QPainter>
#include <QStyleOption>

#include "theme/Theme.h"

namespace semblance::ui {

ControlStyle::ControlStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
  if (element != PE_IndicatorCheckBox) return QProxyStyle::drawPrimitive(element, option, painter, widget);
  const ThemeColours& theme = colours();
  const bool enabled = option->state & State_Enabled;
  const bool checked = option->state & State_On;
  const QColor ink = enabled ? theme.text : blended(theme.mutedText, theme.panel, 0.4);
  const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool pointed = option->state & (State_MouseOver | State_HasFocus);
  painter->setPen(QPen(pointed && enabled ? theme.text : enabled ? theme.mutedText : ink, 1.0));
  painter->setBrush(theme.field);
  painter->drawRoundedRect(box, 3.0, 3.0);
  if (checked) {
    painter->setPen(QPen(ink, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
      return box.topLeft() + QPointF(x * box.width(), y * box.height());
    };
    const QPointF tick[] = {at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.28)};
    painter->drawPolyline(tick, 3);
  }
  painter->restore();
}

}  // namespace semblance::ui
