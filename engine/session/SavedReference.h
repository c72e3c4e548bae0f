// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "session/Session.h"

namespace semblance {

/// References under a name, kept with their sound: a session file "NAME.reference.json" without an input, and
/// copies of the recordings in the folder "sounds" beside it. It works where the recordings no longer are.
inline constexpr std::string_view kSavedReferenceExtension = ".reference.json";

/// A saved reference that was found in a folder.
struct SavedReference {
  std::filesystem::path path;
  std::string name;
  std::size_t tracks = 0;
  Sentence problem;  ///< why it cannot be used; empty if it can
};

/// Where the user's saved references lie; may not exist yet.
std::filesystem::path savedReferenceFolder();
/// "<folder>/<name>.reference.json", with "_" for what file systems do not allow.
std::filesystem::path savedReferencePath(const std::filesystem::path& folder, const std::string& name);

/// Copies the recordings and writes the file; what was saved under that name before stays until then.
/// Selections and weights are kept. Errors: no references, a recording cannot be read, the folder cannot be
/// written to; cancelled through `stop`.
Result<void> saveReferences(const ReferenceList& references, const std::filesystem::path& path,
                            const ProgressCallback& progress, std::stop_token stop);
/// Errors: missing, not of this kind, a copy of a recording is missing.
Result<ReferenceList> loadReferences(const std::filesystem::path& path);
/// Removes the file and the recordings that no other saved reference of the folder uses.
Result<void> removeReferences(const std::filesystem::path& path);

/// Those of a folder by name; none where there is no such folder.
std::vector<SavedReference> savedReferencesIn(const std::filesystem::path& folder);

}  // namespace semblance
