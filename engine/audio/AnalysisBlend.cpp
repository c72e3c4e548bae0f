// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AnalysisBlend.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace semblance {

namespace {

// The grids begin at the same band whatever the rate, so equal indices are equal frequencies.
BandSpectrum blendedBands(std::span<const TrackAnalysis> tracks, std::span<const double> shares,
                          BandSpectrum TrackAnalysis::*member, double loudness) {
  BandSpectrum blend;
  for (const TrackAnalysis& track : tracks)
    if ((track.*member).frequencies.size() > blend.frequencies.size())
      blend.frequencies = (track.*member).frequencies;
  for (std::size_t band = 0; band < blend.frequencies.size(); ++band) {
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < tracks.size(); ++i) {
      const auto& levels = (tracks[i].*member).levels;
      const bool has = band < levels.size() && std::isfinite(levels[band]) &&
                       blend.frequencies[band] <= tracks[i].bandLimitHz;
      if (!has) continue;
      sum += shares[i] * (levels[band] - tracks[i].lufs);
      weight += shares[i];
    }
    blend.levels.push_back(weight > 0.0 ? loudness + sum / weight : -std::numeric_limits<double>::infinity());
  }
  return blend;
}

}  // namespace

TrackAnalysis blendedAnalysis(std::span<const TrackAnalysis> tracks, std::span<const double> shares) {
  if (tracks.size() == 1) return tracks.front();
  TrackAnalysis blend;
  blend.format = tracks.front().format;
  blend.truePeakDb = -std::numeric_limits<double>::infinity();
  blend.sideDb = 0.0;
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    blend.lufs += shares[i] * tracks[i].lufs;
    blend.loudnessRange += shares[i] * tracks[i].loudnessRange;
    blend.rmsDb += shares[i] * tracks[i].rmsDb;
    blend.crestDb += shares[i] * tracks[i].crestDb;
    blend.sideDb += shares[i] * tracks[i].sideDb;
    blend.truePeakDb = std::max(blend.truePeakDb, tracks[i].truePeakDb);
    blend.bandLimitHz = std::max(blend.bandLimitHz, tracks[i].bandLimitHz);
  }
  blend.thirdOctaves = blendedBands(tracks, shares, &TrackAnalysis::thirdOctaves, blend.lufs);
  blend.fineSpectrum = blendedBands(tracks, shares, &TrackAnalysis::fineSpectrum, blend.lufs);
  return blend;
}

}  // namespace semblance
