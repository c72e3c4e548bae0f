// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace semblance {

/// A node of a transfer function: input level and output level, dBFS.
struct CompandPoint {
  double inputDb;
  double outputDb;
};

/// Gain as a function of level, in the manner of sox's compand: straight lines in dB through the points and
/// through (0, 0) if no point lies at 0 dB; below the first point the gain stays what it is there. At each
/// node the lines are replaced by a parabola reaching `kneeDb` along either of them (at most half the line)
/// and bent through the centroid of its ends and the node.
class CompandCurve {
 public:
  /// Points in ascending order of input, none above 0 dB.
  CompandCurve(std::vector<CompandPoint> points, double kneeDb, double makeUpDb);

  /// Linear gain at a linear level >= 0.
  float gain(float level) const;

 private:
  /// ln gain = offset + slope u + curvature u^2 with u = ln level - start, from `start` up to the next piece.
  struct Piece {
    float start;
    float offset;
    float slope;
    float curvature;
  };
  std::vector<Piece> pieces_;
  float floorLevel_;  ///< linear level up to which the gain is floorGain_
  float floorGain_;
};

/// Time behaviour: the level follows |x| with coefficients 1 - exp(-1/(rate t)), rising with the attack and
/// falling with the release, from -100 dB on; the audio lags it by the look-ahead.
struct CompandTimes {
  double attackMs = 10.0;
  double releaseMs = 100.0;
  double lookAheadMs = 0.0;
};

/// Applies both to one channel in place.
void compand(const CompandCurve& curve, const CompandTimes& times, std::span<float> samples,
             double sampleRate);

}  // namespace semblance
