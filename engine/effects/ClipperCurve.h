// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

namespace semblance {

/// The parametric clipper without memory: y = (S(g x + o) - S(o))/g, where the shape S goes from tanh
/// (hardness 0) over the cubic u - 4u^3/27 (1) to the hard clip at +-1 (2).
struct ClipperShape {
  double drive = 1.0;     ///< g, linear, above 0
  double offset = 0.0;    ///< o, 0..1: above 0 the halves are clipped differently
  double hardness = 0.0;  ///< 0..2
};

inline double clipperShape(double u, double hardness) {
  const double inside = std::clamp(u, -1.5, 1.5);
  const double cubic = inside - 4.0 / 27.0 * inside * inside * inside;
  if (hardness < 1.0) return (1.0 - hardness) * std::tanh(u) + hardness * cubic;
  return (2.0 - hardness) * cubic + (hardness - 1.0) * std::clamp(u, -1.0, 1.0);
}

inline double clipped(double x, const ClipperShape& shape) {
  return (clipperShape(shape.drive * x + shape.offset, shape.hardness) -
          clipperShape(shape.offset, shape.hardness)) /
         shape.drive;
}

}  // namespace semblance
