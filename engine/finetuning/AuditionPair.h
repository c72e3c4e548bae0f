// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "base/Result.h"
#include "effects/ChainSettings.h"
#include "finetuning/FineTunePlan.h"

namespace semblance {

/// A pair made of a held-back recording, and what both models answer: to be heard before and after.
struct AuditionPair {
  std::string recording;
  std::filesystem::path input;      ///< mono WAV file: one half of the recording with one treatment
  std::filesystem::path reference;  ///< the other half with another treatment
  ChainSettings base;
  ChainSettings tuned;
  double inputLufs = 0.0;  ///< integrated loudness; of the answers: of the input through them
  double baseLufs = 0.0;
  double tunedLufs = 0.0;
  double referenceLufs = 0.0;
};

/// Makes the first pair of plan.compared's recording of that name by the comparison's draws, at the highest
/// of the plan's sample rates, and writes both sounds into `folder`. plan.output must hold the tuned model.
/// Errors: no such recording, no pair can be made of it, a model that cannot be used, the files cannot be
/// written, cancelled.
Result<AuditionPair> makeAuditionPair(const FineTunePlan& plan, const std::string& recording,
                                      const std::filesystem::path& folder, std::stop_token stop);

}  // namespace semblance
