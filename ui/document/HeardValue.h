// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/ChainSettings.h"

namespace semblance::ui {

/// The value that `id` must have at 100 % so that `heard` is what sounds at `strength` (> 0): the inverse of
/// withStrength() for one parameter, clamped to the parameter's range.
float editedFromHeard(ParameterId id, float heard, double strength);

}  // namespace semblance::ui
