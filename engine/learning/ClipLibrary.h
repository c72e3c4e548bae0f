// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "learning/ClipList.h"

namespace semblance {

/// A file that could not be used, and why.
struct RejectedClip {
  std::filesystem::path path;
  std::string reason;
};

/// Recordings to draw from: single files, or short files of one group (speaker, piece) joined with a 20 ms
/// crossfade until they are long enough. Decoded once, kept as mono at one rate; safe to read from several
/// threads.
class ClipLibrary {
 public:
  struct Options {
    int sampleRate = 24000;  ///< Hz, to which everything is resampled
    double minimumSeconds =
        11;            ///< what one draw needs; shorter files are joined within their group or rejected
    std::string kind;  ///< "speech", "music" or empty for all; from files.csv
  };

  /// `list`: text file with one path a line, relative to `root`; a files.csv in `root` (columns path, kind,
  /// group) names kinds and groups. Errors: missing or empty list, nothing usable in it, cancelled. Unusable
  /// files are in rejected().
  static Result<ClipLibrary> fromList(const std::filesystem::path& list, const std::filesystem::path& root,
                                      const Options& options, const ProgressCallback& progress,
                                      std::stop_token stop = {});

  /// All sound files below the folders.
  static Result<ClipLibrary> fromFolders(const std::vector<std::filesystem::path>& folders,
                                         const Options& options, const ProgressCallback& progress,
                                         std::stop_token stop = {});

  /// Files at hand; those of one group that are short are joined in their order. Errors: no file, none
  /// usable, cancelled.
  static Result<ClipLibrary> fromClips(std::vector<ListedClip> clips, const Options& options,
                                       const ProgressCallback& progress, std::stop_token stop = {});

  std::size_t size() const;
  const std::string& name(std::size_t clip) const;
  const std::string& kind(std::size_t clip) const;  ///< "speech", "music"; empty if not known
  const std::vector<std::vector<std::size_t>>& clipsByKind() const;  ///< numbers of the clips, kind by kind
  /// Highest frequency that the clip really carries, Hz (band-limited or lossy sources).
  double bandLimitHz(std::size_t clip) const;
  std::int64_t frames(std::size_t clip) const;
  /// `count` samples from `first`, as float mono.
  std::vector<float> samples(std::size_t clip, std::int64_t first, std::int64_t count) const;
  const std::vector<RejectedClip>& rejected() const;
  std::size_t joined() const;  ///< how many clips were made by joining
  double seconds() const;
  int sampleRate() const;

  ClipLibrary(ClipLibrary&&) noexcept;
  ClipLibrary& operator=(ClipLibrary&&) noexcept;
  ~ClipLibrary();

 private:
  struct Impl;
  explicit ClipLibrary(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
