// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MatchReport.h"
#include "session/Fingerprint.h"

#include <sstream>

#include "session/SettingsJson.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

Json distanceJson(const Distance& distance) {
  return {{"spectral_distance_db", finiteOrNull(distance.spectralDb)},
          {"loudness_difference_lu", finiteOrNull(distance.loudnessLu)},
          {"crest_difference_db", finiteOrNull(distance.crestDb)}};
}

Json referencesJson(const MatchRun& run) {
  Json json = Json::array();
  for (const MeasuredReference& reference : run.references) {
    json.push_back(trackJson(reference.analysis));
    json.back()["weight"] = reference.weight;
  }
  return json;
}

std::string row(const std::string& name, const std::string& value) {
  return "  " + name + std::string(name.size() < 24 ? 24 - name.size() : 1, ' ') + value + "\n";
}

std::string change(double before, double after, const std::string& unit) {
  return fixed(before, 1) + " -> " + fixed(after, 1) + " " + unit;
}

std::string effectText(const ChainSettings& settings, Effect effect) {
  const ChainSettings neutral = neutralSettings();
  std::string rows;
  bool moved = false;
  for (const ParameterInfo& info : parameterTable()) {
    if (info.effect != effect || !settings.uses(effect)) continue;
    const bool acts = info.strength != StrengthRole::Fixed;
    moved = moved || (acts && settings[info.id] != neutral[info.id]);
    rows += row(std::string(info.label), toText(info.id, settings[info.id]));
  }
  return moved ? std::string(effectLabel(effect)) + "\n" + rows : std::string();
}

}  // namespace

Json trackJson(const TrackAnalysis& track) {
  return {{"path", track.path.string()},
          {"sample_rate", track.format.sampleRate},
          {"channels", track.format.channels},
          {"seconds", track.format.seconds()},
          {"lufs", finiteOrNull(track.lufs)},
          {"true_peak_db", finiteOrNull(track.truePeakDb)},
          {"crest_db", finiteOrNull(track.crestDb)}};
}

Json matchJson(const MatchRun& run) {
  Json json;
  json["input"] = trackJson(run.input);
  json["reference"] = trackJson(run.references.front().analysis);
  if (run.references.size() > 1) json["references"] = referencesJson(run);
  json["result"] = trackJson(run.result.analysis);
  json["result"]["path"] = run.outputPath.empty() ? Json(nullptr) : Json(run.outputPath.string());
  json["result"]["clipped_samples"] = run.result.clippedSamples;
  json["method"] = run.match.method;
  json["model"] = run.match.model;
  json["device"] = run.match.device;
  json["chain"] = chainPresetInfo(run.heard.chain).key;
  json["strength_percent"] = run.strength * 100.0;
  json["parameters"] = parametersJson(run.heard);
  json["metrics_before"] = distanceJson(run.before());
  json["metrics_after"] = distanceJson(run.after());
  json["seconds"] = {{"decode", run.decodeSeconds},
                     {"analyse", run.match.analyseSeconds},
                     {"predict", run.match.predictSeconds},
                     {"render", run.renderSeconds}};
  json["notes"] = inEnglish(run.notes());
  return json;
}

std::string matchText(const MatchRun& run) {
  std::ostringstream text;
  for (std::size_t effect = 0; effect < kEffectCount; ++effect)
    text << effectText(run.heard, static_cast<Effect>(effect));
  const Distance before = run.before();
  const Distance after = run.after();
  text << (run.references.size() > 1 ? "Distance to the middle of the references\n"
                                     : "Distance to the reference\n")
       << row("Spectrum", change(before.spectralDb, after.spectralDb, "dB"))
       << row("Loudness", change(before.loudnessLu, after.loudnessLu, "LU"))
       << row("Crest factor", change(before.crestDb, after.crestDb, "dB"));
  if (!run.outputPath.empty()) text << "Written: " << run.outputPath.string() << "\n";
  return text.str();
}

std::string matchLine(const MatchRun& run) {
  const Distance before = run.before();
  const Distance after = run.after();
  return run.inputPath.string() + " -> " + run.outputPath.string() + "  spectrum " +
         change(before.spectralDb, after.spectralDb, "dB") + ", loudness " +
         change(before.loudnessLu, after.loudnessLu, "LU");
}

Session matchSession(const MatchRun& run, const MatchFlags& flags) {
  const MatchOptions options = flags.options();
  const auto track = [](const fs::path& path, const TrackAnalysis& analysis,
                        const std::optional<TimeRange>& range) {
    return SessionTrack{fs::absolute(path).lexically_normal(), range, analysis.format.frames,
                        analysis.format.sampleRate, fingerprintOf(path)};
  };
  Session session;
  session.input = track(run.inputPath, run.input, options.inputRange);
  static_assert(kMostReferences == kMostSessionReferences);
  ReferenceList references;
  for (const MeasuredReference& reference : run.references)
    references.tracks.push_back(
        {track(reference.path, reference.analysis, options.referenceRange), reference.weight});
  session.setReferences(std::move(references));
  session.method = run.match.method;
  session.model = run.match.model;
  session.matchLowestHz = options.sections.limits.lowestHz;
  session.matchHighestHz = options.sections.limits.highestHz;
  session.matchBands = options.sections.limits.bands;
  session.strength = run.strength;
  session.predicted = run.match.settings;
  session.edited = run.match.settings;
  session.notes = run.notes();
  return session;
}

}  // namespace semblance::cli
