// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <system_error>

#include "session/JsonField.h"
#include "session/Session.h"
#include "session/SettingsJson.h"

namespace semblance {

namespace fs = std::filesystem;
namespace {

// The relative path leads; the absolute one helps when the session was moved away from its tracks.
fs::path resolvePath(const JsonField& track, const fs::path& folder) {
  const fs::path written = track.at("path").text();
  if (written.empty()) return {};
  fs::path resolved = (folder / written).lexically_normal();
  std::error_code ignored;
  if (fs::exists(resolved, ignored) || !track.has("absolute_path")) return resolved;
  const fs::path absolute = track.at("absolute_path").text();
  return absolute.is_absolute() && fs::exists(absolute, ignored) ? absolute : resolved;
}

SessionTrack readTrack(const JsonField& field, const fs::path& folder) {
  constexpr double kLongest = 1e7;  // seconds: four months
  SessionTrack track;
  track.path = resolvePath(field, folder);
  if (field.has("selection")) {
    const JsonField selection = field.at("selection");
    const double begin = selection.at("begin").number(0.0, kLongest, "s");
    const double end = selection.at("end").number(0.0, kLongest, "s");
    if (begin >= end) throw Unreadable{Sentence("%1 must begin before it ends", selection.name())};
    track.selection = TimeRange{begin, end};
  }
  track.frames = field.at("frames").count(std::numeric_limits<std::int64_t>::max());
  track.sampleRate = static_cast<int>(field.at("sample_rate").count(1000000));
  if (field.has("fingerprint")) track.fingerprint = field.at("fingerprint").text();
  return track;
}

/// Sessions of one reference have none of these keys.
void readOtherReferences(const JsonField& file, const fs::path& folder, Session& session) {
  if (!file.has("other_references")) return;
  const auto weight = [](const JsonField& field) { return field.number(kLeastWeight, kMostWeight); };
  session.referenceWeight = weight(file.at("reference_weight"));
  for (const JsonField& field : file.at("other_references").elements())
    session.otherReferences.push_back({readTrack(field, folder), weight(field.at("weight"))});
  if (session.otherReferences.size() >= kMostSessionReferences)
    throw Unreadable{Sentence("other_references holds too many tracks")};
  session.referencePlace = static_cast<std::size_t>(
      file.at("reference_place").count(static_cast<std::int64_t>(session.otherReferences.size())));
}

SettingsVersion readVersion(const JsonField& field) {
  SettingsVersion version;
  version.strength = field.at("strength").number(0.0, kMostStrength);
  if (field.has("section_strengths")) {
    const JsonField sections = field.at("section_strengths");
    const auto strength = [&sections](const char* key) {
      return sections.at(key).number(0.0, kMostStrength);
    };
    version.sectionStrengths = {strength("equaliser"), strength("dynamics"), strength("level")};
    if (sections.has("saturation")) version.sectionStrengths.saturation = strength("saturation");
    if (sections.has("width")) version.sectionStrengths.width = strength("width");
  }
  if (field.has("predicted")) version.predicted = readSettings(field.at("predicted"));
  version.edited = readSettings(field.at("edited"));
  return version;
}

Sentence readNote(const JsonField& field, int depth = 0) {
  constexpr int kDeepest = 8;
  if (field.isText()) return Sentence(field.text());
  if (depth > kDeepest) throw Unreadable{Sentence("%1 is nested too deeply", field.name())};
  Sentence note(field.at("text").text());
  for (const JsonField& value : field.at("values").elements())
    note.arguments.push_back(readNote(value, depth + 1));
  return note;
}

/// Sessions of before the limits have none of these keys.
void readLimits(const JsonField& file, Session& session) {
  if (file.has("match_range")) {
    const JsonField range = file.at("match_range");
    const auto limit = [](const JsonField& field) { return field.number(0.0, 20000.0, "Hz"); };
    session.matchLowestHz = limit(range.at("lowest"));
    session.matchHighestHz = limit(range.at("highest"));
  }
  if (file.has("match_bands"))
    session.matchBands =
        static_cast<int>(file.at("match_bands").number(1.0, static_cast<double>(kBandCount)));
}

Session readSession(const JsonField& file, const fs::path& folder) {
  checkFormat(file, "semblance-session", Sentence("a Semblance session"), kSessionVersion);
  Session session;
  static_cast<SettingsVersion&>(session) = readVersion(file);
  session.input = readTrack(file.at("input"), folder);
  session.reference = readTrack(file.at("reference"), folder);
  readOtherReferences(file, folder, session);
  session.method = file.at("method").text();
  session.model = file.at("model").text();
  const JsonField sections = file.at("sections");
  session.matchEqualiser = sections.at("equaliser").flag();
  session.matchDynamics = sections.at("dynamics").flag();
  session.matchLevel = sections.at("level").flag();
  if (sections.has("saturation")) session.matchSaturation = sections.at("saturation").flag();
  if (sections.has("width")) session.matchWidth = sections.at("width").flag();
  readLimits(file, session);
  if (file.has("settings_shown")) session.version = file.at("settings_shown").number(1, 2) == 2.0 ? 1 : 0;
  if (file.has("other_settings")) session.otherVersion = readVersion(file.at("other_settings"));
  for (const JsonField& note : file.at("notes").elements()) session.notes.push_back(readNote(note));
  return session;
}

}  // namespace

Result<Session> sessionFromJson(const std::string& text, const fs::path& folder) {
  return readJson<Session>(text, [&](const JsonField& file) { return readSession(file, folder); });
}

}  // namespace semblance
