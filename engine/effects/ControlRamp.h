// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "effects/Biquad.h"
#include "effects/ChainSettings.h"
#include "effects/ClipperCurve.h"
#include "effects/GraphicBands.h"

namespace semblance {

/// What the saturation does at one moment.
struct SaturationPoint {
  ClipperShape shape;
  double mix = 0.0;    ///< share of the clipped sound; 0 where bypassed
  double inUse = 0.0;  ///< 0 not in the chain .. 1 in it, and late
};

/// Settings as the processors use them: linear gains, coefficients, 1 - 1/ratio.
struct ChainPoint {
  double inputGain = 1.0;     ///< linear; 1 where bypassed
  double equaliserMix = 1.0;  ///< 0 bypassed .. 1 active
  std::array<BiquadCoefficients<double>, kBandCount> sections{};
  double graphicMix = 0.0;
  std::array<BiquadCoefficients<double>, kGraphicBandCount> graphicSections{};
  double compressorMix = 1.0;
  double threshold = 0.0;  ///< dBFS
  double slope = 0.0;      ///< 1 - 1/ratio
  double knee = 0.0;       ///< dB
  double attack = 0.0;     ///< coefficients of the smoother
  double release = 0.0;
  double makeUp = 1.0;  ///< linear
  SaturationPoint saturation;
  double width = 1.0;       ///< of the side, linear; 1 where bypassed
  double outputGain = 1.0;  ///< linear; 1 where bypassed
};

/// Leads the controls from one snapshot to the next in 20 ms, along their own scales (dB, log Hz), in steps
/// of kRampStep samples between which the processors interpolate.
class ControlRamp {
 public:
  static constexpr int kRampStep = 32;

  void prepare(double sampleRate);
  void reset();  ///< any way under way ends at once

  /// The first target after prepare() or reset() holds at once. Values are taken as sanitised().
  void setTarget(const ChainSettings& settings);

  bool moving() const { return step_ < steps_; }
  const ChainPoint& begin() const { return begin_; }  ///< at the start of the current step
  const ChainPoint& end() const { return end_; }      ///< at its end; equals begin() when at rest
  void advance();                                     ///< to the next step

 private:
  struct Controls {
    std::array<double, kParameterCount> values{};  ///< logarithms where the scale is logarithmic
    std::array<double, kEffectCount> mix{};        ///< 0 bypassed or not in the chain .. 1 acting
    double saturationInUse = 0.0;
    std::array<double, kBandCount> bandMix{};  ///< share of a band's gain: 0 switched off .. 1 on
    BandTypes bandTypes = usualBandTypes();
    bool operator==(const Controls&) const = default;
  };
  static Controls controlsOf(const ChainSettings& settings);
  Controls at(int step) const;
  ChainPoint pointOf(const Controls& controls) const;

  double sampleRate_ = 48000.0;
  int steps_ = 1;
  int step_ = 1;
  bool fresh_ = true;
  Controls from_;
  Controls to_;
  ChainPoint begin_;
  ChainPoint end_;
};

}  // namespace semblance
