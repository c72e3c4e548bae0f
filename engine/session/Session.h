// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audio/AudioFormat.h"
#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// One track of a session: where it is, what stretch of it was chosen, and how to recognise it again.
struct SessionTrack {
  std::filesystem::path path;  ///< absolute in memory; relative to the session file on disk where possible
  std::optional<TimeRange> selection;
  std::int64_t frames = 0;  ///< of the file when it was saved; 0 unknown
  int sampleRate = 0;
  bool operator==(const SessionTrack&) const = default;
};

/// All that is saved of a match. `predicted` is the method's answer at 100 %; `edited` is the user's version
/// of it, at 100 % too; what is heard is heardSettings().
struct Session {
  SessionTrack input;
  SessionTrack reference;
  std::string method = "network";
  std::string model;
  double strength = 1.0;  ///< 0..1.5
  bool matchEqualiser = true;
  bool matchDynamics = true;
  bool matchLevel = true;
  std::optional<ChainSettings> predicted;
  ChainSettings edited = neutralSettings();
  std::vector<std::string> notes;

  ChainSettings heardSettings() const { return withStrength(edited, strength); }
  bool operator==(const Session&) const = default;
};

inline constexpr int kSessionVersion = 1;

/// JSON text, human-readable; parameters as {key: {value, unit}}. `folder`: where the file will lie.
std::string sessionToJson(const Session& session, const std::filesystem::path& folder);

/// Errors: not JSON, not a session, unknown version, missing keys. Values out of range or not finite are an
/// error naming the key. Unknown keys are ignored.
Result<Session> sessionFromJson(const std::string& text, const std::filesystem::path& folder);

/// Whole or not at all.
Result<void> saveSession(const Session& session, const std::filesystem::path& path);
Result<Session> loadSession(const std::filesystem::path& path);

}  // namespace semblance
