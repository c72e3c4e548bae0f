// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/PauseSwitch.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "learning/MatchNetwork.h"
#include "learning/TrainingExample.h"
#include "learning/TrainingProcesses.h"

namespace semblance {

/// Training examples column by column; row i of every tensor belongs to example i.
struct ExampleBatch {
  FeatureBatch input, reference;
  AlignmentBatch alignment;
  torch::Tensor inputLoudness, referenceLoudness;  ///< [B] LUFS
  torch::Tensor responseDb;                        ///< [B, kFeatureBands]
  torch::Tensor loudnessChange;                    ///< [B]
  torch::Tensor sampleRate;                        ///< [B] Hz
  torch::Tensor dynamicsKnown;                     ///< [B] 0 or 1
  torch::Tensor levels;                            ///< [B, M] dB relative to the threshold reference
  torch::Tensor reduction;                         ///< [B, M] dB
  std::int64_t size() const { return responseDb.size(0); }
  ExampleBatch rows(std::int64_t first, std::int64_t end) const;
  ExampleBatch to(torch::Device device) const;
};

/// A fixed set of examples in memory (about 16 kB each).
class ExamplePool {
 public:
  /// How examples are made; none of it changes what they are.
  struct Making {
    int threads = 1;
    int rank = 0;  ///< of `processes`, each of which makes the rows that are `rank` modulo their number
    int processes = 1;
    ProgressCallback progress;
    const PauseSwitch* pause = nullptr;
    std::stop_token stop;
  };
  /// Example i is number i of stream `seed` of generator i modulo their number: the same pool for the same
  /// arguments, whatever the thread count. Pairs that cannot be described are replaced by later numbers.
  /// The rows of other processes stay zero until gather().
  static Result<ExamplePool> generate(const std::vector<const PairGenerator*>& generators, std::uint64_t seed,
                                      std::int64_t count, const Making& making);
  /// `count` rows of zeros: what a process that makes none brings to gather().
  static ExamplePool empty(std::int64_t count);

  /// Puts the rows of all processes together; afterwards each has them all.
  Result<void> gather(TrainingProcesses& processes);

  /// As a safetensors file, with `description` to recognise it by.
  Result<void> save(const std::filesystem::path& path, const std::string& description) const;
  static Result<ExamplePool> load(const std::filesystem::path& path, const std::string& description);

  std::int64_t size() const { return count_; }
  ExampleBatch batch(const torch::Tensor& rows) const;  ///< rows [B] int64
  ExampleBatch slice(std::int64_t first, std::int64_t end) const;

 private:
  std::int64_t count_ = 0;
  std::map<std::string, torch::Tensor> columns_;
  void allocate(std::int64_t count);
  void put(std::int64_t row, const TrainingExample& example);
};

/// Detector frames kept of each example: 5.46 s of 2.5-ms frames.
inline constexpr std::int64_t kDetectorFrames = 2180;

}  // namespace semblance
