// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <variant>

#include "effects/ClipperCurve.h"

namespace semblance {

/// A polynomial of the signal. Taylor: sum of p_k x^(k+1), so that p_0 is the clean gain. Chebyshev: sum of
/// p_k T_k(x), where T_k of a full-scale cosine is its k-th harmonic; beyond +-1 x is held, because there T_k
/// explodes. Coefficients lie in -1..1; what is not used is 0.
struct HarmonicShape {
  static constexpr int kMostHarmonics = 24;
  enum class Kind { Taylor, Chebyshev };

  Kind kind = Kind::Taylor;
  std::array<double, kMostHarmonics> coefficients{};
};
double harmonicValue(double x, const HarmonicShape& shape);

/// A curve without memory as a processor, at four times the rate (latency() frames late) or, where aliases do
/// not matter, at the rate itself. The input of polynomials and every output pass a 3 Hz high-pass: a
/// constant would turn odd harmonics into even ones, and lopsided curves make one. prepare() allocates; after
/// it nothing allocates, locks or throws.
class Distortion {
 public:
  enum class Rate { FourTimes, Original };
  using Shape = std::variant<ClipperShape, HarmonicShape>;

  Distortion();
  Distortion(Distortion&&) noexcept;
  Distortion& operator=(Distortion&&) noexcept;
  ~Distortion();

  /// Rate in Hz (8-192 kHz), 1 or 2 channels. Clears the state.
  void prepare(double sampleRate, int channels, Rate rate = Rate::FourTimes);
  void setShape(const Shape& shape);
  /// In place; what is not a number becomes 0.
  void process(float* const* channels, int frames);
  void reset();
  int latency() const;  ///< frames

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
