// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "base/Result.h"
#include "session/Session.h"

namespace semblance {

/// Work that was not saved yet, kept so that it survives a crash.
struct UnsavedWork {
  Session session;
  std::filesystem::path savedAs;  ///< the session file it belongs to; empty: never saved
  bool operator==(const UnsavedWork&) const = default;
};

inline constexpr int kRecoveryVersion = 1;

/// Whole or not at all. Paths are written absolute.
Result<void> saveRecovery(const UnsavedWork& work, const std::filesystem::path& path);
/// Errors: missing, damaged, of another version.
Result<UnsavedWork> loadRecovery(const std::filesystem::path& path);

}  // namespace semblance
