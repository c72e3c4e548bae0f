// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "learning/Trainer.h"

/// Training of the compared systems, by configuration files like those of train() with a key "system".
namespace semblance {

/// Which system a configuration asks for; "match", which is train()'s, where it does not say. Errors: not a
/// JSON object.
Result<std::string> requestedSystem(const std::filesystem::path& path);

/// Names of the systems that trainLab() trains: "style-transfer", and for the parts that some of them need
/// "effect-proxy" and "spectrogram-vae".
const std::vector<std::string>& labSystems();

/// Lists, steps and seed of a configuration of one of these systems. Errors: as of loadTrainConfig(); unknown
/// system, strategy, encoder, size or loss (the message lists those that exist).
Result<TrainConfig> labTrainConfig(const std::filesystem::path& path);

/// Trains the system of a configuration into `output`, in the manner of train(): the best weights so far, a
/// checkpoint at every validation, several processes, a base model to start from. The last status' terms and
/// a note say what the loss is with nothing done. Errors: those of train() and labTrainConfig(); trained
/// parts that the system needs and that are missing or of another kind, a base model with other networks.
Result<TrainReport> trainLab(const std::filesystem::path& config, const std::filesystem::path& output,
                             bool resume, const TrainControl& control);

}  // namespace semblance
