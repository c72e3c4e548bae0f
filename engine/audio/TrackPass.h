// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "audio/LoudnessMeter.h"
#include "audio/Spectrum.h"
#include "audio/SpectrumHistory.h"
#include "audio/TrackAnalysis.h"
#include "audio/TrackStatistics.h"

namespace semblance {

/// Everything that analyseTrack() and a rendering report, measured in one pass: fed with successive blocks.
class TrackPass {
 public:
  /// `format` is copied into the result; its frames are needed for an overview only.
  TrackPass(const AudioFormat& format, const AnalysisOptions& options);

  /// The first `frames` frames of `block`. An overview's short-term loudness needs blocks of equal length, at
  /// most kBlockSeconds (the last may be shorter).
  void add(const AudioBuffer& block, std::int64_t frames);

  /// Without a path.
  AnalysedTrack result() const;

  static constexpr double kBlockSeconds = 0.4;  ///< the window of momentary loudness

 private:
  double sideDb() const;
  void addStretch(const AudioBuffer& block, std::int64_t first, std::int64_t frames);

  AudioFormat format_;
  AnalysisOptions options_;
  LoudnessMeter loudness_;
  SpectrumAverager spectrum_;
  std::unique_ptr<SpectrumHistoryBuilder> history_;
  std::vector<ClipCounter> clips_;
  std::vector<StretchStatistics> totals_;  // per channel
  double products_ = 0.0;                  // of the left and right samples, summed
  std::optional<OverviewBuilder> overview_;
  std::vector<double> momentary_;  // LUFS of each block, for the overview
  std::int64_t frames_ = 0;
};

}  // namespace semblance
