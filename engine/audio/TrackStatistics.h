// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audio/AudioBuffer.h"
#include "audio/TrackAnalysis.h"

namespace semblance {

/// Sums and extremes of a stretch of one channel.
struct StretchStatistics {
  float minimum = 0.0f;
  float maximum = 0.0f;
  double sum = 0.0;
  double squares = 0.0;
};

/// An empty stretch gives zeros.
StretchStatistics statisticsOf(std::span<const float> samples);

/// Counts the samples of one channel that lie in runs of three or more at full scale of the same sign.
class ClipCounter {
 public:
  /// `peak`: the largest magnitude in `samples`; where it is below full scale nothing needs to be searched.
  void add(std::span<const float> samples, float peak);
  std::int64_t clippedSamples() const { return clipped_; }

 private:
  std::int64_t run_ = 0;  // signed: below zero at negative full scale
  std::int64_t clipped_ = 0;
};

/// Builds a WaveformOverview of a stream whose length is known beforehand.
class OverviewBuilder {
 public:
  OverviewBuilder(int columns, std::int64_t totalFrames);

  /// First frame after the column that holds `frame`.
  std::int64_t endOfColumn(std::int64_t frame) const;

  /// A stretch of all channels that lies within one column and begins at `frame`.
  void add(std::int64_t frame, std::int64_t frames, std::span<const StretchStatistics> channels);

  /// The columns; those that hold no frame of their own repeat their left neighbour.
  WaveformOverview finished(const std::vector<float>& shortTermLufs) const;

 private:
  std::size_t columnOf(std::int64_t frame) const;

  std::int64_t totalFrames_;
  WaveformOverview overview_;
  std::vector<double> squares_;
  std::vector<std::int64_t> samples_;
};

/// Loudness over three seconds around the middle of each column, from the loudness of equal successive
/// stretches.
std::vector<float> shortTermColumns(const std::vector<double>& stretchLufs, double stretchSeconds,
                                    double totalSeconds, int columns);

}  // namespace semblance
