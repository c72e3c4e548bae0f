// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "effects/Biquad.h"
#include "effects/ChainSettings.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {

/// The three values of one band of the equaliser.
struct BandValues {
  double frequency = 1000.0;  ///< Hz
  double gain = 0.0;          ///< dB
  double q = 0.7;
  bool operator==(const BandValues&) const = default;
};

BandValues bandValues(const ChainSettings& settings, int band);
/// Inside the ranges of the parameter table.
BandValues clampedToRange(int band, BandValues values);

/// One drag of a node: turns pointer movement into values. Movement counts from where the node was grabbed,
/// so that it does not jump; `fine` slows it to a tenth; `oneAxis` keeps the axis along which the pointer has
/// moved more.
class BandDrag {
 public:
  BandDrag(int band, const BandValues& start, QPointF pressed, const LogAxis& x, const LinearAxis& y);

  BandValues moveTo(QPointF position, bool fine, bool oneAxis);

 private:
  int band_;
  BandValues start_;
  QPointF origin_;  ///< pixel position of the node when grabbed
  QPointF last_;
  QPointF travelled_;
  LogAxis x_;
  LinearAxis y_;
};

}  // namespace semblance::ui
