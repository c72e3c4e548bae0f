// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingStart.h"

#include <ATen/Parallel.h>

#include "learning/Checkpoint.h"

namespace semblance {

namespace fs = std::filesystem;

Result<TrainRecordings> listedRecordings(const TrainConfig& config) {
  auto train = readClipList(config.trainList, config.root);
  if (!train) return tl::unexpected(train.error());
  for (const fs::path& list : config.furtherLists) {
    auto further = readClipList(list, list.parent_path());
    if (!further) return tl::unexpected(further.error());
    train->insert(train->end(), further->begin(), further->end());
  }
  auto valid = readClipList(config.validList, config.root);
  if (!valid) return tl::unexpected(valid.error());
  return TrainRecordings{std::move(*train), std::move(*valid)};
}

namespace {

Result<void> checkResumable(const fs::path& output, const std::string& configuration) {
  const auto saved = checkpointConfiguration(checkpointPath(output));
  if (!saved) return tl::unexpected(saved.error());
  if (*saved != configuration)
    return fail("Cannot resume from " + checkpointPath(output).string() +
                ": it belongs to another configuration or other recordings. Start without --resume.");
  return {};
}

}  // namespace

Result<TrainingStart> startTraining(const TrainConfig& config, const fs::path& output, bool resume,
                                    const std::string& configuration, bool alone) {
  if (const std::string problem = trainConfigProblem(config); !problem.empty())
    return fail("Cannot train " + output.string() + ": " + problem + ".");
  at::set_num_threads(stepThreads(config));
  const auto device = trainDevice(config.device);
  if (!device) return tl::unexpected(device.error());
  TrainingStart start{*device, {}};
  if (!alone) {
    auto joined = TrainingProcesses::join(*device, std::chrono::seconds(config.processTimeout));
    if (!joined) return tl::unexpected(joined.error());
    start.processes = std::move(*joined);
  }
  const bool checks = resume && start.processes.leads();
  if (auto agreed = start.processes.agree(checks ? checkResumable(output, configuration) : Result<void>());
      !agreed)
    return tl::unexpected(agreed.error());
  return start;
}

Result<TrainReport> guarded(const fs::path& output, const std::function<Result<TrainReport>()>& training) {
  try {
    return training();
  } catch (const std::exception& error) {
    const std::string text = error.what();
    return fail("Training " + output.string() + " stopped: " + text.substr(0, text.find('\n')) +
                ". A smaller batch or fewer examples need less memory.");
  }
}

void describeRecordings(TrainReport& report, std::size_t trainClips, std::size_t validClips,
                        std::vector<RejectedClip> rejected) {
  report.trainClips = trainClips;
  report.validClips = validClips;
  report.rejected = std::move(rejected);
  if (!report.rejected.empty())
    report.notes.push_back(std::to_string(report.rejected.size()) +
                           " recordings could not be used; the first: " +
                           report.rejected.front().path.string() + ": " + report.rejected.front().reason);
}

TrainControl partOf(const TrainControl& control, double begin, double end) {
  TrainControl within = control;
  within.progress = subProgress(control.progress, begin, end);
  return within;
}

}  // namespace semblance
