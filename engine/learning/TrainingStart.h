// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>

#include "learning/Trainer.h"
#include "learning/TrainingProcesses.h"

namespace semblance {

/// The recordings that the lists of a configuration name. Errors: those of readClipList().
Result<TrainRecordings> listedRecordings(const TrainConfig& config);

/// What every training begins with.
struct TrainingStart {
  torch::Device device{torch::kCPU};
  TrainingProcesses processes;
};

/// Sets LibTorch's threads, finds the device, joins the other processes unless `alone`, and, before anything
/// is made, finds out whether the checkpoint beside `output` fits where it is to be gone on with.
/// `configuration`: text that it must agree with. Errors: impossible values, no such device, processes that
/// cannot be reached, a checkpoint that is missing, damaged or of something else.
Result<TrainingStart> startTraining(const TrainConfig& config, const std::filesystem::path& output,
                                    bool resume, const std::string& configuration, bool alone);

/// Runs a training whose operators may throw (when memory runs out for one); exceptions become errors.
Result<TrainReport> guarded(const std::filesystem::path& output,
                            const std::function<Result<TrainReport>()>& training);

/// What became of the recordings: how many clips were used, and which files could not be.
void describeRecordings(TrainReport& report, std::size_t trainClips, std::size_t validClips,
                        std::vector<RejectedClip> rejected);

/// The control of a part of the work, its progress going from `begin` to `end` of the whole.
TrainControl partOf(const TrainControl& control, double begin, double end);

}  // namespace semblance
