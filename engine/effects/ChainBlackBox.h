// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "effects/BlackBoxEffect.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// Our own chain with its gradients withheld: these parameters as the controls of a black box, everything
/// else (the chain itself, bypasses, values of other parameters) as `others` has it. Mono or stereo.
BlackBoxFactory chainBlackBox(std::vector<ParameterId> controls, const ChainSettings& others);

}  // namespace semblance
