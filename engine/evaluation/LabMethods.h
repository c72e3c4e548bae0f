// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "evaluation/EvaluatedMethod.h"

namespace semblance {

/// The files of trained systems in a folder, in alphabetical order. Errors: no such folder, none in it.
Result<std::vector<std::filesystem::path>> labModels(const std::filesystem::path& folder);

/// The trained systems in a folder, FILE.safetensors as method FILE. Errors: those of labModels().
Result<std::vector<MethodSource>> labSources(const std::filesystem::path& folder);

/// One of them as a method. Its encoder hears both signals resampled to its own rate; what makes the sound
/// runs at the example's. Making it fails with the errors of loadTransferSystem().
MethodSource labSource(const std::filesystem::path& model);

}  // namespace semblance
