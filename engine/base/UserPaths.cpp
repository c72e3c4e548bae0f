// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/UserPaths.h"

#include <cstdlib>
#include <system_error>

namespace semblance {

namespace fs = std::filesystem;

namespace {

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value ? fs::path(value) : fs::path();
}

// <prefix> of <prefix>/bin/semblance: an installed tree can be moved as a whole.
fs::path installPrefix() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path().parent_path();
}

}  // namespace

fs::path userDataFolder() {
  if (const fs::path data = fromEnvironment("XDG_DATA_HOME"); data.is_absolute()) return data / "semblance";
  return fromEnvironment("HOME") / ".local/share/semblance";
}

fs::path userStateFolder() {
  if (const fs::path state = fromEnvironment("XDG_STATE_HOME"); state.is_absolute())
    return state / "semblance";
  return fromEnvironment("HOME") / ".local/state/semblance";
}

std::vector<fs::path> modelFolders() {
  std::vector<fs::path> folders;
  if (const fs::path chosen = fromEnvironment("SEMBLANCE_MODELS"); !chosen.empty()) folders.push_back(chosen);
  folders.push_back(userDataFolder() / "models");
  folders.push_back(installPrefix() / "share/semblance/models");
  folders.push_back(fs::path(SEMBLANCE_SOURCE_TREE) / "models");
  return folders;
}

fs::path resourceFolder() {
  std::error_code ignored;
  for (const fs::path& folder :
       {fromEnvironment("SEMBLANCE_RESOURCES"), installPrefix() / "share/semblance/resources",
        fs::path(SEMBLANCE_SOURCE_TREE) / "resources"})
    if (!folder.empty() && fs::is_directory(folder, ignored)) return folder;
  return {};
}

}  // namespace semblance
