// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Preset.h"

#include <algorithm>
#include <system_error>

#include "base/AtomicFile.h"
#include "base/UserPaths.h"
#include "session/FileName.h"
#include "session/JsonField.h"
#include "session/SettingsJson.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

Preset readPreset(const JsonField& file) {
  checkFormat(file, "semblance-preset", Sentence("a Semblance preset"), kPresetVersion);
  return {file.at("name").text(), readSettings(file.at("settings"), MissingParameters::AreNeutral)};
}

}  // namespace

Result<void> savePreset(const Preset& preset, const fs::path& path) {
  if (auto checked = checkSettings(preset.settings); !checked)
    return fail("Cannot save %1: %2", path, checked.error().sentence);
  nlohmann::ordered_json json;
  json["format"] = "semblance-preset";
  json["version"] = kPresetVersion;
  json["name"] = preset.name;
  json["settings"] = settingsJson(preset.settings);
  return replaceFile(path, json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<Preset> loadPreset(const fs::path& path) {
  const auto text = readFile(path, 1u << 20);
  if (!text) return tl::unexpected(text.error());
  auto preset = readJson<Preset>(*text, readPreset);
  if (!preset) return fail("Cannot open %1: %2", path, preset.error().sentence);
  return preset;
}

std::vector<PresetFile> presetsIn(const fs::path& folder) {
  std::vector<PresetFile> found;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    if (!entry.path().filename().string().ends_with(kPresetExtension)) continue;
    const auto preset = loadPreset(entry.path());
    const std::string file = entry.path().filename().string();
    found.push_back(
        {entry.path(), preset ? preset->name : file, preset ? Sentence() : preset.error().sentence});
  }
  std::ranges::sort(found, {}, &PresetFile::name);
  return found;
}

fs::path userPresetFolder() { return userDataFolder() / "presets"; }

fs::path factoryPresetFolder() {
  const fs::path resources = resourceFolder();
  return resources.empty() ? fs::path() : resources / "presets";
}

fs::path presetPath(const fs::path& folder, const std::string& name) {
  return folder / (safeFileName(name) + std::string(kPresetExtension));
}

}  // namespace semblance
