// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance::ui {

/// Two recordings that come with the program, to try Match on.
struct DemoPair {
  std::string name;  ///< "Music"
  std::filesystem::path input;
  std::filesystem::path reference;
};

/// Reads `folder`/pairs.json: a list of {"name", "input", "reference"} with file names relative to it.
/// Errors: missing, not such a list.
Result<std::vector<DemoPair>> readDemoPairs(const std::filesystem::path& folder);

}  // namespace semblance::ui
