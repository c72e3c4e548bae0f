// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "learning/Model.h"
#include "matching/Matcher.h"

namespace semblance {

/// The model of a name or file; empty: that of defaultModelName(). Loaded once and shared between calls.
/// Errors: no such model (lists the names there are), or a foreign file.
Result<std::pair<std::shared_ptr<Model>, std::string>> findModel(const std::string& nameOrFile);

}  // namespace semblance
