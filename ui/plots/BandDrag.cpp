// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/BandDrag.h"

#include <cmath>

namespace semblance::ui {

BandDrag::BandDrag(const ChainSettings& settings, int band, QPointF pressed, const LogAxis& x,
                   const LinearAxis& y)
    : settings_(settings),
      band_(band),
      start_(bandValues(settings, band)),
      origin_(x.toPixel(start_.frequency), y.toPixel(start_.gain)),
      last_(pressed),
      x_(x),
      y_(y) {}

BandValues BandDrag::moveTo(QPointF position, bool fine, bool oneAxis) {
  travelled_ += (position - last_) * (fine ? 0.1 : 1.0);
  last_ = position;
  const bool alongOne = oneAxis && hasParametricBands(settings_);
  const bool horizontal = std::abs(travelled_.x()) >= std::abs(travelled_.y());
  BandValues values = start_;
  if (!alongOne || horizontal) values.frequency = x_.toValue(origin_.x() + travelled_.x());
  if (!alongOne || !horizontal) values.gain = y_.toValue(origin_.y() + travelled_.y());
  return clampedToRange(settings_, band_, values);
}

}  // namespace semblance::ui
