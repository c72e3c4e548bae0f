// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Session.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/AtomicFile.h"
#include "effects/SectionMember.h"
#include "session/SettingsJson.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

bool isUtf8(const std::string& text) {
  try {
    (void)nlohmann::json(text).dump();
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

Result<void> checkTrack(const SessionTrack& track) {
  if (!isUtf8(track.path.string()))
    return fail("the name of a track is not valid UTF-8. Rename the file and open it again.");
  if (const auto& range = track.selection;
      range && !(std::isfinite(range->end) && range->begin >= 0.0 && range->begin < range->end))
    return fail("the selection of %1 is not a stretch of time. Select it again.", track.path);
  return {};
}

Result<void> checkReferences(const ReferenceList& references) {
  if (references.tracks.size() > kMostSessionReferences)
    return fail("there are more than %1 references. Remove some.", kMostSessionReferences);
  for (const WeightedTrack& reference : references.tracks) {
    if (auto checked = checkTrack(reference.track); !checked) return checked;
    if (!(reference.weight >= kLeastWeight && reference.weight <= kMostWeight))
      return fail("the weight of %1 is not between 0.01 and 100. Set it again.", reference.track.path);
  }
  return {};
}

bool isStrength(double value) { return value >= 0.0 && value <= kMostStrength; }

Result<void> checkVersion(const SettingsVersion& version) {
  const SectionStrengths& sections = version.sectionStrengths;
  for (const double strength : {version.strength, sections.equaliser, sections.dynamics, sections.level,
                                sections.saturation, sections.width})
    if (!isStrength(strength)) return fail("a strength is outside 0 to 150 %. Set it again.");
  if (version.predicted)
    if (auto checked = checkSettings(*version.predicted); !checked) return checked;
  return checkSettings(version.edited);
}

// A session that could not be opened again must not replace one that can.
Result<void> checkSession(const Session& session) {
  for (const SessionTrack* track : {&session.input, &session.reference})
    if (auto checked = checkTrack(*track); !checked) return checked;
  if (auto checked = checkReferences(session.references()); !checked) return checked;
  if (session.otherVersion)
    if (auto checked = checkVersion(*session.otherVersion); !checked) return checked;
  return checkVersion(session);
}

fs::path folderOf(const fs::path& file) { return fs::absolute(file).parent_path(); }

}  // namespace

double SectionStrengths::of(ChainSection section) const { return sectionMember(*this, section); }

double SettingsVersion::strengthOf(Effect effect) const {
  return std::clamp(strength * sectionStrengths.of(effect), 0.0, kMostStrength);
}

ReferenceList Session::references() const {
  if (reference.path.empty()) return {};
  ReferenceList list{otherReferences, std::min(referencePlace, otherReferences.size())};
  list.tracks.insert(list.tracks.begin() + static_cast<std::ptrdiff_t>(list.heard),
                     {reference, referenceWeight});
  return list;
}

void Session::setReferences(ReferenceList list) {
  reference = {};
  referenceWeight = 1.0;
  referencePlace = 0;
  otherReferences.clear();
  if (list.tracks.empty()) return;
  referencePlace = std::min(list.heard, list.tracks.size() - 1);
  const auto heard = list.tracks.begin() + static_cast<std::ptrdiff_t>(referencePlace);
  reference = heard->track;
  referenceWeight = heard->weight;
  list.tracks.erase(heard);
  otherReferences = std::move(list.tracks);
}

ChainSettings SettingsVersion::atStrength(const ChainSettings& settings) const {
  EffectStrengths strengths;
  for (std::size_t effect = 0; effect < kEffectCount; ++effect)
    strengths[effect] = strengthOf(static_cast<Effect>(effect));
  return withStrength(settings, strengths);
}

Result<void> saveSession(const Session& session, const fs::path& path) {
  if (auto checked = checkSession(session); !checked)
    return fail("Cannot save %1: %2", path, checked.error().sentence);
  return replaceFile(path, sessionToJson(session, folderOf(path)));
}

Result<Session> loadSession(const fs::path& path) {
  const auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  auto session = sessionFromJson(*text, folderOf(path));
  if (!session) return fail("Cannot open %1: %2", path, session.error().sentence);
  return session;
}

}  // namespace semblance
