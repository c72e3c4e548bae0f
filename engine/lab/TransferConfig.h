// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/Strategy.h"
#include "learning/TrainConfig.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

/// What makes one of the compared systems: encoder, controller and strategy, and the loss that trains them.
struct TransferConfig {
  TrainConfig run;  ///< lists, steps, batch, seed ...; run.sampleRates holds the one rate
  StrategyOptions strategy;
  std::string encoder = "spectral";
  NetworkSize size = NetworkSize::Small;
  std::string loss = "style-transfer";
  std::int64_t frames = 131072;  ///< length of input, reference and target
};

/// Reads a configuration with "system": "style-transfer". Errors: as of loadTrainConfig(); unknown strategy,
/// encoder, size or loss (the message lists those that exist).
Result<TransferConfig> loadTransferConfig(const std::filesystem::path& path);

}  // namespace semblance
