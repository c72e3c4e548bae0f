// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

#include "audio/AudioFormat.h"
#include "audio/TrackAnalysis.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// How a result is written. Unset: the container that the output's extension names, the input's own depth.
struct RenderOptions {
  std::optional<SampleFormat> sampleFormat;
  std::optional<double> sampleRate;       ///< Hz; unset keeps the input's
  std::optional<double> loudnessLufs;     ///< integrated loudness wanted; reached by gain after the chain
  std::optional<double> truePeakCeiling;  ///< dBTP; unset: no limiter
  bool dither = true;
  std::uint32_t ditherSeed = 1;
  bool measure = true;           ///< off: the report's analysis holds path and format only
  bool measureTruePeak = true;   ///< within `measure`
  bool spectrumHistory = false;  ///< within `measure`: the analysis keeps short-time spectra
};

/// What was written, measured on the rendered stream.
struct RenderReport {
  std::int64_t frames = 0;
  TrackAnalysis analysis;     ///< of the result; path and format are the output's
  WaveformOverview overview;  ///< of the result, where it was measured at the input's rate; else empty
  std::int64_t clippedSamples = 0;
  double limiterReductionDb = 0.0;
  std::vector<float>
      gainReduction;            ///< compressor's, dB, largest of each of 2000 equal stretches of the track
  std::vector<Sentence> notes;  ///< for the user: clipped, loudness target not reached, ...
};

/// Streams `input` through the chain into `output`, whole or not at all. Errors: those of reading and
/// writing; output is the same file as the input; unknown extension; a cancelled run leaves no file.
Result<RenderReport> renderFile(const std::filesystem::path& input, const std::filesystem::path& output,
                                const ChainSettings& settings, const RenderOptions& options,
                                const ProgressCallback& progress, std::stop_token stop);

/// The same without writing: only the report.
Result<RenderReport> measureResult(const std::filesystem::path& input, const ChainSettings& settings,
                                   const RenderOptions& options, const ProgressCallback& progress,
                                   std::stop_token stop);

}  // namespace semblance
