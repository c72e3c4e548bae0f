// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTune.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "learning/Safetensors.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<ListedClip> filesOf(const std::vector<LibraryRecording>& recordings) {
  std::vector<ListedClip> files;
  for (const LibraryRecording& recording : recordings)
    files.insert(files.end(), recording.files.begin(), recording.files.end());
  return files;
}

/// Turns the progress of the phases into statuses with the time that is left.
class StatusTeller {
 public:
  StatusTeller(const FineTunePlan& plan, const FineTuneControl& control) : control_(control) {
    const double all = std::max(1e-9, plan.seconds());
    examples_ = plan.examplesSeconds / all;
    training_ = plan.trainingSeconds / all;
    expected_ = all;
  }

  /// Where the phases end in the whole, 0..1.
  double endOfExamples() const { return examples_; }
  double endOfTraining() const { return examples_ + training_; }

  void tell(FineTunePhase phase, const Progress& progress) {
    fraction_ = std::max(fraction_, progress.fraction);
    stage_ = progress.stage;
    if (control_.onStatus) control_.onStatus({phase, fraction_, stage_, secondsLeft(), {}});
  }

  void tell(const TrainStatus& training) const {
    if (control_.onStatus)
      control_.onStatus({FineTunePhase::Training, fraction_, stage_, secondsLeft(), training});
  }

 private:
  // As planned to begin with, then more and more as it really went.
  double secondsLeft() const {
    const double elapsed = std::chrono::duration<double>(Clock::now() - started_).count();
    const double trust = std::min(1.0, fraction_ / 0.2);
    const double seen = fraction_ > 0.0 ? elapsed / fraction_ : expected_;
    return (1.0 - fraction_) * (trust * seen + (1.0 - trust) * expected_);
  }

  const FineTuneControl& control_;
  double examples_ = 0.0;
  double training_ = 0.0;
  double expected_ = 0.0;
  double fraction_ = 0.0;
  Sentence stage_;
  Clock::time_point started_ = Clock::now();
};

Result<void> addToCard(const fs::path& model, const ModelComparison& comparison) {
  auto file = loadTensors(model);
  if (!file) return tl::unexpected(file.error());
  file->metadata["held_back"] = nlohmann::json{
      {"recordings", comparison.recordings.size()},
      {"better", comparison.better},
      {"stft_input", comparison.input},
      {"stft_base", comparison.base},
      {"stft_tuned",
       comparison.tuned}}.dump();
  return saveTensors(*file, model);
}

Result<ModelComparison> compare(const FineTunePlan& plan, StatusTeller& teller,
                                const FineTuneControl& control) {
  ComparisonOptions options;
  options.sampleRates = plan.config.sampleRates;
  options.pairsPerRecording = plan.pairsPerRecording;
  options.seed = plan.config.seed + 2;  // neither the training's nor the validation's draws
  options.threads = trainThreads(plan.config);
  options.device = plan.config.device;
  const ProgressCallback progress = [&](const Progress& p) { teller.tell(FineTunePhase::Comparing, p); };
  return compareModels(plan.base, plan.output, plan.compared, options,
                       subProgress(progress, teller.endOfTraining(), 1.0), control.pause, control.stop);
}

}  // namespace

Result<FineTuneReport> fineTune(const FineTunePlan& plan, bool resume, const FineTuneControl& control) {
  const auto started = Clock::now();
  std::error_code ignored;
  fs::create_directories(fs::absolute(plan.output).parent_path(), ignored);
  StatusTeller teller(plan, control);
  TrainControl training;
  training.alone = true;
  training.stop = control.stop;
  training.pause = control.pause;
  training.examplesShare = teller.endOfExamples() / std::max(1e-9, teller.endOfTraining());
  const ProgressCallback progress = [&](const Progress& p) {
    const bool making = p.fraction < teller.endOfExamples() - 1e-9;
    teller.tell(making ? FineTunePhase::Examples : FineTunePhase::Training, p);
  };
  training.progress = subProgress(progress, 0.0, teller.endOfTraining());
  training.onStatus = [&](const TrainStatus& status) { teller.tell(status); };
  auto report =
      train(plan.config, {filesOf(plan.trained), filesOf(plan.validated)}, plan.output, resume, training);
  if (!report) return tl::unexpected(report.error());
  FineTuneReport result{std::move(*report), {}, 0.0};
  auto comparison = compare(plan, teller, control);
  if (!comparison && !isCancelled(comparison.error())) return tl::unexpected(comparison.error());
  if (comparison) {
    if (auto added = addToCard(plan.output, *comparison); !added) return tl::unexpected(added.error());
    result.comparison = std::move(*comparison);
  }
  result.seconds = std::chrono::duration<double>(Clock::now() - started).count();
  return result;
}

}  // namespace semblance
