// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace semblance {

/// The numbers that ITU-T P.862 and P.862.2 tabulate: filters and the Bark scale of the perceptual model.

/// Point of a magnitude response; linear in dB between points, constant outside.
struct PesqResponsePoint {
  double frequency;  ///< Hz
  double decibels;
};

/// Second-order section with a0 = 1.
struct PesqSection {
  double b0, b1, b2, a1, a2;
};

/// One band of the perceptual model; bands take the bins of a 32 ms frame one after another.
struct PesqBand {
  int bins;
  double centre;      ///< Bark
  double width;       ///< Bark
  double correction;  ///< of the summed power, for bands narrower or wider than their bins
  double threshold;   ///< power at the threshold of hearing
};

/// All that depends on the sample rate. Lengths in samples.
struct PesqRate {
  int sampleRate;  ///< Hz, 8000 or 16000
  int subframe;    ///< 4 ms: the resolution of activity and utterances
  int fineFrame;   ///< 64 ms: frames of the fine alignment
  int frame;       ///< 32 ms: frames of the perceptual model
  int tail;        ///< 320 ms of silence behind the guard
  std::span<const PesqSection> alignmentFilter;
  PesqSection wideBandFilter;
  std::span<const PesqBand> bands;
  double powerScale;  ///< from power per band to the scale of the thresholds

  /// Silence before and behind a signal: 300 ms.
  int guard() const { return kGuardSubframes * subframe; }
  static constexpr int kGuardSubframes = 75;
};

/// 8000 or 16000 Hz.
const PesqRate& pesqRate(int sampleRate);

/// Band in which levels are measured: 300-3250 Hz.
std::span<const PesqResponsePoint> pesqLevelBand();
/// Receiving side of the handset through which narrow-band speech is heard (modified IRS).
std::span<const PesqResponsePoint> pesqHandset();

}  // namespace semblance
