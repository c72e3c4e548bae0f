// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "base/Result.h"

namespace semblance::cli {

/// True if both names lead to one file, existing or not, through links too.
bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// Before long work: can `output` be written, and is it none of the `sources`? Errors: a sentence.
Result<void> checkOutput(const std::filesystem::path& output,
                         const std::vector<std::filesystem::path>& sources);

/// The same for a sound file, whose extension must name a kind that can be written.
Result<void> checkSoundOutput(const std::filesystem::path& output,
                              const std::vector<std::filesystem::path>& sources);

/// `folder`/{name}_matched.ext, with the input's extension where that kind can be written, .wav otherwise.
std::filesystem::path matchedName(const std::filesystem::path& input, const std::filesystem::path& folder);

}  // namespace semblance::cli
