// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/BandDrag.h"

#include <cmath>

namespace semblance::ui {
namespace {

const EqualiserBand& rowsOf(int band) { return kEqualiserBands[static_cast<std::size_t>(band)]; }

double inRange(ParameterId id, double value) {
  return static_cast<double>(clampedToRange(id, static_cast<float>(value)));
}

}  // namespace

BandValues bandValues(const ChainSettings& settings, int band) {
  const EqualiserBand& rows = rowsOf(band);
  return {static_cast<double>(settings[rows.frequency]), static_cast<double>(settings[rows.gain]),
          static_cast<double>(settings[rows.q])};
}

BandValues clampedToRange(int band, BandValues values) {
  const EqualiserBand& rows = rowsOf(band);
  return {inRange(rows.frequency, values.frequency), inRange(rows.gain, values.gain),
          inRange(rows.q, values.q)};
}

BandDrag::BandDrag(int band, const BandValues& start, QPointF pressed, const LogAxis& x, const LinearAxis& y)
    : band_(band),
      start_(start),
      origin_(x.toPixel(start.frequency), y.toPixel(start.gain)),
      last_(pressed),
      x_(x),
      y_(y) {}

BandValues BandDrag::moveTo(QPointF position, bool fine, bool oneAxis) {
  travelled_ += (position - last_) * (fine ? 0.1 : 1.0);
  last_ = position;
  const bool horizontal = std::abs(travelled_.x()) >= std::abs(travelled_.y());
  BandValues values = start_;
  if (!oneAxis || horizontal) values.frequency = x_.toValue(origin_.x() + travelled_.x());
  if (!oneAxis || !horizontal) values.gain = y_.toValue(origin_.y() + travelled_.y());
  return clampedToRange(band_, values);
}

}  // namespace semblance::ui
