// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/LabConfig.h"
#include "lab/Strategy.h"

namespace semblance {

/// What makes one of the compared systems: encoder, controller and strategy, and the loss that trains them.
struct TransferConfig : LabConfig {
  StrategyOptions strategy;
  std::string encoder = "spectral";
};

/// Reads a configuration with "system": "style-transfer". Errors: as of loadTrainConfig(); unknown strategy,
/// encoder, size or loss (the message lists those that exist).
Result<TransferConfig> loadTransferConfig(const std::filesystem::path& path);

}  // namespace semblance
