// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/BlackBoxEffect.h"

namespace semblance {

/// Our own chain with its gradients withheld: labParameters() as the controls of a black box.
BlackBoxFactory chainBlackBox();

}  // namespace semblance
