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

  /// One block of at least one channel in place, all of one length, following the one before since reset().
  /// Rate in Hz; it and the number of channels stay the same from one reset() to the next. Errors: what the
  /// effect says, such as a number of channels that it does not take.
  virtual Result<void> process(std::span<const std::span<double>> channels, double sampleRate) = 0;

  /// Forgets the signal, not the parameters.
  virtual void reset() = 0;

  /// Samples by which the output is late, once the parameters are set; renderBlackBox() makes up for it.
  virtual int latency() const { return 0; }
};

/// Makes one more object of the same effect, for a thread of its own.
using BlackBoxFactory = std::function<Result<std::unique_ptr<BlackBoxEffect>>()>;

/// Samples of each channel of a signal, all of one length.
using SignalChannels = std::vector<std::vector<double>>;

/// The whole signal through the effect, from rest, in double precision, as long as it was and not late.
/// Errors, each a sentence: what the effect returned or threw, a wrong number of positions, no channel, an
/// output that is not finite.
Result<SignalChannels> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                      const SignalChannels& signal, double sampleRate);

/// The same with a mono signal.
Result<std::vector<double>> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                           std::span<const double> signal, double sampleRate);

}  // namespace semblance
