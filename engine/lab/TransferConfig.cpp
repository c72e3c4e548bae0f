// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TransferConfig.h"

#include "lab/ModelWeights.h"
#include "learning/ConfigReader.h"
#include "learning/losses/AudioLoss.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

std::string problemOf(const TransferConfig& config, const std::string& size) {
  for (const std::string& problem : {unknownName("strategy", config.strategy.name, strategyNames()),
                                     unknownName("encoder", config.encoder, encoderNames()),
                                     unknownName("loss", config.loss, audioLossNames()),
                                     unknownName("size", size, {"published", "small"})})
    if (!problem.empty()) return problem;
  if (config.frames < 16384 || config.frames > 1 << 22) return "frames must lie between 16384 and 4194304";
  if (!(config.strategy.spsaStep > 0.0) || config.strategy.spsaStep > 0.1 || config.strategy.spsaDraws < 1)
    return "spsa_step must lie between 0 and 0.1 and spsa_draws be at least 1";
  if (config.run.trainList.empty() || config.run.validList.empty())
    return "train_list and valid_list are needed";
  return trainConfigProblem(config.run);
}

}  // namespace

Result<TransferConfig> loadTransferConfig(const fs::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  TransferConfig config;
  std::string system, size = "small";
  int rate = 24000;
  config.run.batch = 8;
  config.run.validExamples = 64;
  config.run.learningRate = 3e-4;
  reader->read("system", system);
  readCommonKeys(*reader, config.run);
  reader->read("strategy", config.strategy.name);
  reader->read("encoder", config.encoder);
  reader->read("size", size);
  reader->read("loss", config.loss);
  reader->read("sample_rate", rate);
  reader->read("frames", config.frames);
  reader->read("spsa_step", config.strategy.spsaStep);
  reader->read("spsa_draws", config.strategy.spsaDraws);
  reader->read("equaliser_proxy", config.strategy.equaliserProxy);
  reader->read("compressor_proxy", config.strategy.compressorProxy);
  if (auto finished = reader->finish(); !finished) return tl::unexpected(finished.error());
  config.run.sampleRates = {rate};
  config.run.examples = config.run.steps * config.run.batch;
  config.size = sizeNamed(size);
  config.strategy.size = config.size;
  config.strategy.seed = config.run.seed;
  config.strategy.threads = stepThreads(config.run);
  if (const std::string problem = problemOf(config, size); !problem.empty()) return reader->problem(problem);
  return config;
}

}  // namespace semblance
