// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "base/PauseSwitch.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "learning/ClipLibrary.h"
#include "learning/ClipList.h"
#include "learning/TrainConfig.h"

namespace semblance {

/// State after a validation, as drawn and printed while training runs.
struct TrainStatus {
  std::int64_t step = 0;
  std::int64_t steps = 0;
  double trainLoss = 0.0;  ///< mean since the last status; not a number in the one before the first step
  double validLoss = 0.0;
  double bestValidLoss = 0.0;
  std::map<std::string, double> validTerms;
  std::int64_t skippedSteps = 0;  ///< steps so far whose loss was not finite
  double secondsLeft = 0.0;
  bool replayed = false;  ///< from before the run was resumed, told again so that the curve is whole
};
using TrainCallback = std::function<void(const TrainStatus&)>;

/// How a running training is watched and steered. Everything is optional and called on the training's thread.
struct TrainControl {
  TrainCallback onStatus;
  ProgressCallback progress;
  const PauseSwitch* pause = nullptr;  ///< must outlive the training
  std::stop_token stop;
  double examplesShare = 0.5;  ///< of the progress that making examples is expected to be
  bool alone = false;          ///< takes no notice of other processes that the environment names
};

struct TrainReport {
  bool leads = true;  ///< false in one of several processes that told and wrote nothing
  TrainStatus last;
  std::vector<TrainStatus> history;  ///< one entry for each validation, those before a resume included
  std::int64_t bestStep = 0;         ///< whose weights are in the model; 0: those it started from
  std::int64_t skippedSteps = 0;     ///< steps whose loss was not finite
  std::size_t trainClips = 0;        ///< 0 where the examples were kept from another run
  std::size_t validClips = 0;
  std::vector<RejectedClip> rejected;  ///< recordings that could not be used, and why
  std::vector<std::string> notes;
};

/// The recordings of a training, each file in one of the lists.
struct TrainRecordings {
  std::vector<ListedClip> train;
  std::vector<ListedClip> valid;
};

/// Where `resume` finds what it needs: beside the model.
std::filesystem::path checkpointPath(const std::filesystem::path& output);

/// How much an interrupted run was to do.
struct TrainSize {
  std::int64_t examples = 0;
  std::int64_t validExamples = 0;
  std::int64_t steps = 0;
  std::int64_t stepsPerValidation = 0;
};
/// Errors: no checkpoint beside `output`, a damaged one.
Result<TrainSize> interruptedSize(const std::filesystem::path& output);

/// Trains a model into `output`, which always holds the best one so far by validation loss (that of the base
/// model to begin with); checkpointPath() is written at every validation and removed at the end. The same
/// configuration gives the same model.
///
/// As one of several processes (RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT in the environment, as
/// torchrun, Slurm and Kubernetes set them) it makes its share of the examples, works on its parts of every
/// batch, and exchanges gradients; only the process of rank 0 tells statuses and writes files.
///
/// Errors: bad lists, a foreign or damaged checkpoint, disk full (the last checkpoint stays), a loss that
/// stays not finite (the best model is kept), another process lost, cancelled (the checkpoint is written).
Result<TrainReport> train(const TrainConfig& config, const std::filesystem::path& output, bool resume,
                          const TrainControl& control);

/// The same with recordings at hand instead of the lists named in `config`.
Result<TrainReport> train(const TrainConfig& config, const TrainRecordings& recordings,
                          const std::filesystem::path& output, bool resume, const TrainControl& control);

}  // namespace semblance
