// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "base/Result.h"

namespace semblance {

/// A file written beside its target under a temporary name and renamed over it by commit(); destroying it
/// without commit() removes the temporary file and leaves the target as it was.
class AtomicFile {
 public:
  /// Errors: the folder is missing or not writable, the target is a folder.
  static Result<AtomicFile> create(const std::filesystem::path& target);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  /// Where to write; in the target's folder, with the target's extension.
  const std::filesystem::path& temporaryPath() const { return temporary_; }

  /// Flushes the written file to the disk and renames it over the target. The writer must have closed it.
  Result<void> commit();

 private:
  AtomicFile(std::filesystem::path target, std::filesystem::path temporary);
  void discard() noexcept;

  std::filesystem::path target_;
  std::filesystem::path temporary_;
};

/// Replaces `target` by `bytes`, whole or not at all.
Result<void> replaceFile(const std::filesystem::path& target, std::string_view bytes);

/// Reads a small text file. Errors: missing, unreadable, larger than `maximumBytes`.
Result<std::string> readFile(const std::filesystem::path& path, std::size_t maximumBytes = 64u << 20);

}  // namespace semblance
