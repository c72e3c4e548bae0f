// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "effects/ChainSettings.h"

namespace semblance {

/// What the dynamics did in the last processed block, for meters.
struct ChainMeters {
  float gainReductionDb = 0.0f;       ///< largest reduction of the block, >= 0
  float compressorInputDb = -120.0f;  ///< highest detector level of the block, dBFS
};

/// input gain -> equaliser (parametric or graphic) -> compressor -> saturation -> stereo width -> output
/// gain, as far as ChainSettings::chain uses them, exact and streaming, in place, latency() frames late.
/// prepare() allocates; after it setSettings(), process() and reset() neither allocate, lock nor throw.
class EffectChain {
 public:
  EffectChain();
  EffectChain(EffectChain&&) noexcept;
  EffectChain& operator=(EffectChain&&) noexcept;
  ~EffectChain();

  /// Rate in Hz (8-192 kHz), 1 or 2 channels. Clears the state.
  void prepare(double sampleRate, int channels);

  /// New target values. The first call after prepare() or reset() takes effect at once, later ones are
  /// reached smoothly within about 20 ms, bypasses and other chains by a crossfade of that length.
  void setSettings(const ChainSettings& settings);

  /// In place; `channels` points at the prepared number of rows of `frames` samples each.
  void process(float* const* channels, int frames);

  /// Frames by which a chain delays, whatever its controls say, at every rate: 0 without saturation.
  static int latency(ChainPreset chain);

  /// Forgets the signal (after a seek).
  void reset();

  const ChainMeters& meters() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
