// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "evaluation/EvaluatedMethod.h"

namespace semblance {

/// The trained systems in a folder, FILE.safetensors as method FILE, in alphabetical order. Errors: no such
/// folder, none in it.
Result<std::vector<MethodSource>> labSources(const std::filesystem::path& folder);

/// One of them as a method. Its encoder hears both signals resampled to its own rate; what makes the sound
/// runs at the example's. Making it fails with the errors of loadTransferSystem().
MethodSource labSource(const std::filesystem::path& model);

}  // namespace semblance
