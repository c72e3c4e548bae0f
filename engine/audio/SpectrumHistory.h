// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "audio/AudioFormat.h"
#include "audio/Spectrum.h"

namespace semblance {

/// How the spectrum of a track moves: short-time spectra in 1/24-octave bands, evenly spread over the track.
/// Of a long track every second, fourth, ... is kept, so that memory is bounded and each still is as short.
class SpectrumHistory {
 public:
  static constexpr std::size_t kMostColumns = 4096;

  SpectrumHistory() = default;
  /// `power` holds columns of frequencies.size() band powers (1: full-scale sine), the first one centred at
  /// `firstSeconds`, then one every `stepSeconds`.
  SpectrumHistory(std::vector<double> frequencies, std::vector<float> power, double firstSeconds,
                  double stepSeconds);

  bool empty() const { return power_.empty(); }
  std::size_t columns() const { return frequencies_.empty() ? 0 : power_.size() / frequencies_.size(); }
  double stepSeconds() const { return stepSeconds_; }

  /// Mean power of the columns centred in the range, of the nearest one where there is none. An empty
  /// spectrum from an empty history.
  BandSpectrum mean(const TimeRange& range) const;

  /// Level under which each third of an octave lies for `share` (0..1) of the columns centred in the range,
  /// drawn on the fine grid: the mean power of the bands around. Columns more than 60 dB under the loudest
  /// one count as silence and are left out.
  BandSpectrum quantile(double share, const TimeRange& range) const;

 private:
  struct Columns {
    std::size_t begin;
    std::size_t end;
  };
  Columns columnsIn(const TimeRange& range) const;
  const float* column(std::size_t index) const { return power_.data() + index * frequencies_.size(); }

  std::vector<double> frequencies_;
  std::vector<float> power_;
  double firstSeconds_ = 0.0;
  double stepSeconds_ = 0.0;
};

/// Collects a SpectrumHistory from the frames of a SpectrumAverager.
class SpectrumHistoryBuilder {
 public:
  /// Frames of `size` samples, half overlapped; at rates above 48 kHz several make one column.
  SpectrumHistoryBuilder(int sampleRate, int size);

  /// `power` per bin, size/2 + 1 values, 1 for a full-scale sine at its bin.
  void add(const std::vector<double>& power);
  SpectrumHistory result() const;

 private:
  void keepEverySecond();

  int sampleRate_;
  int size_;
  OctaveBands bands_;
  int framesPerColumn_;
  std::int64_t frames_ = 0;
  std::int64_t keptOf_ = 1;  ///< one column of so many is kept
  std::vector<double> pending_;
  std::vector<float> power_;
};

}  // namespace semblance
