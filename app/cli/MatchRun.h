// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "audio/TrackAnalysis.h"
#include "base/Progress.h"
#include "cli/MatchFlags.h"
#include "matching/Matcher.h"
#include "rendering/Renderer.h"

namespace semblance::cli {

/// How far a track is from the reference: its own figure minus the reference's.
struct Distance {
  double spectralDb = 0.0;  ///< spectralDistanceDb() on third octaves
  double loudnessLu = 0.0;
  double crestDb = 0.0;
};
Distance distanceToReference(const TrackAnalysis& track, const TrackAnalysis& reference);

/// A track to sound like, as the command line names it.
struct NamedReference {
  std::filesystem::path path;
  double weight = 1.0;
};

/// The same, measured.
struct MeasuredReference {
  std::filesystem::path path;
  double weight = 1.0;
  TrackAnalysis analysis;
};

/// One input matched to its references, with everything that a report says about it.
struct MatchRun {
  std::filesystem::path inputPath;
  std::filesystem::path outputPath;  ///< empty: nothing was written
  TrackAnalysis input;
  std::vector<MeasuredReference> references;  ///< at least one
  TrackAnalysis target;                       ///< their weighted middle, see blendedAnalysis()
  MatchResult match;
  double strength = 1.0;
  ChainSettings heard;  ///< match.settings at `strength`
  RenderReport result;
  double decodeSeconds = 0.0;  ///< reading and measuring the tracks
  double renderSeconds = 0.0;

  Distance before() const { return distanceToReference(input, target); }
  Distance after() const { return distanceToReference(result.analysis, target); }
  std::vector<Sentence> notes() const;
};

/// What a report needs of a track: loudness, peak, crest factor, third octaves.
Result<TrackAnalysis> analyseForReport(const std::filesystem::path& path, const ProgressCallback& progress,
                                       const std::stop_token& stop);

/// The input beside the references, a thread each; the first failure stops the other.
struct MeasuredTracks {
  TrackAnalysis input;
  std::vector<TrackAnalysis> references;
};
Result<MeasuredTracks> analyseTracks(const std::filesystem::path& input,
                                     const std::vector<NamedReference>& references,
                                     const ProgressCallback& progress, const std::stop_token& stop);

/// Analyses, matches and renders (without an output path: only measures the result). A single reference that
/// was analysed before is not read again.
Result<MatchRun> runMatch(Matcher& matcher, const std::filesystem::path& input,
                          const std::vector<NamedReference>& references, const std::filesystem::path& output,
                          const MatchFlags& flags, const std::optional<TrackAnalysis>& knownReference,
                          const ProgressCallback& progress, const std::stop_token& stop);

}  // namespace semblance::cli
