// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <stop_token>
#include <vector>

#include "base/PauseSwitch.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "learning/KeptPiece.h"
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
  torch::Tensor levels;                            ///< [B, M] dB relative to the threshold reference
  torch::Tensor reduction;                         ///< [B, M] dB
  std::int64_t size() const { return responseDb.size(0); }
  ExampleBatch rows(std::int64_t first, std::int64_t end) const;
  ExampleBatch to(torch::Device device) const;
};

/// A fixed set of examples in memory (about 50 kB each).
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

  ExamplePool() = default;
  /// `count` rows of zeros.
  explicit ExamplePool(std::int64_t count);

  /// Makes rows `first` to `end`: example i is number i of stream `seed` of generator i modulo their number,
  /// the same for the same arguments, whatever the thread count. Pairs that cannot be described are replaced
  /// by far later numbers. The rows of other processes stay zero until gather(). Errors: too quiet,
  /// cancelled.
  Result<void> make(const std::vector<const PairGenerator*>& generators, std::uint64_t seed,
                    std::int64_t first, std::int64_t end, const Making& making);

  /// Puts the rows `first` to `end` of all processes together; afterwards each has them all.
  Result<void> gather(std::int64_t first, std::int64_t end, TrainingProcesses& processes);

  /// As savePiece() and loadPiece().
  Result<void> save(const KeptPiece& piece) const { return savePiece(piece, columns_); }
  Result<void> load(const KeptPiece& piece) { return loadPiece(piece, columns_); }

  std::int64_t size() const { return count_; }
  /// `rows` [B] int64; `moments` [N] int64, which of each track's frames (0 .. kAlignedFrames - 1) to take.
  ExampleBatch batch(const torch::Tensor& rows, const torch::Tensor& moments) const;
  ExampleBatch slice(std::int64_t first, std::int64_t end) const;  ///< with all frames

 private:
  std::int64_t count_ = 0;
  std::map<std::string, torch::Tensor> columns_;
  void put(std::int64_t row, const TrainingExample& example);
};

/// Detector frames kept of each example: 5.46 s of 2.5-ms frames.
inline constexpr std::int64_t kDetectorFrames = 2180;

}  // namespace semblance
