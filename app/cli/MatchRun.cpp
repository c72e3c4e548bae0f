// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MatchRun.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <future>
#include <mutex>

#include "audio/AnalysisBlend.h"
#include "cli/PairNotes.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Joins the progress of two threads to one figure.
class SharedProgress {
 public:
  explicit SharedProgress(ProgressCallback whole) : whole_(std::move(whole)) {}

  ProgressCallback part(std::size_t index) {
    if (!whole_) return {};
    return [this, index](const Progress& progress) {
      const std::lock_guard lock(mutex_);
      fractions_[index] = progress.fraction;
      report(whole_, (fractions_[0] + fractions_[1]) / 2.0, "Analysing the tracks");
    };
  }

 private:
  std::mutex mutex_;
  std::array<double, 2> fractions_{};
  ProgressCallback whole_;
};

Result<MeasuredTracks> measuredTracks(const fs::path& input, const std::vector<NamedReference>& references,
                                      const std::optional<TrackAnalysis>& knownReference,
                                      const ProgressCallback& progress, const std::stop_token& stop) {
  if (!knownReference) return analyseTracks(input, references, progress, stop);
  auto analysed = analyseForReport(input, progress, stop);
  if (!analysed) return tl::unexpected(analysed.error());
  return MeasuredTracks{std::move(*analysed), {*knownReference}};
}

std::vector<double> sharesOf(const std::vector<NamedReference>& references) {
  double sum = 0.0;
  for (const NamedReference& reference : references) sum += reference.weight;
  std::vector<double> shares;
  for (const NamedReference& reference : references) shares.push_back(reference.weight / sum);
  return shares;
}

Result<void> checkAudible(const TrackAnalysis& track) {
  constexpr double kSilenceDb = -100.0;  // RMS; 16-bit dither alone lies above
  if (track.rmsDb > kSilenceDb) return {};
  return fail("Cannot match %1: it is silent. Choose a track with sound.", track.path);
}

}  // namespace

Distance distanceToReference(const TrackAnalysis& track, const TrackAnalysis& reference) {
  return {spectralDistanceDb(track.thirdOctaves, track.lufs, reference.thirdOctaves, reference.lufs),
          track.lufs - reference.lufs, track.crestDb - reference.crestDb};
}

std::vector<Sentence> MatchRun::notes() const {
  std::vector<Sentence> all;
  for (const MeasuredReference& reference : references)
    for (const Sentence& note : pairNotes(input, reference.analysis))
      if (std::find(all.begin(), all.end(), note) == all.end()) all.push_back(note);
  for (const auto* further : {&match.notes, &result.notes})
    for (const Sentence& note : *further)
      if (std::find(all.begin(), all.end(), note) == all.end()) all.push_back(note);
  return all;
}

Result<TrackAnalysis> analyseForReport(const fs::path& path, const ProgressCallback& progress,
                                       const std::stop_token& stop) {
  AnalysisOptions options;
  options.loudnessRange = false;
  auto analysed = analyseTrack(path, options, progress, stop);
  if (!analysed) return tl::unexpected(analysed.error());
  return std::move(analysed->analysis);
}

Result<MeasuredTracks> analyseTracks(const fs::path& input, const std::vector<NamedReference>& references,
                                     const ProgressCallback& progress, const std::stop_token& stop) {
  using Analyses = std::vector<TrackAnalysis>;
  SharedProgress shared(progress);
  std::stop_source both;
  const std::stop_callback forward(stop, [&both] { both.request_stop(); });
  auto others = std::async(std::launch::async, [&]() -> Result<Analyses> {
    Analyses analyses;
    const auto whole = shared.part(1);
    const double part = 1.0 / static_cast<double>(references.size());
    for (const NamedReference& reference : references) {
      const double begun = part * static_cast<double>(analyses.size());
      auto analysed =
          analyseForReport(reference.path, subProgress(whole, begun, begun + part), both.get_token());
      if (!analysed) {
        both.request_stop();
        return tl::unexpected(analysed.error());
      }
      analyses.push_back(std::move(*analysed));
    }
    return analyses;
  });
  auto first = analyseForReport(input, shared.part(0), both.get_token());
  if (!first) both.request_stop();
  auto rest = others.get();
  if (!first && !(isCancelled(first.error()) && !rest)) return tl::unexpected(first.error());
  if (!rest) return tl::unexpected(rest.error());
  return MeasuredTracks{std::move(*first), std::move(*rest)};
}

Result<MatchRun> runMatch(Matcher& matcher, const fs::path& input,
                          const std::vector<NamedReference>& references, const fs::path& output,
                          const MatchFlags& flags, const std::optional<TrackAnalysis>& knownReference,
                          const ProgressCallback& progress, const std::stop_token& stop) {
  // Optimising takes most of the time; one pass of the network is over before the tracks are read.
  const bool optimises = flags.method == "refine";
  const double analysed = optimises ? 0.04 : 0.4;
  const double matched = optimises ? 0.97 : 0.7;
  const Stopwatch decoding;
  auto tracks = measuredTracks(input, references, knownReference, subProgress(progress, 0.0, analysed), stop);
  if (!tracks) return tl::unexpected(tracks.error());
  if (auto audible = checkAudible(tracks->input); !audible) return tl::unexpected(audible.error());
  for (const TrackAnalysis& track : tracks->references)
    if (auto audible = checkAudible(track); !audible) return tl::unexpected(audible.error());
  MatchRun run;
  run.inputPath = input;
  run.outputPath = output;
  run.input = std::move(tracks->input);
  run.target = blendedAnalysis(tracks->references, sharesOf(references));
  const MatchOptions options = flags.options();
  std::vector<ReferenceTrack> wanted;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const auto& [path, weight] = references[i];
    wanted.push_back({path, options.referenceRange, weight});
    run.references.push_back({path, weight, std::move(tracks->references[i])});
  }
  run.decodeSeconds = decoding.seconds();

  auto match = matcher.match(input, wanted, options, subProgress(progress, analysed, matched), stop);
  if (!match) return tl::unexpected(match.error());
  run.match = std::move(*match);
  run.strength = flags.strength();
  run.heard = withStrength(run.match.settings, run.strength);

  const Stopwatch rendering;
  const auto part = subProgress(progress, matched, 1.0);
  auto result = output.empty() ? measureResult(input, run.heard, flags.render.options(), part, stop)
                               : renderFile(input, output, run.heard, flags.render.options(), part, stop);
  if (!result) return tl::unexpected(result.error());
  run.result = std::move(*result);
  run.renderSeconds = rendering.seconds();
  return run;
}

}  // namespace semblance::cli
