// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// Settings under a name, without tracks: a JSON file "*.preset.json". Parameters that the file leaves out
/// are neutral.
struct Preset {
  std::string name;
  ChainSettings settings = neutralSettings();
  bool operator==(const Preset&) const = default;
};

inline constexpr int kPresetVersion = 1;
inline constexpr std::string_view kPresetExtension = ".preset.json";

/// A preset that was found in a folder.
struct PresetFile {
  std::filesystem::path path;
  std::string name;
  Sentence problem;  ///< why it cannot be used; empty if it can
};

/// Whole or not at all. Errors: values out of range, the folder is not writable.
Result<void> savePreset(const Preset& preset, const std::filesystem::path& path);
/// Errors: missing, not JSON, not a preset, unknown version, values out of range.
Result<Preset> loadPreset(const std::filesystem::path& path);

/// Presets of a folder by name; none where there is no such folder.
std::vector<PresetFile> presetsIn(const std::filesystem::path& folder);
/// Where the user's presets lie (may not exist yet) and where those that come with the program do.
std::filesystem::path userPresetFolder();
std::filesystem::path factoryPresetFolder();
/// "<folder>/<name>.preset.json", with "_" for what file systems do not allow.
std::filesystem::path presetPath(const std::filesystem::path& folder, const std::string& name);

}  // namespace semblance
