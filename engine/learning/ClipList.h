// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// A file to be read into a library, and what files.csv says about it.
struct ListedClip {
  std::filesystem::path path;
  std::string name;   ///< as listed: relative to the root
  std::string kind;   ///< "speech", "music"; empty if not known
  std::string group;  ///< recordings that may be joined have the same one; empty if not known
};

/// The files named in `list`, one path a line relative to `root`, in that order. Errors: missing or empty
/// list.
Result<std::vector<ListedClip>> readClipList(const std::filesystem::path& list,
                                             const std::filesystem::path& root);

/// All sound files below the folders (by extension), in order of their paths. Errors: a folder that is
/// missing or cannot be read, no sound file in any.
Result<std::vector<ListedClip>> findClips(const std::vector<std::filesystem::path>& folders);

}  // namespace semblance
