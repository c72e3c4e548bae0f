// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace semblance::ui {

/// Fusion with flat combo and spin boxes, with check boxes whose frame can be told from the background, and
/// with message boxes in the window's own icons and order of buttons.
class ControlStyle : public QProxyStyle {
  Q_OBJECT

 public:
  ControlStyle();

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                         const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returned) const override;
  QIcon standardIcon(StandardPixmap symbol, const QStyleOption* option, const QWidget* widget) const override;
};

}  // namespace semblance::ui
