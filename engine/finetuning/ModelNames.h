// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "base/Result.h"

namespace semblance {

/// The file of a model to start from: a name from availableModels() or a file; empty: the default model.
/// Errors: no such model, a file that cannot be used as one.
Result<std::filesystem::path> baseModelFile(const std::string& nameOrFile);

/// Where a new model goes: a plain name into the user's own models, where Match finds it; anything with a
/// folder or an extension where it says. Errors: it would replace `base` or a shipped model.
Result<std::filesystem::path> newModelFile(const std::string& nameOrFile, const std::filesystem::path& base);

}  // namespace semblance
