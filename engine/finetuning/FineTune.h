// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/PauseSwitch.h"
#include "finetuning/FineTunePlan.h"
#include "finetuning/ModelComparison.h"
#include "learning/Trainer.h"

/// Fine-tuning on a personal library, in three calls that a window makes from a worker thread:
///
///     scanLibrary()   what the folders hold, and what is unusable and why;
///     planFineTune()  how it is split, what will be done and how long it will take;
///     fineTune()      the work, which can be paused, cancelled and resumed, and a comparison at the end.
namespace semblance {

enum class FineTunePhase { Examples, Training, Comparing };

/// Told often; `training` only right after a validation.
struct FineTuneStatus {
  FineTunePhase phase = FineTunePhase::Examples;
  double fraction = 0.0;  ///< of all the work
  Sentence stage;         ///< "Reading recordings", ...
  double secondsLeft = 0.0;
  std::optional<TrainStatus> training;  ///< losses at this validation; the first tells the base model's
};

struct FineTuneControl {
  std::function<void(const FineTuneStatus&)>
      onStatus;                        ///< on a thread of the work, one at a time; may be empty
  const PauseSwitch* pause = nullptr;  ///< must outlive the work
  std::stop_token stop;
};

struct FineTuneReport {
  TrainReport training;
  std::optional<ModelComparison>
      comparison;        ///< empty where it was cancelled; the model is complete all the same
  double seconds = 0.0;  ///< that it took, pauses included
};

/// Trains a copy of the base model on the plan's recordings; plan.output holds the best weights by the loss
/// on the validation recordings, which are the base model's own where training never made them better. Then
/// both models are compared on recordings that took part in nothing, and the result is added to the new
/// model's card. The base model is never changed. Errors: those of train() and compareModels(). Cancelled in
/// training, the checkpoint stays and a plan with `resume` goes on from it.
Result<FineTuneReport> fineTune(const FineTunePlan& plan, bool resume, const FineTuneControl& control);

}  // namespace semblance
