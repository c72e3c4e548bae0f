// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Session.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/AtomicFile.h"

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

// A session that could not be opened again must not replace one that can.
Result<void> checkSettings(const ChainSettings& settings) {
  for (const ParameterInfo& row : parameterTable()) {
    const float value = settings[row.id];
    if (!std::isfinite(value) || value < row.minimum || value > row.maximum)
      return fail("the value of " + std::string(row.key) + " is outside its range. Reset it and save again.");
  }
  return {};
}

Result<void> checkTrack(const SessionTrack& track) {
  if (!isUtf8(track.path.string()))
    return fail("the name of a track is not valid UTF-8. Rename the file and open it again.");
  if (const auto& range = track.selection;
      range && !(std::isfinite(range->end) && range->begin >= 0.0 && range->begin < range->end))
    return fail("the selection of " + track.path.string() + " is not a stretch of time. Select it again.");
  return {};
}

Result<void> checkSession(const Session& session) {
  for (const SessionTrack* track : {&session.input, &session.reference})
    if (auto checked = checkTrack(*track); !checked) return checked;
  if (!(session.strength >= 0.0 && session.strength <= 1.5))
    return fail("the strength is outside 0 to 150 %. Set it again.");
  if (session.predicted)
    if (auto checked = checkSettings(*session.predicted); !checked) return checked;
  return checkSettings(session.edited);
}

fs::path folderOf(const fs::path& file) { return fs::absolute(file).parent_path(); }

}  // namespace

Result<void> saveSession(const Session& session, const fs::path& path) {
  if (auto checked = checkSession(session); !checked)
    return fail("Cannot save " + path.string() + ": " + checked.error().message);
  return replaceFile(path, sessionToJson(session, folderOf(path)));
}

Result<Session> loadSession(const fs::path& path) {
  const auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  auto session = sessionFromJson(*text, folderOf(path));
  if (!session) return fail("Cannot open " + path.string() + ": " + session.error().message);
  return session;
}

}  // namespace semblance
