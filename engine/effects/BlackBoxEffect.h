// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// Any processor of sound whose inside is nobody's business: the only door through which matching and
/// training reach an effect that cannot be differentiated. One object belongs to one thread at a time.
/// Implementations may throw: renderBlackBox() makes errors of it.
class BlackBoxEffect {
 public:
  virtual ~BlackBoxEffect() = default;

  virtual int parameterCount() const = 0;

  /// Positions of all controls on their own scales, 0..1; they take effect at once. Errors: what the effect
  /// says.
  virtual Result<void> setParameters(std::span<const double> positions) = 0;

  /// One block of a mono signal in place, following the one before since reset(). Rate in Hz; it stays the
  /// same from one reset() to the next. Without latency, or with it compensated.
  virtual Result<void> process(std::span<double> samples, double sampleRate) = 0;

  /// Forgets the signal, not the parameters.
  virtual void reset() = 0;
};

/// Makes one more object of the same effect, for a thread of its own.
using BlackBoxFactory = std::function<Result<std::unique_ptr<BlackBoxEffect>>()>;

/// The whole signal through the effect, from rest, in double precision. Errors, each a sentence: what the
/// effect returned or threw, a wrong number of positions, an output that is not finite.
Result<std::vector<double>> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                           std::span<const double> signal, double sampleRate);

}  // namespace semblance
