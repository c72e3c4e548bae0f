// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "learning/ConfigReader.h"
#include "learning/TrainConfig.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

/// What all trainings through sound have in common.
struct LabConfig {
  TrainConfig run;  ///< lists, steps, batch, seed ...; run.sampleRates holds the one rate
  NetworkSize size = NetworkSize::Small;
  std::string loss = "style-transfer";
  std::int64_t frames = 131072;  ///< length of a signal
  /// Examples that are made once and drawn again and again, kept in run.examplesCache if that is set; 0: new
  /// ones without end. As many as run.validExamples for the validation.
  std::int64_t pairs = 0;
};

/// Takes the keys of `config`, and "system", out of the reader; what is missing stays as it is. To be called
/// after all other keys: what is left over is an error. Other errors: a value of the wrong type or out of
/// range, unknown loss or size (the message lists those that exist), no lists.
Result<void> readLabKeys(ConfigReader& reader, LabConfig& config);

}  // namespace semblance
