// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/LabConfig.h"
#include "lab/Strategy.h"

namespace semblance {

/// What makes one of the compared systems: encoder, controller and strategy, and the loss that trains them.
struct TransferConfig : LabConfig {
  StrategyOptions strategy;
  std::string encoder = "spectral";
  /// For the encoder kVaeEncoder: the file of a trained autoencoder, whose encoder stays as it is unless
  /// vaeTrainable; empty: untrained, and trained with the system.
  std::filesystem::path vae;
  bool vaeTrainable = false;
};
inline constexpr const char* kVaeEncoder = "beta-vae";

/// Reads a configuration with "system": "style-transfer". Errors: as of loadTrainConfig(); unknown strategy,
/// encoder, size or loss (the message lists those that exist); an autoencoder for another encoder.
Result<TransferConfig> loadTransferConfig(const std::filesystem::path& path);

}  // namespace semblance
