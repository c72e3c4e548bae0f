// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "effects/ControlRamp.h"
#include "effects/OversampledChannel.h"

namespace semblance {

/// The chain's saturation: the clipper of ClipperCurve.h at four times the rate, freed of DC, mixed with the
/// untouched sound of the same moment. Where it is in use it delays by kOversamplingLatency, whatever its
/// controls say, and at mix 0 it only delays. Samples are interleaved doubles, at most
/// OversampledChannel::kBlock frames.
class Saturation {
 public:
  void prepare(double sampleRate, int channels);
  void reset();

  /// At rest.
  void process(double* samples, int frames, const SaturationPoint& point);
  /// While the controls move, as Equaliser::processMoving().
  void processMoving(double* samples, int frames, const SaturationPoint& begin, const SaturationPoint& end,
                     int offset);
  void settle();

 private:
  template <typename Curve, typename Mix>
  void run(double* samples, int frames, bool audible, const Curve& curve, const Mix& mix);

  int channels_ = 2;
  bool empty_ = true;  ///< nothing has passed since reset()
  std::array<OversampledChannel, 2> fine_;
  std::array<DcBlocker, 2> blockers_;
};

}  // namespace semblance
