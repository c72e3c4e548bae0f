// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/CustomPlot.h"

namespace semblance::ui {

/// A round handle at a plot coordinate, optionally numbered.
class NodeItem : public QCPAbstractItem {
 public:
  explicit NodeItem(QCustomPlot* plot);

  QCPItemPosition* const position;

  void setLabel(const QString& label) { label_ = label; }
  void setRadius(double radius) { radius_ = radius; }
  /// Colour of rim and number, and of the whole when selected.
  void setColour(const QColor& colour) { colour_ = colour; }
  void setSelectedLook(bool selected) { selected_ = selected; }
  void setHovered(bool hovered) { hovered_ = hovered; }
  /// A ring around the node, for keyboard focus.
  void setFocusRing(bool focused) { focused_ = focused; }
  void setDimmed(bool dimmed) { dimmed_ = dimmed; }

  double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }

 protected:
  void draw(QCPPainter* painter) override;

 private:
  QString label_;
  QColor colour_;
  double radius_ = 9.0;
  bool selected_ = false;
  bool hovered_ = false;
  bool focused_ = false;
  bool dimmed_ = false;
};

}  // namespace semblance::ui
