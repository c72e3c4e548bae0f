// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace semblance {

/// Tells files apart by content, quickly also for long ones: the size in bytes and a 64-bit FNV-1a hash of
/// the first, middle and last 64 KiB, as "1234567-0123456789abcdef". Empty where the file cannot be read.
std::string fingerprintOf(const std::filesystem::path& path);

}  // namespace semblance
