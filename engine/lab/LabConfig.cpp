// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabConfig.h"

#include <algorithm>

#include "lab/ModelWeights.h"
#include "learning/losses/AudioLoss.h"

namespace semblance {

namespace {

// The largest window of the spectral losses is reflected at both ends.
constexpr std::int64_t kFewestFrames = 16384;
constexpr std::int64_t kMostFrames = 1 << 22;

std::string problemOf(const LabConfig& config, const std::string& size) {
  for (const std::string& problem : {unknownName("loss", config.loss, audioLossNames()),
                                     unknownName("size", size, {"published", "small"})})
    if (!problem.empty()) return problem;
  if (config.frames < kFewestFrames || config.frames > kMostFrames)
    return "frames must lie between " + std::to_string(kFewestFrames) + " and " + std::to_string(kMostFrames);
  if (config.run.trainList.empty() || config.run.validList.empty())
    return "train_list and valid_list are needed";
  if (config.pairs < 0 || (config.pairs == 0 && !config.run.examplesCache.empty()))
    return "examples must be positive where an examples_cache keeps them";
  return trainConfigProblem(config.run);
}

}  // namespace

Result<void> readLabKeys(ConfigReader& reader, LabConfig& config) {
  std::string system, size = nameOf(config.size);
  int rate = 24000;
  config.run.batch = 8;
  config.run.validExamples = 64;
  reader.read("system", system);
  readCommonKeys(reader, config.run);
  reader.read("size", size);
  reader.read("loss", config.loss);
  reader.read("sample_rate", rate);
  reader.read("frames", config.frames);
  reader.read("examples", config.pairs);
  reader.read("examples_cache", config.run.examplesCache);
  reader.read("examples_a_piece", config.run.examplesAPiece);
  if (auto finished = reader.finish(); !finished) return finished;
  config.run.sampleRates = {rate};
  config.run.examples =
      config.pairs > 0 ? config.pairs : std::max<std::int64_t>(1, config.run.steps) * config.run.batch;
  config.size = sizeNamed(size);
  if (const std::string problem = problemOf(config, size); !problem.empty()) return reader.problem(problem);
  return {};
}

}  // namespace semblance
