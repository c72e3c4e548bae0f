// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluation/EvaluatedMethod.h"

namespace semblance {

inline constexpr const char* kOracleMethod = "oracle";

/// `oracle`, a control: the chain's settings fitted by gradient to the target itself, which no method of
/// Match may see. What it cannot reach, our chain cannot. Takes some seconds for each example.
MethodSource oracleSource();

}  // namespace semblance
