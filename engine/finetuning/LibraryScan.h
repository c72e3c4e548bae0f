// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "learning/ClipLibrary.h"

namespace semblance {

/// What training draws from: one sound file, or short ones of one group joined. It is trained on or held back
/// as a whole.
struct LibraryRecording {
  std::string name;               ///< of its (first) file, relative to the folder
  std::vector<ListedClip> files;  ///< all of one group of their own
  double seconds = 0.0;
};

/// A file that cannot be used, and why, without a full stop.
struct RejectedFile {
  std::filesystem::path path;
  Sentence reason;
};

/// What a personal library holds.
struct LibraryScan {
  std::vector<std::filesystem::path> folders;
  std::vector<LibraryRecording> recordings;  ///< usable, in order of their paths
  std::vector<RejectedFile> rejected;
  std::vector<Sentence> notes;  ///< what else is worth knowing: joined, clipped, left out
  std::size_t usableFiles = 0;
  double seconds = 0.0;  ///< of the usable recordings
};

/// Reads all sound files below the folders, hidden ones aside. Short files are joined within their group of
/// files.csv, or within their folder where there is no such table. Not usable: what AudioReader refuses
/// (damaged, more than two channels ...), silent or too short files, those longer than an hour, copies of
/// another file. Of more than three hours, an even choice is kept. Errors: a folder that is missing, no sound
/// file in any, cancelled.
Result<LibraryScan> scanLibrary(const std::vector<std::filesystem::path>& folders,
                                const ProgressCallback& progress, std::stop_token stop);

}  // namespace semblance
