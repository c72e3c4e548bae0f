// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <limits>
#include <stop_token>
#include <vector>

#include "audio/AudioFormat.h"
#include "audio/AudioReader.h"
#include "audio/Spectrum.h"
#include "audio/SpectrumHistory.h"
#include "base/Progress.h"
#include "base/Result.h"

namespace semblance {

/// What the window and the reports say about a track; measured in one streaming pass.
struct TrackAnalysis {
  std::filesystem::path path;
  AudioFormat format;
  double lufs = 0.0;                                         ///< integrated; -infinity for silence
  double loudnessRange = 0.0;                                ///< LU
  double truePeakDb = 0.0;                                   ///< dBTP
  double rmsDb = 0.0;                                        ///< dBFS of all samples
  double crestDb = 0.0;                                      ///< sample peak over RMS
  double sideDb = -std::numeric_limits<double>::infinity();  ///< RMS of the side over that of the middle
  BandSpectrum thirdOctaves;
  BandSpectrum fineSpectrum;  ///< 1/24 octave, for drawing
  SpectrumHistory history;    ///< empty unless wanted, and for less than a frame (a sixth of a second)
  double bandLimitHz =
      0.0;  ///< above it there is practically nothing (lossy or band-limited source); else Nyquist
  std::int64_t clippedSamples = 0;  ///< samples in runs of three or more at full scale
  double dcOffset = 0.0;            ///< largest mean of a channel
};

/// Peaks of equal stretches of a track, for a waveform overview.
struct WaveformOverview {
  std::vector<float> minimum;  ///< per column, over all channels
  std::vector<float> maximum;
  std::vector<float> rms;
  std::vector<float> shortTermLufs;  ///< per column, over the 3 s around it; -120 for silence
};

struct AnalysisOptions {
  bool truePeak = true;
  bool loudnessRange = true;
  int overviewColumns = 0;       ///< 0: no overview wanted
  bool spectrumHistory = false;  ///< short-time spectra
};

struct AnalysedTrack {
  TrackAnalysis analysis;
  WaveformOverview overview;
};

/// Reads the whole file once. Errors: those of AudioReader; cancelled through `stop`.
Result<AnalysedTrack> analyseTrack(const std::filesystem::path& path, const AnalysisOptions& options,
                                   const ProgressCallback& progress, std::stop_token stop);

}  // namespace semblance
