// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "plots/EqualiserNodes.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {

/// One drag of a node: turns pointer movement into values. Movement counts from where the node was grabbed,
/// so that it does not jump; `fine` slows it to a tenth; `oneAxis` keeps the axis along which the pointer has
/// moved more. A band of the graphic equaliser only moves up and down.
class BandDrag {
 public:
  BandDrag(const ChainSettings& settings, int band, QPointF pressed, const LogAxis& x, const LinearAxis& y);

  BandValues moveTo(QPointF position, bool fine, bool oneAxis);

 private:
  ChainSettings settings_;  ///< when grabbed
  int band_;
  BandValues start_;
  QPointF origin_;  ///< pixel position of the node when grabbed
  QPointF last_;
  QPointF travelled_;
  LogAxis x_;
  LinearAxis y_;
};

}  // namespace semblance::ui
