// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/ControlStyle.h"

#include <QAbstractSpinBox>
#include <QDialogButtonBox>
#include <QPainter>
#include <QStyleOption>
#include <algorithm>

#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QColor faint() { return blended(colours().mutedText, colours().panel, 0.4); }

void drawFrame(QPainter& painter, const QRect& rect, const QColor& ground, bool focused) {
  const double width = focused ? 2.0 : 1.0;
  const double inset = width / 2.0;
  painter.setPen(QPen(focused ? colours().accent : colours().border, width));
  painter.setBrush(ground);
  painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), spacing::kRadius,
                          spacing::kRadius);
}

void drawArrow(QPainter& painter, const QRect& rect, bool down, const QColor& colour) {
  const QPointF centre = QRectF(rect).center();
  const double rise = down ? 1.8 : -1.8;
  const QPointF points[] = {centre + QPointF(-3.6, -rise), centre + QPointF(0.0, rise),
                            centre + QPointF(3.6, -rise)};
  painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(points, 3);
}

}  // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
  if (element != PE_IndicatorCheckBox) return QProxyStyle::drawPrimitive(element, option, painter, widget);
  const ThemeColours& theme = colours();
  const bool enabled = option->state & State_Enabled;
  const bool checked = option->state & State_On;
  const QColor ink = enabled ? theme.text : faint();
  const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool pointed = option->state & State_MouseOver;
  painter->setPen(QPen(pointed && enabled ? theme.text : enabled ? theme.mutedText : ink, 1.0));
  painter->setBrush(theme.field);
  painter->drawRoundedRect(box, 3.0, 3.0);
  if (option->state & State_HasFocus) {
    painter->setPen(QPen(theme.accent, 2.0));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
  }
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

void ControlStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
  if (control != CC_ComboBox && control != CC_SpinBox)
    return QProxyStyle::drawComplexControl(control, option, painter, widget);
  const bool combo = control == CC_ComboBox;
  const ThemeColours& theme = colours();
  const bool enabled = option->state & State_Enabled;
  const bool pointed = option->state & State_MouseOver;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QColor ground = !combo ? theme.field : !enabled ? theme.panel : pointed ? theme.hover : theme.raised;
  drawFrame(*painter, option->rect, ground, option->state & State_HasFocus);
  const QColor ink = enabled ? theme.text : faint();
  if (combo) {
    drawArrow(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), true, ink);
  } else if (qstyleoption_cast<const QStyleOptionSpinBox*>(option)->buttonSymbols !=
             QAbstractSpinBox::NoButtons) {
    drawArrow(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), false, ink);
    drawArrow(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), true, ink);
  }
  painter->restore();
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                     const QWidget* widget) const {
  QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
  if (type == CT_ComboBox || type == CT_SpinBox)
    size.setHeight(std::max(size.height(), spacing::kControlHeight + 2));
  return size;
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const {
  if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
  // The button that goes on stands at the right end, in dialogs of our own and in Qt's alike.
  if (hint == SH_DialogButtonLayout) return QDialogButtonBox::GnomeLayout;
  return QProxyStyle::styleHint(hint, option, widget, returned);
}

QIcon ControlStyle::standardIcon(StandardPixmap symbol, const QStyleOption* option,
                                 const QWidget* widget) const {
  switch (symbol) {
    case SP_MessageBoxInformation:
      return glyphIcon(Glyph::Information);
    case SP_MessageBoxQuestion:
      return glyphIcon(Glyph::Question);
    case SP_MessageBoxWarning:
      return glyphIcon(Glyph::Warning, colours().warning);
    case SP_MessageBoxCritical:
      return glyphIcon(Glyph::Failure, colours().error);
    default:
      return QProxyStyle::standardIcon(symbol, option, widget);
  }
}

}  // namespace semblance::ui
