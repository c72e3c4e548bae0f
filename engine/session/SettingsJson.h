// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "effects/ChainSettings.h"

namespace semblance {

/// {key: {"value": physical value, "unit": text}} in the order of the parameter table: the form in which
/// sessions and reports write parameters. A value is the shortest decimal that reads back as the same float.
nlohmann::ordered_json parametersJson(const ChainSettings& settings);

}  // namespace semblance
