// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "audio/AudioBuffer.h"
#include "audio/Fourier.h"

namespace semblance {

/// Long-term average spectrum of a stream: Hann frames of `size` samples, half overlapped, power averaged
/// over frames and channels, scaled so that a full-scale sine reads 0 dB at its bin.
class SpectrumAverager {
 public:
  SpectrumAverager(int channels, int sampleRate, int size = 8192);

  void add(const AudioBuffer& buffer, std::int64_t frames);

  /// Gets the power per bin of every whole frame from now on, scaled as meanPower().
  void onFrame(std::function<void(const std::vector<double>&)> take) { onFrame_ = std::move(take); }

  /// Mean power per bin, bins() = size/2 + 1 values; all 0 before the first whole frame (shorter signals:
  /// zero-padded).
  std::vector<double> meanPower() const;
  int sampleRate() const { return sampleRate_; }
  int size() const { return fourier_.size(); }

 private:
  int channels_;
  int sampleRate_;
  Fourier fourier_;
  std::vector<std::vector<float>> pending_;
  std::vector<double> power_;
  std::vector<double> framePower_;
  std::function<void(const std::vector<double>&)> onFrame_;
  std::int64_t frames_ = 0;
  void addFrame();
  double powerScale() const;  ///< of one frame of one channel
};

/// Band levels on a fixed logarithmic grid, ready to draw and to compare.
struct BandSpectrum {
  std::vector<double> frequencies;  ///< band centres, Hz
  std::vector<double> levels;       ///< dB relative to a full-scale sine; -infinity for empty bands
};

/// Bands of 1/`fraction` octave around 1 kHz * 2^(k/fraction), from 20 Hz to 0.45 of the rate, and how the
/// power of a frame's bins falls into them.
class OctaveBands {
 public:
  OctaveBands(std::size_t bins, int sampleRate, int fraction);

  const std::vector<double>& frequencies() const { return frequencies_; }  ///< band centres, Hz
  /// Power of each band from the power per bin (`bins` values). Bands narrower than a bin interpolate between
  /// bins.
  std::vector<double> collect(const std::vector<double>& power) const;

 private:
  double binsPerHz_;
  double halfBand_;
  std::vector<double> frequencies_;
};

/// Power of `meanPower` (as above) collected in 1/`fraction`-octave bands around 1 kHz * 2^(k/fraction), from
/// 20 Hz to 0.45 of the rate. Bands narrower than a bin interpolate between bins.
BandSpectrum fractionalOctaves(const std::vector<double>& meanPower, int sampleRate, int fraction);

/// Mean absolute difference in dB of two third-octave spectra after each is shifted to the same loudness: the
/// `spectral_distance_db` of the reports. Bands more than 60 dB below the louder track's strongest band are
/// left out.
/// A band that is below in one track only counts as if it were at those 60 dB. Grids of different rates are
/// compared where both exist. Infinite when only one of the two is silent.
double spectralDistanceDb(const BandSpectrum& a, double loudnessA, const BandSpectrum& b, double loudnessB);

}  // namespace semblance
