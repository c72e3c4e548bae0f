// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/RecoveryFile.h"

#include "base/AtomicFile.h"
#include "session/JsonField.h"

namespace semblance {

namespace fs = std::filesystem;

Result<void> saveRecovery(const UnsavedWork& work, const fs::path& path) {
  nlohmann::ordered_json json;
  json["format"] = "semblance-recovery";
  json["version"] = kRecoveryVersion;
  json["saved_as"] = work.savedAs.string();
  json["session"] = nlohmann::ordered_json::parse(sessionToJson(work.session, "/"));
  return replaceFile(path, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<UnsavedWork> loadRecovery(const fs::path& path) {
  const auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  auto work = readJson<UnsavedWork>(*text, [](const JsonField& file) {
    checkFormat(file, "semblance-recovery", Sentence("unsaved work of Semblance"), kRecoveryVersion);
    UnsavedWork read;
    read.savedAs = file.at("saved_as").text();
    auto session = sessionFromJson(file.at("session").dump(), "/");
    if (!session) throw Unreadable{session.error().message.substr(0, session.error().message.rfind('.'))};
    read.session = std::move(*session);
    return read;
  });
  if (!work) return fail("Cannot recover %1: %2", path, work.error().sentence);
  return work;
}

}  // namespace semblance
