// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "audio/AudioFormat.h"
#include "base/Result.h"
#include "effects/Biquad.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// One track of a session: where it is, what stretch of it was chosen, and how to recognise it again.
struct SessionTrack {
  std::filesystem::path path;  ///< absolute in memory; relative to the session file on disk where possible
  std::optional<TimeRange> selection;
  std::int64_t frames = 0;  ///< of the file when it was saved; 0 unknown
  int sampleRate = 0;
  std::string fingerprint;  ///< of the file's content, see Fingerprint.h; empty: unknown
  bool operator==(const SessionTrack&) const = default;
};

inline constexpr double kMostStrength = 1.5;

/// Strengths of the sections, each 0..1.5, times the strength of the whole.
struct SectionStrengths {
  double equaliser = 1.0;
  double dynamics = 1.0;
  double level = 1.0;
  double saturation = 1.0;
  double width = 1.0;

  double of(ChainSection section) const;
  double of(Effect effect) const { return of(sectionOf(effect)); }
  bool operator==(const SectionStrengths&) const = default;
};

/// One version of the settings. `predicted` is the method's answer at 100 %; `edited` is the user's version
/// of it, at 100 % too; what is heard is heardSettings().
struct SettingsVersion {
  std::optional<ChainSettings> predicted;
  ChainSettings edited = neutralSettings();
  double strength = 1.0;  ///< 0..1.5
  SectionStrengths sectionStrengths;

  double strengthOf(Effect effect) const;  ///< both together, 0..1.5
  ChainSettings atStrength(const ChainSettings& settings) const;
  ChainSettings heardSettings() const { return atStrength(edited); }
  bool operator==(const SettingsVersion&) const = default;
};

/// One of several references and how much it counts.
struct WeightedTrack {
  SessionTrack track;
  double weight = 1.0;  ///< above 0; only its relation to the others' counts
  bool operator==(const WeightedTrack&) const = default;
};

/// The references of a session in the order of the user's list, and which of them is heard.
struct ReferenceList {
  std::vector<WeightedTrack> tracks;
  std::size_t heard = 0;  ///< index of the one that is auditioned; 0 without tracks
};
inline constexpr std::size_t kMostSessionReferences = 20;
inline constexpr double kLeastWeight = 0.01;
inline constexpr double kMostWeight = 100.0;

/// All that is saved of a match. It is itself the version of the settings that is heard; the user may keep
/// another one beside it to compare.
struct Session : SettingsVersion {
  SessionTrack input;
  SessionTrack reference;  ///< the one that is heard, of several
  double referenceWeight = 1.0;
  std::size_t referencePlace = 0;              ///< of `reference` in the list of all
  std::vector<WeightedTrack> otherReferences;  ///< the rest of the list, in its order
  std::string method = "network";
  std::string model;
  bool matchEqualiser = true;
  bool matchDynamics = true;
  bool matchLevel = true;
  bool matchSaturation = true;
  bool matchWidth = true;
  double matchLowestHz = 0.0;                     ///< of what Match may touch; 0: no limit
  double matchHighestHz = 0.0;                    ///< likewise
  int matchBands = static_cast<int>(kBandCount);  ///< bands that Match may use
  int version = 0;                                ///< number of the version that is heard: 0 or 1
  std::optional<SettingsVersion> otherVersion;
  std::vector<Sentence> notes;

  ReferenceList references() const;  ///< without tracks where no reference is opened
  void setReferences(ReferenceList list);
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
