// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "session/Session.h"
#include "session/SettingsJson.h"

namespace semblance {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

// Both paths: the relative one survives moving the folder, the absolute one moving the session alone.
Json trackJson(const SessionTrack& track, const fs::path& folder) {
  Json json = {{"path", ""}};
  if (!track.path.empty()) {
    const fs::path relative = track.path.lexically_relative(folder);
    json["path"] = relative.empty() ? track.path.string() : relative.string();
    json["absolute_path"] = track.path.string();
  }
  if (track.selection) json["selection"] = {{"begin", track.selection->begin}, {"end", track.selection->end}};
  json["frames"] = track.frames;
  json["sample_rate"] = track.sampleRate;
  if (!track.fingerprint.empty()) json["fingerprint"] = track.fingerprint;
  return json;
}

void writeVersion(Json& json, const SettingsVersion& version) {
  const SectionStrengths& sections = version.sectionStrengths;
  json["strength"] = version.strength;
  for (std::size_t index = 0; index < kSectionCount; ++index) {
    const auto section = static_cast<ChainSection>(index);
    json["section_strengths"][std::string(sectionKey(section))] = sections.of(section);
  }
  if (version.predicted) json["predicted"] = settingsJson(*version.predicted);
  json["edited"] = settingsJson(version.edited);
}

// Notes without values are plain texts, as they always were.
Json noteJson(const Sentence& note) {
  if (note.arguments.empty()) return note.pattern;
  Json values = Json::array();
  for (const Sentence& argument : note.arguments) values.push_back(noteJson(argument));
  return {{"text", note.pattern}, {"values", values}};
}

}  // namespace

std::string sessionToJson(const Session& session, const fs::path& folder) {
  Json json;
  json["format"] = "semblance-session";
  json["version"] = kSessionVersion;
  json["input"] = trackJson(session.input, folder);
  json["reference"] = trackJson(session.reference, folder);
  if (!session.otherReferences.empty()) {
    json["reference_weight"] = session.referenceWeight;
    json["reference_place"] = session.referencePlace;
    for (const WeightedTrack& other : session.otherReferences) {
      Json track = trackJson(other.track, folder);
      track["weight"] = other.weight;
      json["other_references"].push_back(std::move(track));
    }
  }
  json["method"] = session.method;
  json["model"] = session.model;
  json["sections"] = {{"equaliser", session.matchEqualiser},
                      {"dynamics", session.matchDynamics},
                      {"saturation", session.matchSaturation},
                      {"width", session.matchWidth},
                      {"level", session.matchLevel}};
  if (session.matchLowestHz > 0.0 || session.matchHighestHz > 0.0)
    json["match_range"] = {{"lowest", session.matchLowestHz}, {"highest", session.matchHighestHz}};
  json["match_bands"] = session.matchBands;
  writeVersion(json, session);
  json["settings_shown"] = session.version + 1;
  if (session.otherVersion) writeVersion(json["other_settings"], *session.otherVersion);
  json["notes"] = Json::array();
  for (const Sentence& note : session.notes) json["notes"].push_back(noteJson(note));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace semblance
