// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "lab/LabConfig.h"
#include "lab/PairPool.h"
#include "learning/RandomDraws.h"
#include "learning/Trainer.h"
#include "learning/TrainingData.h"

namespace semblance {

/// What one part of a training draws from: recordings, of which new examples are made without end, or a pool
/// of examples made of them. Cheap to copy.
class TrainingSounds {
 public:
  TrainingSounds(std::shared_ptr<const ClipLibrary> library, const PairOptions& options, int threads);
  explicit TrainingSounds(std::shared_ptr<const PairPool> pool) : pool_(std::move(pool)) {}

  /// Examples `first` to `first` + `count` of stream `seed`: the same for the same arguments.
  PairBatch pairs(std::uint64_t seed, std::uint64_t first, std::int64_t count) const;

  /// A random stretch of `frames` samples of a recording; of one of the sounds of an example, and no longer
  /// than it, where there is a pool.
  std::vector<float> stretch(std::int64_t frames, RandomEngine& random) const;

 private:
  std::shared_ptr<const ClipLibrary> library_;
  std::optional<PairStream> stream_;
  std::shared_ptr<const PairPool> pool_;
};

/// Both parts of a training, and what became of the recordings.
struct OpenedSounds {
  TrainingSounds train, valid;
  std::size_t trainClips = 0;  ///< 0 where all examples were kept from another run
  std::size_t validClips = 0;
  std::vector<RejectedClip> rejected;
};

/// Reads the recordings, of which one draw needs `frames` samples; with config.pairs, makes the pools of them
/// or takes them from the configuration's cache, which all trainings on the same recordings, rate, length and
/// seed can share. Only the process that `keeps` writes to the cache. Errors: nothing usable among the
/// recordings, a cache made with other settings, disk full, cancelled.
Result<OpenedSounds> openSounds(const LabConfig& config, std::int64_t frames,
                                const TrainRecordings& recordings, bool keeps, const TrainControl& control);

}  // namespace semblance
