// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// Everything that decides what `train` makes; read from a JSON file with the same names in snake_case.
struct TrainConfig {
  std::filesystem::path root;  ///< folder that the lists are relative to
  std::filesystem::path trainList;
  std::vector<std::filesystem::path> furtherLists;  ///< trained on as well; each relative to its own folder
  std::filesystem::path validList;
  std::string kind;                            ///< "speech", "music" or empty for both
  std::string data;                            ///< description and licences, for the card
  std::vector<int> sampleRates{24000, 48000};  ///< Hz; examples are spread evenly over them
  std::int64_t examples = 40000;
  std::int64_t validExamples = 600;
  std::int64_t steps = 12000;
  std::int64_t stepsPerValidation = 200;
  std::int64_t batch = 64;
  /// Parts of a batch that are worked on apart, each with draws of its own; 0: one for each process. The same
  /// number of parts gives the same model with any number of processes, up to rounding.
  std::int64_t batchParts = 0;
  double learningRate = 1e-3;
  double weightDecay = 1e-2;
  std::int64_t width = 64;
  std::int64_t hidden = 256;
  std::int64_t momentHeads = 0;  ///< of the attention between moments; 0: none
  std::uint64_t seed = 42;
  int threads = 0;              ///< for making examples; 0: as many as the machine has
  int stepThreads = 0;          ///< for training steps; 0: as `threads`
  std::string device = "auto";  ///< "cpu", "cuda" or "auto": CUDA where LibTorch finds it
  int processTimeout = 300;     ///< seconds after which another training process counts as lost
  /// Folder that keeps the examples as they are made, for a run that goes on or one with more of them; empty:
  /// they are not kept.
  std::filesystem::path examplesCache;
  std::int64_t examplesAPiece = 2000;  ///< how many are made, and kept, at a time
  std::filesystem::path baseModel;     ///< starts from its weights; empty: from scratch
};

/// Errors: not JSON, unknown or missing keys (lists the known ones), values out of range. Relative paths are
/// taken from the folder of the file.
Result<TrainConfig> loadTrainConfig(const std::filesystem::path& path);

class ConfigReader;
/// The keys that every kind of training has: lists, steps, batch, learning rate, seed, threads, device.
void readCommonKeys(ConfigReader& reader, TrainConfig& config);

/// What is wrong with the values, the lists aside; empty if nothing is.
std::string trainConfigProblem(const TrainConfig& config);

/// config.threads, or as many as the machine has.
int trainThreads(const TrainConfig& config);
/// config.stepThreads, or trainThreads().
int stepThreads(const TrainConfig& config);

}  // namespace semblance
