// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"

namespace semblance {

/// Everything that decides what `train` makes; read from a JSON file with the same names in snake_case.
struct TrainConfig {
  std::filesystem::path root;  ///< folder that the lists are relative to
  std::filesystem::path trainList;
  std::filesystem::path validList;
  std::string kind;                            ///< "speech", "music" or empty for both
  std::string data;                            ///< description and licences, for the card
  std::vector<int> sampleRates{24000, 48000};  ///< Hz; examples are spread evenly over them
  std::int64_t examples = 40000;
  std::int64_t validExamples = 600;
  std::int64_t steps = 12000;
  std::int64_t batch = 64;
  double learningRate = 1e-3;
  double weightDecay = 1e-2;
  std::int64_t width = 64;
  std::int64_t hidden = 256;
  std::uint64_t seed = 42;
  int threads = 0;  ///< 0: as many as the machine has
  std::filesystem::path
      examplesCache;                ///< keeps the made examples for the next run; empty: they are not kept
  std::filesystem::path baseModel;  ///< starts from its weights; empty: from scratch
};

/// Errors: not JSON, unknown or missing keys (lists the known ones), values out of range. Relative paths are
/// taken from the folder of the file.
Result<TrainConfig> loadTrainConfig(const std::filesystem::path& path);

/// State after a validation, as drawn and printed while training runs.
struct TrainStatus {
  std::int64_t step = 0;
  std::int64_t steps = 0;
  double trainLoss = 0.0;  ///< mean since the last status
  double validLoss = 0.0;
  double bestValidLoss = 0.0;
  std::map<std::string, double> validTerms;
  double secondsLeft = 0.0;
};
using TrainCallback = std::function<void(const TrainStatus&)>;

struct TrainReport {
  TrainStatus last;
  std::int64_t skippedSteps = 0;  ///< steps whose loss was not finite
  std::size_t trainClips = 0;
  std::size_t validClips = 0;
  std::vector<std::string> notes;
};

/// Trains a model into `output`, which always holds the best one so far; `<output>.checkpoint` holds what
/// `resume` needs and is removed at the end. The same configuration gives the same model. Errors: bad lists,
/// a foreign checkpoint, disk full, a loss that stays not finite (the best model is kept), cancelled (the
/// checkpoint is written).
Result<TrainReport> train(const TrainConfig& config, const std::filesystem::path& output, bool resume,
                          const TrainCallback& onStatus, const ProgressCallback& progress,
                          std::stop_token stop);

}  // namespace semblance
