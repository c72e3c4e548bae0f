// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "evaluation/blind/StudiedEffect.h"

namespace semblance {

/// One row of the blind table: sounds are made with one effect and explained with another.
struct BlindTask {
  std::string effect;  ///< "equaliser", "compressor", "distortion", "chain"
  StudiedEffect synthesis;
  StudiedEffect analysis;
  bool same = false;  ///< both are the same effect, so that settings can be compared
  std::string name() const { return synthesis.name + " by " + analysis.name; }
};

/// Names of the effects that tasks are about.
const std::vector<std::string>& blindEffects();

/// The tasks about these effects, all without names. Errors: an unknown name (lists what exists).
Result<std::vector<BlindTask>> blindTasks(const std::vector<std::string>& effects);

}  // namespace semblance
