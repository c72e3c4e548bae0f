// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "base/Result.h"
#include "matching/Matcher.h"

namespace semblance {

/// Where the user's own models are.
std::filesystem::path ownModelsFolder();

/// Why `name` cannot be given to a new model among the user's own: a sentence; empty if it can.
Sentence modelNameProblem(const std::string& name);

/// Moves a trained model from elsewhere to the user's own under that name. Errors: those of
/// modelNameProblem(), the folder cannot be written to; the model stays where it was.
Result<std::filesystem::path> keepModel(const std::filesystem::path& file, const std::string& name);

/// Gives one of the user's own models another name, in its card too; it stays the default one if it was.
/// Errors: a shipped model, those of modelNameProblem(), the folder cannot be written to.
Result<std::filesystem::path> renameModel(const ModelInfo& model, const std::string& name);

/// Deletes one of the user's own models; if it was the default one, the shipped one is again. Errors: a
/// shipped model, the folder cannot be written to.
Result<void> removeModel(const ModelInfo& model);

}  // namespace semblance
