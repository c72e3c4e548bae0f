// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace semblance {

/// Largest value between the samples of one channel: BS.1770-4 Annex 2, by the interpolator that libebur128
/// uses (sinc under a Hann window of 49 points; four times below 96 kHz, twice below 192 kHz), but on several
/// samples at a time and only where a new maximum is possible, which makes it some thirty times cheaper.
class TruePeakMeter {
 public:
  /// Without `betweenSamples` only sample peaks are measured.
  TruePeakMeter(int sampleRate, bool betweenSamples);

  void add(std::span<const float> samples);

  /// Linear, of everything added so far. The last six samples count as sample values only: what lies between
  /// them depends on what follows.
  float truePeak() const { return truePeak_; }
  float samplePeak() const { return samplePeak_; }

 private:
  void addBlock(std::span<const float> samples);
  void interpolate(std::size_t count);

  std::size_t taps_ = 0;                    // a phase; 0: no interpolation
  std::vector<std::vector<float>> phases_;  // those between the samples
  float amplification_ = 1.0f;  // no interpolated value exceeds this times the largest sample it is made of
  std::vector<float> window_;   // the last taps - 1 samples, then the block
  float historyPeak_ = 0.0f;    // bound of the samples kept from before the block
  float samplePeak_ = 0.0f;
  float truePeak_ = 0.0f;
};

}  // namespace semblance
