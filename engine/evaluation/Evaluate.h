// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Progress.h"
#include "base/Result.h"
#include "evaluation/EvaluationReport.h"
#include "evaluation/ProductionStyle.h"
#include "evaluation/Report.h"
#include "learning/Treatment.h"
#include "matching/Matcher.h"

namespace semblance {

struct EvaluationOptions {
  std::string experiment = "synthetic";
  std::filesystem::path list;         ///< text file with one sound file a line
  std::filesystem::path root;         ///< what the lines are relative to; empty: the list's folder
  std::string kind;                   ///< "speech", "music" or empty for all; needs a files.csv in the root
  std::vector<std::string> methods;   ///< as for selectMethods(); "input" is always among them
  std::string model;                  ///< name or file, for the methods that have one; empty: the default
  std::filesystem::path lab;          ///< folder of trained systems to compare as well; may be empty
  std::optional<int> examples;        ///< at least 1; unset: 200 (synthetic; published 1000), 250 (realistic)
  std::optional<std::uint64_t> seed;  ///< unset: the published one, 42 (synthetic) or 16 (realistic)
  std::optional<GainBudget> gainBudget;  ///< of the synthetic experiment's equalisers; unset: released
  std::optional<WarmShelf> warm;         ///< of the realistic experiment; unset: intended
  int sampleRate = 24000;                ///< Hz, 8000 to 192000
  int threads = 0;                       ///< examples at once; 0: as many as the machine has cores
  Device device = Device::Automatic;
};

/// Names of the experiments.
std::vector<std::string> experiments();

/// Runs an experiment. Repeatable for a seed, whatever the number of threads. Errors: unknown experiment or
/// method, no list, nothing usable in it, missing model, impossible options, cancelled.
Result<EvaluationReport> evaluate(const EvaluationOptions& options, const ProgressCallback& progress,
                                  std::stop_token stop);

}  // namespace semblance
