// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "audio/AudioBuffer.h"
#include "audio/AudioFormat.h"
#include "audio/Resampler.h"
#include "base/Result.h"
#include "effects/EffectChain.h"
#include "effects/TruePeakLimiter.h"

namespace semblance {

/// What a track goes through on its way into a file: effect chain, sample-rate conversion, gain, true-peak
/// limiter. Sample-aligned with the input: the latencies of chain and limiter are taken out.
class SignalPath {
 public:
  static constexpr std::size_t kReductionColumns = 2000;

  /// Takes the first `frames` frames of a buffer that it may change.
  using Sink = std::function<Result<void>(AudioBuffer& buffer, std::int64_t frames)>;

  /// `rate` of the result in Hz, `gainDb` after the chain, `ceiling` in dBTP (none: no limiter).
  SignalPath(const AudioFormat& input, const ChainSettings& settings, int rate, double gainDb,
             std::optional<double> ceiling);

  /// Sends the next frames through; `block` is overwritten.
  Result<void> add(AudioBuffer& block, std::int64_t frames, const Sink& sink);
  /// Sends what is still under way.
  Result<void> finish(const Sink& sink);

  /// The compressor's, dB, largest of each of kReductionColumns equal stretches of the input.
  const std::vector<float>& gainReduction() const { return gainReduction_; }
  double limiterReductionDb() const { return limiterReduction_; }

 private:
  void processChain(AudioBuffer& block, std::int64_t frames);
  void noteReduction(std::int64_t frames);
  Result<void> convert(AudioBuffer& block, std::int64_t frames, const Sink& sink);
  Result<void> leave(AudioBuffer& block, std::int64_t frames, const Sink& sink);

  int channels_;
  std::int64_t inputFrames_;
  std::int64_t position_ = 0;  ///< of the input
  EffectChain chain_;
  std::int64_t chainLatency_;
  std::int64_t chainEarly_;  ///< frames of the chain's latency still to drop
  std::optional<Resampler> resampler_;
  float gain_;
  std::optional<TruePeakLimiter> limiter_;
  std::int64_t early_ = 0;  ///< frames of the limiter's latency still to drop
  std::vector<float> gainReduction_ = std::vector<float>(kReductionColumns);
  double limiterReduction_ = 0.0;
};

}  // namespace semblance
