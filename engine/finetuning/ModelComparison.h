// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/PauseSwitch.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "finetuning/LibraryScan.h"

namespace semblance {

/// Both models on pairs made of one held-back recording: mean distance from the right answer, by the STFT
/// distance of the published tables (evaluation/metrics/StftDistance.h); lower is better.
struct RecordingComparison {
  std::string name;
  double input = 0.0;  ///< of the unprocessed input
  double base = 0.0;
  double tuned = 0.0;
  bool better() const { return tuned < base; }
};

struct ModelComparison {
  std::vector<RecordingComparison> recordings;
  std::size_t better = 0;  ///< recordings on which the tuned model is nearer
  double input = 0.0;      ///< means over the recordings
  double base = 0.0;
  double tuned = 0.0;
  double gain = 0.0;       ///< mean of base minus tuned
  double gainError = 0.0;  ///< standard error of it over the recordings; 0 for a single one
};

struct ComparisonOptions {
  std::vector<int> sampleRates{24000};  ///< Hz; pairs alternate between them
  std::size_t pairsPerRecording = 6;
  std::uint64_t seed = 42;
  int threads = 1;
  std::string device = "auto";
};

/// Matches pairs of the recordings (synthetic style transfer without augmentation, as in the published
/// protocol) with both models and the exact effects. Recordings that give no usable pair are left out.
/// Errors: a model that cannot be used, no usable recording, cancelled.
Result<ModelComparison> compareModels(const std::filesystem::path& base, const std::filesystem::path& tuned,
                                      const std::vector<LibraryRecording>& recordings,
                                      const ComparisonOptions& options, const ProgressCallback& progress,
                                      const PauseSwitch* pause, std::stop_token stop);

}  // namespace semblance
