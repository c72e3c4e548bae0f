// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Result.h"
#include "finetuning/LibraryScan.h"
#include "learning/TrainConfig.h"

namespace semblance {

struct FineTuneOptions {
  std::string output;       ///< name among the user's own models, or a .safetensors file
  std::string base;         ///< name or file of the model to start from; empty: the default model
  std::int64_t steps = 0;   ///< 0: as `minutes` allows, or kUsualSteps
  double minutes = 0.0;     ///< about how long it may take in all; 0: no limit. `steps` goes first
  std::uint64_t seed = 42;  ///< also decides which recordings are held back
  int threads = 0;          ///< 0: as many as the machine has
  std::string device = "auto";
  bool resume = false;  ///< go on from the checkpoint beside the output
};

/// What will be done, before it is begun. Every recording is in one of three parts: trained on, held back to
/// choose the best weights by, held back to compare both models on at the end.
struct FineTunePlan {
  std::filesystem::path base;
  std::filesystem::path output;
  TrainConfig config;
  std::vector<LibraryRecording> trained;
  std::vector<LibraryRecording> validated;
  std::vector<LibraryRecording> compared;
  std::size_t pairsPerRecording = 0;  ///< in the comparison
  double examplesSeconds = 0.0;       ///< expected times, from a measurement on this machine
  double trainingSeconds = 0.0;
  double comparingSeconds = 0.0;
  double seconds() const { return examplesSeconds + trainingSeconds + comparingSeconds; }
};

inline constexpr std::int64_t kUsualSteps = 1000;

/// Errors: too little material (says how much is needed and what could not be used).
Result<void> checkMaterial(const LibraryScan& library);

/// Splits the library and measures how long the work will take (some seconds). The same library, seed and
/// steps give the same plan, times aside. Errors: too little material (says how much is needed), a base model
/// that cannot be used, an output that would replace it or a shipped model, nothing to resume, cancelled.
Result<FineTunePlan> planFineTune(const LibraryScan& library, const FineTuneOptions& options,
                                  std::stop_token stop);

}  // namespace semblance
