// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "audio/AudioFormat.h"
#include "audio/TrackAnalysis.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "effects/Biquad.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// A way of finding the settings, as offered to the user and by `--method`.
struct MethodInfo {
  std::string id;  ///< "network", "refine", "search", "rule-based", "blind"
  Sentence label;  ///< "Network"
  Sentence description;
  bool sameRecording = false;  ///< input and reference must be versions of one recording
  bool usesModel = true;
};
const std::vector<MethodInfo>& matchMethods();
/// Whether the method compares versions of one recording; false for unknown ones.
bool needsSameRecording(std::string_view method);

/// A model file that match can use.
struct ModelInfo {
  std::string name;  ///< file stem
  std::filesystem::path path;
  bool shipped = false;  ///< not in the user's own folder
  std::map<std::string, std::string> card;
  Sentence problem;  ///< why it cannot be used; empty if it can
};
std::vector<ModelInfo> availableModels();

/// The model that an empty name means: the user's choice where it can be used, else the one called "default",
/// else the first usable one; empty without any.
std::string defaultModelName();
/// Kept in the user's data folder; empty: no choice. Errors: the folder cannot be written to.
Result<void> setDefaultModelName(const std::string& name);

enum class Device { Automatic, Cpu, Cuda };
std::optional<Device> deviceFromName(std::string_view name);
/// "cpu" and, where LibTorch finds one, "cuda".
std::vector<std::string> availableDevices();

/// How far the equaliser may go: where, and with how many of its bands.
struct EqualiserLimits {
  /// Hz; 0: no limit. Beyond a limit nothing is matched; within half an octave of it the match fades in.
  double lowestHz = 0.0;
  double highestHz = 0.0;
  int bands = static_cast<int>(kBandCount);  ///< 1 to kBandCount; those that serve best, the others stay flat

  bool limited() const { return lowestHz > 0.0 || highestHz > 0.0; }
  bool operator==(const EqualiserLimits&) const = default;
};
/// Where a limit may lie, and how far two of them must be apart.
inline constexpr double kLowestLimitHz = 20.0;
inline constexpr double kHighestLimitHz = 20000.0;
inline constexpr double kNarrowestRange = 2.0;  ///< highest over lowest

/// What Match may change, and the chain that it sets; a section that is off, or that the chain has no effect
/// for, stays neutral.
struct MatchSections {
  bool equaliser = true;
  bool dynamics = true;
  bool level = true;
  bool saturation = true;  ///< set by `refine` and `search` alone
  bool width = true;       ///< of stereo pairs
  ChainPreset chain = ChainPreset::EqCompressor;

  bool has(ChainSection section) const;
  bool matches(Effect effect) const { return chainUses(chain, effect) && has(sectionOf(effect)); }
  EqualiserLimits limits;
  bool operator==(const MatchSections&) const = default;
};

/// One of the tracks that the input shall sound like.
struct ReferenceTrack {
  std::filesystem::path path;
  std::optional<TimeRange> range;  ///< unset: representative excerpts of the whole track
  double weight = 1.0;             ///< above 0, relative to those of the others
};
inline constexpr std::size_t kMostReferences = 20;

struct MatchOptions {
  std::string method = "network";
  std::string model;                    ///< name or file; empty: the default model
  std::optional<TimeRange> inputRange;  ///< unset: representative excerpts of the whole track
  std::optional<TimeRange> referenceRange;
  MatchSections sections;
  Device device = Device::Automatic;
  int threads = 0;  ///< 0: as many as the machine has
};

struct MatchResult {
  ChainSettings settings;  ///< at 100 % strength
  std::string method;
  std::string model;                                      ///< name; empty for methods without one
  std::string device;                                     ///< where it ran
  std::vector<TimeRange> inputExcerpts;                   ///< what was analysed
  std::vector<std::vector<TimeRange>> referenceExcerpts;  ///< of each reference
  double analyseSeconds = 0.0;
  double predictSeconds = 0.0;
  std::vector<Sentence> notes;  ///< for the user: references that differ much ...
};

/// Of the best answer of a match that was stopped before its end.
Sentence stoppedEarlyNote();

/// The best answer so far of a method that goes on looking, complete but for its notes and times; told on the
/// working thread, must return quickly.
using MatchPreview = std::function<void(const MatchResult&)>;

/// Facade of all matching methods; keeps the loaded model between calls. One object belongs to one thread at
/// a time.
class Matcher {
 public:
  Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  /// Finds settings that make `input` sound produced like `reference`. Errors: unreadable files, a silent or
  /// too short track, unknown method, missing or foreign model; cancelled through `stop` (within 0.2 s).
  Result<MatchResult> match(const std::filesystem::path& input, const std::filesystem::path& reference,
                            const MatchOptions& options, const ProgressCallback& progress,
                            std::stop_token stop, const MatchPreview& preview = {});

  /// The same with the weighted middle of 1 to kMostReferences references, as ExcerptMethod::matchBlend()
  /// defines it; `options.referenceRange` is not used. A note says when they have little in common.
  Result<MatchResult> match(const std::filesystem::path& input, std::span<const ReferenceTrack> references,
                            const MatchOptions& options, const ProgressCallback& progress,
                            std::stop_token stop, const MatchPreview& preview = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
