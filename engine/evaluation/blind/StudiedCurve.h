// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace semblance {

/// What can be drawn of an effect without a signal.
enum class CurveKind : std::uint8_t {
  None,
  Response,  ///< gain in dB over frequency in Hz
  Shape,     ///< output over input, full scale 1
};

/// The true curve and the recovered one. Levels are set aside, as the experiment does: responses have the
/// same mean, shapes are scaled to each other.
struct StudiedCurve {
  CurveKind kind = CurveKind::None;
  std::vector<double> axis;
  std::vector<double> truth;
  std::vector<double> found;
};

}  // namespace semblance
